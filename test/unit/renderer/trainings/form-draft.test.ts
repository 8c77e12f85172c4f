import { describe, expect, it } from 'vitest';
import {
  changeRow,
  emptyRow,
  mostRows,
  pasteNames,
  readFormDraft,
  removeRow,
  withRowAt,
} from '../../../../renderer/features/trainings/form-draft.ts';

const named = (...names: string[]) => names.map((name) => ({ ...emptyRow, name }));

describe('the draft of a registration', () => {
  it('reads what was kept, and an empty form from anything else', () => {
    const kept = { sessionPk: 3, rows: named('Петров Пётр') };
    expect(readFormDraft(JSON.stringify(kept))).toEqual(kept);
    for (const broken of [undefined, '', '{', '[]', '{"rows":[]}']) {
      expect(readFormDraft(broken)).toEqual({ sessionPk: null, rows: [emptyRow] });
    }
  });

  it('parts a participant from the contact when the name becomes another', () => {
    const rows = [{ ...emptyRow, name: 'Иванова Анна', contactPk: 7 }];
    expect(changeRow(rows, 0, { phone: '1' })[0]?.contactPk).toBe(7);
    expect(changeRow(rows, 0, { name: 'Иванова Алла' })[0]?.contactPk).toBeNull();
    expect(changeRow(rows, 0, { name: 'Котов', contactPk: 9 })[0]?.contactPk).toBe(9);
  });

  it('always has a row to type into, and never more than are taken', () => {
    expect(removeRow(named('Котов'), 0)).toEqual([emptyRow]);
    expect(withRowAt(named('Котов'), 1)).toHaveLength(2);
    expect(withRowAt(named('Котов', 'Орлов'), 1)).toHaveLength(2);
    const full = Array.from({ length: mostRows }, () => emptyRow);
    expect(withRowAt(full, mostRows)).toHaveLength(mostRows);
  });

  it('puts pasted names into the row and behind it', () => {
    const rows = pasteNames(named('', 'Орлов'), 0, ['Котов', 'Лисин']);
    expect(rows.map(({ name }) => name)).toEqual(['Котов', 'Лисин', 'Орлов']);
  });
});
