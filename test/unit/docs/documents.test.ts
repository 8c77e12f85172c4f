import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repositoryRoot } from '#test/support/paths.ts';

const documents = globSync(['*.md', 'docs/**/*.md'], { cwd: repositoryRoot }).sort();
const read = (path: string): string => readFileSync(join(repositoryRoot, path), 'utf8');

/** Links and pictures of a document, code left out. */
function targetsOf(text: string): string[] {
  const prose = text.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/!?\[[^\]]*\]\(([^)\s]+)\)/g)].flatMap(([, target]) => target ?? []);
}

/** The name by which a heading can be linked to, as GitHub makes it. */
function anchorOf(heading: string): string {
  return heading
    .replaceAll('`', '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
}

function anchorsOf(text: string): ReadonlySet<string> {
  return new Set(
    [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) => anchorOf(heading ?? '')),
  );
}

describe.each(documents)('%s', (document) => {
  const local = targetsOf(read(document)).filter((target) => !/^[a-z]+:/.test(target));

  it('links to files and headings that exist', () => {
    const broken = local.filter((target) => {
      const [path = '', anchor] = target.split('#');
      const file =
        path === ''
          ? join(repositoryRoot, document)
          : resolve(repositoryRoot, dirname(document), path);
      if (!existsSync(file)) return true;
      return (
        anchor !== undefined &&
        !anchorsOf(readFileSync(file, 'utf8')).has(decodeURIComponent(anchor))
      );
    });
    expect(broken).toEqual([]);
  });
});

describe('README and CONTRIBUTING', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const builtIn = new Set(['ci', 'start', 'test']);

  it.each(['README.md', 'CONTRIBUTING.md'])('name only scripts that exist: %s', (document) => {
    const commands = [...read(document).matchAll(/(?:`|^)npm (run )?([a-z0-9-]+)/gm)];
    expect(commands.length).toBeGreaterThan(0);
    const missing = commands.filter(([, run, name = '']) =>
      run === undefined ? !builtIn.has(name) : scripts[name] === undefined,
    );
    expect(missing.map(([text]) => text)).toEqual([]);
  });

  it('name scripts whose files exist', () => {
    const files = Object.values(scripts).flatMap((line) => /^node (\S+)/.exec(line)?.[1] ?? []);
    expect(files.filter((file) => !existsSync(join(repositoryRoot, file)))).toEqual([]);
  });

  it('show the folders that there are', () => {
    const rows = [...read('README.md').matchAll(/^\| `([a-z]+)` +\|/gm)].flatMap(
      ([, name]) => name ?? [],
    );
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.filter((name) => !existsSync(join(repositoryRoot, name)))).toEqual([]);
  });
});

describe('the pictures', () => {
  const shown = new Set(
    documents.flatMap((document) =>
      targetsOf(read(document))
        .filter((target) => target.endsWith('.png'))
        .map((target) =>
          relative(repositoryRoot, resolve(repositoryRoot, dirname(document), target)),
        ),
    ),
  );

  it('are shown by README and guide', () => {
    expect(shown.size).toBeGreaterThan(10);
    expect(targetsOf(read('README.md')).some((target) => target.endsWith('.png'))).toBe(true);
  });

  it('are real, and small enough to clone', () => {
    for (const picture of globSync('docs/pictures/*.png', { cwd: repositoryRoot })) {
      const bytes = readFileSync(join(repositoryRoot, picture));
      expect(bytes.subarray(1, 4).toString('latin1'), picture).toBe('PNG');
      expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], picture).toEqual([1366, 768]);
      expect(bytes.length, picture).toBeLessThan(200 * 1024);
    }
  });
});
