import { describe, expect, it } from 'vitest';
import { reverseGroup } from '#db/repositories/change-groups.ts';
import { ResellerCards } from '#db/repositories/reseller-card.ts';
import { Timeline } from '#db/repositories/timeline.ts';
import { tempDatabase } from '#test/support/database.ts';
import { person, withResellers } from '#test/support/resellers.ts';

function prepared() {
  const { db } = tempDatabase();
  const { writer, pks } = withResellers(db, [
    { name: 'Ромашка', city: 'Москва', contacts: ['Иванова'], phones: ['+74951234567'] },
  ]);
  return { db, writer, pk: pks['Ромашка'] ?? 0, cards: new ResellerCards(db) };
}

describe('taking a step back', () => {
  it('brings back every value of the step, and again makes the step when reversed twice', () => {
    const { db, writer, pk, cards } = prepared();
    const before = cards.read(pk);
    const group = writer.transaction(person, (tx) => {
      tx.patch('reseller', pk, { city: 'Тверь', name: 'Лютик', level: 'gold' });
      tx.remove('phone', before?.phones[0]?.pk ?? 0);
      tx.create('email', { resellerPk: pk, address: 'a@b.example' });
      return tx.groupNo;
    });
    const after = cards.read(pk);
    const back = reverseGroup(db, writer, group, 'я');
    expect({ ...cards.read(pk), updatedAt: 0 }).toEqual({ ...before, updatedAt: 0 });
    reverseGroup(db, writer, back.groupNo, 'я');
    expect({ ...cards.read(pk), updatedAt: 0 }).toEqual({ ...after, updatedAt: 0 });
  });

  it('refuses whole when someone has changed one of the values since', () => {
    const { db, writer, pk, cards } = prepared();
    const group = writer.transaction(person, (tx) => {
      tx.patch('reseller', pk, { city: 'Тверь', level: 'gold' });
      return tx.groupNo;
    });
    writer.transaction({ actor: 'другой', batchPk: null }, (tx) =>
      tx.patch('reseller', pk, { city: 'Омск' }),
    );
    expect(() => reverseGroup(db, writer, group, 'я')).toThrow(
      expect.objectContaining({ code: 'undo/changed-since' }),
    );
    expect(cards.read(pk)).toMatchObject({ city: 'Омск', level: 'gold' });
  });
});

describe('the timeline', () => {
  it('shows everything once, newest first, page by page', () => {
    const { db, writer, pk } = prepared();
    for (let index = 0; index < 25; index += 1) {
      writer.transaction(person, (tx) => {
        tx.create('interaction', {
          resellerPk: pk,
          channel: 'call-in',
          state: 'done',
          // Several at one instant: a page must not lose those behind its end.
          occurredAt: 1000 + Math.floor(index / 4),
          topic: `Тема ${String(index)}`,
        });
        if (index % 5 === 0) {
          tx.create('note', { resellerPk: pk, text: 'заметка', author: 'я', at: 1000 + index });
        }
      });
    }
    const timeline = new Timeline(db);
    const whole = timeline.page(pk, 500).entries;
    const paged: string[] = [];
    let before: { at: number; key: string } | undefined;
    for (;;) {
      const page = timeline.page(pk, 7, before);
      paged.push(...page.entries.map((entry) => entry.key));
      before = page.entries.at(-1);
      if (!page.more) break;
    }
    expect(paged).toEqual(whole.map((entry) => entry.key));
    expect(new Set(paged).size).toBe(paged.length);
    expect(whole.filter((entry) => entry.kind === 'call-in')).toHaveLength(25);
    expect(whole.map((entry) => entry.at)).toEqual(
      whole.map((entry) => entry.at).sort((a, b) => b - a),
    );
    expect(timeline.page(pk, 500, undefined, ['note']).entries).toHaveLength(5);
  });

  it('says who changed which field when, from what to what', () => {
    const { db, writer, pk } = prepared();
    const before = Date.now();
    writer.transaction(person, (tx) => tx.patch('reseller', pk, { city: 'Тверь' }));
    const [change, ...others] = new Timeline(db).history(pk, 'city');
    expect(others).toEqual([]);
    expect(change).toMatchObject({
      ...{ field: 'city', oldValue: 'Москва', newValue: 'Тверь', actor: person.actor },
    });
    expect(change?.at).toBeGreaterThanOrEqual(before);
    expect(change?.at).toBeLessThanOrEqual(Date.now());
  });

  it('finds the entries of one reseller by an index', () => {
    const { db } = prepared();
    const plan = db
      .prepare<unknown[], { detail: string }>(
        `EXPLAIN QUERY PLAN SELECT pk FROM interaction WHERE reseller_pk = ? AND occurred_at <= ?
         AND deleted_at IS NULL ORDER BY occurred_at DESC, pk DESC LIMIT ?`,
      )
      .all(1, 1, 1)
      .map((row) => row.detail)
      .join();
    expect(plan).toContain('USING INDEX interaction_reseller');
    expect(plan).not.toContain('TEMP B-TREE');
  });
});
