import { expect, test } from 'vitest';
import { formatInstant } from '#domain/calendar/instant.ts';
import {
  openRequestTask,
  settleRequestTask,
  touchRequestTask,
} from '#electron/data/task/request-task.ts';
import { testContext } from '#test/support/data-context.ts';
import { tempDatabase } from '#test/support/database.ts';
import { person, withResellers } from '#test/support/resellers.ts';
import { officeZone } from '#test/support/working-time.ts';

const taken = Date.parse('2026-11-19T10:30:00Z');

function office(at = taken) {
  const { db } = tempDatabase();
  const { writer, pks } = withResellers(db, [{ name: 'Альфа' }]);
  const clock = { now: at };
  const context = testContext({ db, writer }, { actor: () => 'Ким Е.', now: () => clock.now });
  const resellerPk = pks['Альфа'] ?? 0;
  const requestPk = writer.transaction(person, (tx) =>
    tx.create('bonus-request', { resellerPk, kind: 'souvenirs', state: 'submitted', points: 5 }),
  );
  const open = () =>
    writer.transaction(person, (tx) =>
      openRequestTask(tx, context, {
        kind: 'bonus-request',
        resellerPk,
        requestPk,
        title: 'Сувениры',
        critical: true,
      }),
    );
  const task = (pk: number) =>
    db.prepare<[number], Record<string, unknown>>('SELECT * FROM task WHERE pk = ?').get(pk);
  return { db, writer, context, clock, requestPk, open, task };
}

test('a request becomes a task of whoever took it, due in three working days', () => {
  const { open, task } = office();
  const row = task(open());
  expect(row).toMatchObject({
    owner: 'Ким Е.',
    created_by: 'Ким Е.',
    kind: 'bonus-request',
    state: 'open',
    critical: 1,
    touched_at: taken,
  });
  // Thursday over the weekend to Tuesday.
  expect(formatInstant(Number(row?.['due_at']), officeZone)).toBe('24.11.2026 13:30');
});

test('a decided request settles its open task, once', () => {
  const { writer, context, clock, requestPk, open, task } = office();
  const pk = open();
  clock.now += 60_000;
  const settle = () =>
    writer.transaction(person, (tx) => {
      settleRequestTask(tx, context, { requestPk });
      return tx.entities.size;
    });
  expect(settle()).toBe(1);
  expect(task(pk)).toMatchObject({ state: 'done', done_at: clock.now });
  expect(settle()).toBe(0);
});

test('a touched request keeps its task open, touched now', () => {
  const { writer, context, clock, requestPk, open, task } = office();
  const pk = open();
  clock.now += 60_000;
  writer.transaction(person, (tx) => touchRequestTask(tx, context, { requestPk }));
  expect(task(pk)).toMatchObject({ state: 'open', touched_at: clock.now });
});

test('a due time in a year without a calendar is refused, and nothing is written', () => {
  const { db, open } = office(Date.parse('2026-12-29T10:00:00Z'));
  expect(open).toThrow(expect.objectContaining({ code: 'calendar/year-missing' }) as Error);
  expect(db.prepare('SELECT count(*) FROM task').pluck().get()).toBe(0);
});
