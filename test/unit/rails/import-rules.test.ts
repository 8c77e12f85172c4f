import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import type { ICruiseOptions, ICruiseResult, IFlattenedRuleSet } from 'dependency-cruiser';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { repositoryRoot } from '#test/support/paths.ts';

const rules = createRequire(import.meta.url)(join(repositoryRoot, '.dependency-cruiser.cjs')) as {
  readonly forbidden: IFlattenedRuleSet['forbidden'];
  readonly options: ICruiseOptions;
};

/** Each rule with a file that breaks it. */
const planted: Readonly<Record<string, readonly [file: string, source: string]>> = {
  '1-domain-is-pure': ['domain/a.ts', "import 'node:fs';"],
  '1-contract-knows-domain-and-zod': ['contract/a.ts', "import '#db/good.ts';"],
  '2-db-knows-data-only': ['db/a.ts', "import type { App } from 'electron';"],
  '2-only-db-knows-sqlite': ['electron/data/a.ts', "import 'better-sqlite3';"],
  '3-use-cases-know-no-electron': ['electron/cli/a.ts', "import type { App } from 'electron';"],
  '3-use-cases-know-no-window': ['electron/data/b.ts', "import '#electron/main/good.ts';"],
  '3-only-workbooks-know-spreadsheets': ['electron/data/c.ts', "import 'exceljs';"],
  '3-only-one-file-hashes-passwords': ['electron/data/e.ts', "import 'hash-wasm';"],
  '4-main-touches-no-data': ['electron/main/a.ts', "import type { Good } from '#db/good.ts';"],
  '5-window-is-only-a-window': ['renderer/lib/a.ts', "import type { App } from 'electron';"],
  '5-window-knows-no-node': ['renderer/lib/b.ts', "import 'node:path';"],
  '5-window-loads-no-schema': ['renderer/lib/d.ts', "import '#contract/good.ts';"],
  '5-features-stand-alone': ['renderer/features/one/a.ts', "import '../two/good.ts';"],
  '5-app-is-on-top': ['renderer/lib/c.ts', "import '../app/good.ts';"],
  '5-components-know-no-feature': ['renderer/components/a.ts', "import '../features/two/good.ts';"],
  '6-server-knows-domain-and-contract': ['server/a.ts', "import '#db/good.ts';"],
  '6-only-store-knows-postgres': ['server/rules/a.ts', "import 'pg';"],
  '7-no-cycles': ['domain/cycle.ts', "import './one-way.ts';"],
  '7-nothing-imports-tests': ['electron/data/d.ts', "import '#test/good.ts';"],
  'imports-resolve': ['domain/b.ts', "import './nowhere.ts';"],
};

const good = ['contract', 'db', 'electron/main', 'renderer/app', 'renderer/features/two', 'test'];
let folder: string;
let found: ReadonlySet<string>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ic-rules-'));
  cpSync(join(repositoryRoot, 'package.json'), join(folder, 'package.json'));
  cpSync(join(repositoryRoot, 'tsconfig.json'), join(folder, 'tsconfig.json'));
  symlinkSync(join(repositoryRoot, 'node_modules'), join(folder, 'node_modules'));
  for (const area of good) write(`${area}/good.ts`, 'export type Good = string;');
  write('domain/one-way.ts', "import './cycle.ts';");
  for (const [file, source] of Object.values(planted)) write(file, source);
  const areas = ['domain', 'contract', 'db', 'electron', 'renderer', 'server', 'test'];
  const options: ICruiseOptions = {
    ...rules.options,
    baseDir: folder,
    preserveSymlinks: true,
    validate: true,
    ruleSet: { forbidden: rules.forbidden },
  };
  const { output } = await cruise(areas, options, rules.options.enhancedResolveOptions);
  const { violations } = (output as ICruiseResult).summary;
  found = new Set(violations.map(({ rule, from }) => `${rule.name}: ${from}`));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each(Object.entries(planted))('reports what breaks rule %s', (rule, [file]) => {
  expect(found).toContain(`${rule}: ${file}`);
});

it('has a planted violation for every rule', () => {
  const names = (rules.forbidden ?? []).map(({ name }) => name);
  expect(Object.keys(planted).sort()).toEqual([...names].sort());
});

function write(file: string, source: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), `${source}\n`);
}
