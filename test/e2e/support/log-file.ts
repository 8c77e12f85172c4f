import { migrations } from '#db/migrations/index.ts';
import { openData } from '#db/open.ts';
import { Writer } from '#db/write/writer.ts';
import { person } from '#test/support/resellers.ts';

const day = 86_400_000;
const topics = ['Бонусы', 'Тренинги', 'Претензия'] as const;

/** Sixty interactions of the last sixty days, the newest today. */
export function fillLog(file: string): void {
  const data = openData(file, migrations, { upkeepEveryMs: 0 });
  const writer = new Writer(data.db);
  writer.transaction(person, (tx) => {
    for (let at = 0; at < 60; at += 1) {
      const missed = at % 20 === 7;
      tx.create('interaction', {
        resellerPk: (at % 10) + 1,
        channel: at % 3 === 0 ? 'email' : 'call-in',
        direction: 'in',
        state: 'done',
        missed: missed ? 1 : null,
        occurredAt: Date.now() - at * day - 60_000,
        durationS: at % 3 === 0 ? null : 60 + at,
        operator: at % 2 === 0 ? 'Соколова А.' : 'Ким Е.',
        topic: topics[at % 3] ?? null,
        outcome: missed ? null : 'Вопрос решён',
        text: `Разговор номер ${at}: =2+2`,
        phone: '+74951001004',
      });
    }
  });
  data.close();
}
