import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrateStore } from '#server/store/migrate.ts';
import type { Store } from '#server/store/sql.ts';
import { openDesk } from '#test/support/server/desk.ts';
import { openEmpty } from '#test/support/server/embedded.ts';
import { openOffice } from '#test/support/server/office.ts';

let store: Store;
beforeAll(async () => {
  store = await openEmpty();
  await migrateStore(store);
});
afterAll(() => store.close());

type Desk = ReturnType<typeof openDesk>;
const anna = { actor: 'Анна', batchPk: null };
const noteOf = ({ db }: Desk): unknown => db.prepare('SELECT note FROM reseller').pluck().get();
const write = (desk: Desk, note: string): void => {
  desk.writer.transaction(anna, (tx) => tx.patch('reseller', 1, { note }));
};

it('shows what stands at head office when it holds what was typed while the log was read', async () => {
  const office = await openOffice({ store }, 'own edit inside');
  const [first, second] = [openDesk(office), openDesk(office)];
  await first.enrol(await office.code());
  await second.enrol(await office.code());
  first.writer.transaction(anna, (tx) =>
    tx.create('reseller', {
      ...{ name: 'Ромашка', status: 'candidate', hiddenInSource: 0 },
      note: 'one two three four five',
    }),
  );
  await first.sync();
  await second.sync();
  write(first, 'ONE two three FOUR five');
  await first.sync();
  // Typed after the push of the exchange and before the page is stored: it keeps its place.
  const pull = second.store.takePage.bind(second.store);
  second.store.takePage = (...page) => {
    write(second, 'ONE two three four five');
    second.store.takePage = pull;
    return pull(...page);
  };
  await second.sync();
  await second.sync();
  expect(noteOf(second)).toBe('ONE two three FOUR five');
});
