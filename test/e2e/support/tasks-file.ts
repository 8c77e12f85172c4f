import { migrations } from '#db/migrations/index.ts';
import { openData } from '#db/open.ts';
import type { NewRow } from '#db/write/entities.ts';
import { Writer } from '#db/write/writer.ts';
import { person } from '#test/support/resellers.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** Work of a day: what is late, what is to be done, a request that lay for weeks, what comes later. */
export function fillTasks(file: string): void {
  const data = openData(file, migrations, { upkeepEveryMs: 0 });
  const writer = new Writer(data.db);
  const now = Date.now();
  const task = (
    row: Partial<NewRow<'task'>> & { title: string; dueAt: number },
  ): NewRow<'task'> => ({
    kind: 'follow-up',
    owner: null,
    state: 'open',
    priority: 0,
    critical: 0,
    escalation: 0,
    touchedAt: now,
    ...row,
  });
  writer.transaction(person, (tx) => {
    for (const [at, name] of ['Белова Ирина', 'Волков Пётр'].entries()) {
      tx.create('person', { name, login: `p${String(at)}`, groupPk: 1, active: 1 });
    }
    const interactionPk = tx.create('interaction', {
      resellerPk: 1,
      ...{ channel: 'call-in', direction: 'in', state: 'done', topic: 'Заказ и поставка' },
      occurredAt: now - day,
      text: 'Ждёт ответа по складу',
      phone: '+74951001004',
    });
    tx.create('task', task({ title: 'Прислать счёт', dueAt: now - hour, resellerPk: 2 }));
    tx.create(
      'task',
      task({
        title: 'Ответить по складу',
        dueAt: now - 2 * day,
        resellerPk: 1,
        critical: 1,
        interactionPk,
      }),
    );
    tx.create(
      'task',
      task({
        title: 'Пропущенный звонок',
        dueAt: now - 60_000,
        resellerPk: 3,
        kind: 'missed-call',
      }),
    );
    tx.create(
      'task',
      task({
        title: 'Согласовать макет',
        dueAt: now + 9 * day,
        resellerPk: 4,
        assignedBy: 'Громова',
      }),
    );
    tx.create('task', task({ title: 'Проверить договор', dueAt: now + 8 * day, resellerPk: 5 }));
    tx.create(
      'task',
      task({
        title: 'Иванов Иван: продажи',
        kind: 'registration',
        dueAt: now + 12 * day,
        resellerPk: 6,
        touchedAt: now - 30 * day,
        owner: 'Белова Ирина',
      }),
    );
  });
  data.close();
}
