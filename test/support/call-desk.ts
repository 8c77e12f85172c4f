import type { Database } from '#db/database.ts';
import type { DataContext } from '#electron/data/context.ts';
import { createCallDesk } from '#electron/data/interaction/call-desk.ts';
import { createInteractionHandlers } from '#electron/data/interaction/handlers.ts';
import { UndoStack } from '#electron/data/reseller/undo-stack.ts';
import type { SoftphoneService } from '#electron/data/softphone/softphone.ts';
import { tempDatabase } from './database.ts';
import { testContext } from './data-context.ts';
import { person, withResellers, type ResellerSample } from './resellers.ts';

/** Wednesday, 26.11.2025, 11:20 in Moscow. */
export const deskNow = Date.UTC(2025, 10, 26, 8, 20);

export const callers: readonly ResellerSample[] = [
  {
    name: 'Альфа',
    legalForm: 'ООО',
    city: 'Москва',
    phones: ['+74951234567'],
    contacts: ['Иванова Анна'],
  },
  { name: 'Бета', city: 'Казань', phones: ['+74957654321'] },
  { name: 'Бета Филиал', city: 'Казань', phones: ['+74957654321'] },
];

/** The number of the one contact. */
export const annasMobile = '+79161112233';

/** Calls over a real file with three resellers, two of which share a number, and a clock to turn. */
export function openDesk(parts: Partial<DataContext> = {}) {
  const { db } = tempDatabase();
  const { writer, pks } = withResellers(db, callers);
  const contactPk = Number(rowsOf(db, 'contact')[0]?.['pk']);
  writer.transaction(person, (tx) =>
    tx.create('phone', { resellerPk: Number(pks['Альфа']), contactPk, e164: annasMobile }),
  );
  const clock = { now: deskNow };
  const context = testContext({ db, writer }, { now: () => clock.now, ...parts });
  const undo = new UndoStack(context);
  const desk = createCallDesk(context, undo);
  const softphone = { handlers: {} } as unknown as SoftphoneService;
  const handlers = createInteractionHandlers(context, { undo, desk, softphone });
  const pass = (seconds: number): void => {
    clock.now += seconds * 1000;
  };
  const pk = (name: string): number => {
    const found = pks[name];
    if (found === undefined) throw new Error(`no reseller ${name}`);
    return found;
  };
  return { db, writer, context, undo, desk, handlers, pass, pk, clock };
}

/** Every row of a table that is not deleted, by its columns. */
export function rowsOf(db: Database, table: string): readonly Record<string, unknown>[] {
  return db
    .prepare<[], Record<string, unknown>>(
      `SELECT * FROM ${table} WHERE deleted_at IS NULL ORDER BY pk`,
    )
    .all();
}
