import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backupName, parseBackupName, stemOf } from '#db/backup/backup-name.ts';

const digest = fc.stringMatching(/^[0-9a-f]{32}$/);
const instant = fc.integer({ min: 0, max: 4_000_000_000_000 });

describe('the name of a backup', () => {
  it('tells its instant and digest', () => {
    fc.assert(
      fc.property(instant, digest, (at, hex) => {
        expect(parseBackupName(backupName('data', at, hex), 'data')).toEqual({ at, digest: hex });
      }),
    );
  });

  it('is only of its own data file', () => {
    const name = backupName('data', 0, '0'.repeat(32));
    expect(name).toBe(`data-19700101T000000000Z-${'0'.repeat(32)}.backup`);
    expect(parseBackupName(name, 'other')).toBeNull();
    expect(parseBackupName(`.${name}`, 'data')).toBeNull();
    expect(parseBackupName('data-doubtful.backup', 'data')).toBeNull();
  });

  it('begins with the name of the data file without its ending', () => {
    expect(stemOf('/home/anna/центр.db')).toBe('центр');
  });
});
