import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importKinds, rowVerdicts } from '#contract/import.ts';
import { entityTables } from '#db/write/entities.ts';
import { registerFields } from '#domain/import/fields.ts';
import { resellerLevels } from '#domain/reseller/level.ts';
import { resellerStatuses, allowedTransitions } from '#domain/reseller/status.ts';
import { repositoryRoot } from '#test/support/paths.ts';

const glossary = readFileSync(join(repositoryRoot, 'docs', 'glossary.md'), 'utf8');
const inCode = new Set([...glossary.matchAll(/`([^`]+)`/g)].flatMap(([, word]) => word ?? []));

const lists: readonly (readonly [string, readonly string[]])[] = [
  ['status', resellerStatuses],
  ['level', resellerLevels],
  ['verdict', rowVerdicts],
  ['kind of import', importKinds],
  ['field of a register', registerFields],
  ['channel of an interaction', entityTables.interaction.channel.enumValues],
  ['state of an interaction', entityTables.interaction.state.enumValues],
  ['state of a task', entityTables.task.state.enumValues],
  ['state of a registration', entityTables['training-registration'].state.enumValues],
  ['state of a purchase report', entityTables['purchase-report'].state.enumValues],
  ['state of a bonus request', entityTables['bonus-request'].state.enumValues],
  ['entry of the ledger', entityTables['bonus-entry'].kind.enumValues],
];

describe('the glossary', () => {
  it.each(lists)('has each %s', (_name, words) => {
    expect(words.filter((word) => !inCode.has(word))).toEqual([]);
  });

  it('tells for each status where it may go, as the rules do', () => {
    for (const status of resellerStatuses) {
      const row = new RegExp(`^\\| \`${status}\` .*\\|([^|]+)\\|$`, 'm').exec(glossary)?.[1] ?? '';
      expect({ status, to: row.trim().split(', ').sort() }).toEqual({
        status,
        to: [...allowedTransitions(status)].sort(),
      });
    }
  });

  it('says statuses and levels on screen as the window does', () => {
    const texts = (name: string): Record<string, Record<string, string>> =>
      JSON.parse(
        readFileSync(join(repositoryRoot, 'renderer', 'locales', 'ru', name), 'utf8'),
      ) as Record<string, Record<string, string>>;
    const words = { ...texts('common.json')['status'], ...texts('resellers.json')['level'] };
    for (const [code, word] of Object.entries(words)) {
      expect(glossary).toMatch(new RegExp(`\\| \`${code}\` +\\| ${word} +\\|`));
    }
  });
});
