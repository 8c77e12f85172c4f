import { globSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { repositoryRoot } from '#test/support/paths.ts';
import type { CommandSpec } from '../../../renderer/lib/commands.ts';
import { chordText } from '../../../renderer/lib/key-chord.ts';

type Found = CommandSpec & { readonly id: string };

const commands: Found[] = [];

// Every table of commands that a feature names, found by its file, so that none is forgotten.
beforeAll(async () => {
  const files = globSync('renderer/**/commands.ts', { cwd: repositoryRoot });
  for (const file of files) {
    if (file.endsWith(join('lib', 'commands.ts'))) continue;
    const url = pathToFileURL(join(repositoryRoot, file)).href;
    const tables = (await import(/* @vite-ignore */ url)) as Record<string, unknown>;
    for (const table of Object.values(tables)) {
      if (typeof table !== 'object' || table === null) continue;
      for (const [id, spec] of Object.entries(table as Record<string, CommandSpec>)) {
        commands.push({ ...spec, id });
      }
    }
  }
});

/** What stands on one screen together: the global commands, and a screen with its card. */
const together: readonly (readonly CommandSpec['scope'][])[] = [
  ['global'],
  ['resellers', 'card'],
  ['call'],
  ['bonuses'],
  ['import'],
  ['settings'],
  ['head-office'],
];

describe('commands', () => {
  it('are found in the shell and in the features', () => {
    expect(commands.length).toBeGreaterThan(15);
  });

  it('have ids of their own', () => {
    const ids = commands.map(({ id }) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  it.each(together)('do not want the same key within the scopes %s', (...scopes) => {
    const owners = new Map<string, string[]>();
    for (const { id, scope, keys } of commands.filter((command) =>
      scopes.includes(command.scope),
    )) {
      for (const chord of keys ?? []) {
        const text = `${scope === 'card' && chord.code === 'Escape' ? 'card ' : ''}${chordText(chord)}`;
        owners.set(text, [...(owners.get(text) ?? []), id]);
      }
    }
    expect([...owners].filter(([, ids]) => ids.length > 1)).toEqual([]);
  });

  it('take no key of the frame on a screen, but for Esc, which is always "back"', () => {
    const keysOf = (global: boolean) =>
      commands
        .filter(({ scope }) => (scope === 'global') === global)
        .flatMap(({ keys }) => keys ?? [])
        .map((chord) => chordText(chord))
        .filter((text) => text !== 'Esc');
    const taken = new Set(keysOf(true));
    expect(keysOf(false).filter((text) => taken.has(text))).toEqual([]);
  });

  it('name physical keys', () => {
    const codes = commands.flatMap(({ keys }) => keys ?? []).map(({ code }) => code);
    const physical =
      /^(Key[A-Z]|Digit\d|F\d{1,2}|Escape|Enter|Delete|Insert|Home|End|PageUp|PageDown|Arrow(Up|Down|Left|Right)|Equal|Minus|Slash|Comma|Period|Space|Backspace)$/;
    expect(codes.filter((code) => !physical.test(code))).toEqual([]);
  });
});
