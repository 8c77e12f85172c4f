import { migrations } from '#db/migrations/index.ts';
import { openData } from '#db/open.ts';
import { Writer } from '#db/write/writer.ts';
import { createBonusHandlers } from '#electron/data/bonus/handlers.ts';
import { UndoStack } from '#electron/data/reseller/undo-stack.ts';
import { testContext } from '#test/support/data-context.ts';
import { person } from '#test/support/resellers.ts';

/** Points for those who call and ask, two requests that wait for a decision. */
export function fillBonuses(file: string): void {
  const data = openData(file, migrations, { upkeepEveryMs: 0 });
  const writer = new Writer(data.db);
  const context = testContext({ db: data.db, writer });
  const handlers = createBonusHandlers(context, new UndoStack(context));
  writer.transaction(person, (tx) => {
    for (const [resellerPk, points] of [
      [1, 5000],
      [4, 1500],
      [7, 2000],
    ] as const) {
      const at = Date.now() - 86_400_000;
      tx.create('bonus-entry', { resellerPk, kind: 'accrual', points, at, actor: 'Громова Е.' });
    }
  });
  const shared = { contactPk: null, interactionPk: null, submit: true } as const;
  void handlers['bonus-request-create']({
    ...shared,
    ...{ resellerPk: 1, kind: 'souvenirs', points: 300 },
    details: { items: 'Термокружки с логотипом', quantity: 40 },
  });
  void handlers['bonus-request-create']({
    ...shared,
    ...{ resellerPk: 7, kind: 'gift-cards', points: 1200 },
    details: { shop: 'Озон', quantity: 12, value: 5000 },
  });
  data.close();
}
