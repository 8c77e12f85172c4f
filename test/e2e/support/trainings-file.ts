import { migrations } from '#db/migrations/index.ts';
import { openData } from '#db/open.ts';
import type { NewRow } from '#db/write/entities.ts';
import { Writer } from '#db/write/writer.ts';
import { addDays } from '#domain/calendar/month-grid.ts';
import { participantKey } from '#domain/training/participant.ts';
import { person } from '#test/support/resellers.ts';

/** The day so many days from now, as a date of a session. */
export function dayFromNow(days: number): string {
  return addDays(new Date().toISOString().slice(0, 10), days);
}

/**
 * Trainings in a data file with resellers: «Печать на этикетках» in Kazan with three seats, one of
 * them taken (1), «Сервис» in Samara (2), «Продажи» online with one seat that is taken and one who
 * waits (3), «Сервис» that was last week with two confirmed (4).
 */
export function fillTrainings(file: string): void {
  const data = openData(file, migrations, { upkeepEveryMs: 0 });
  const writer = new Writer(data.db);
  const now = Date.now();
  writer.transaction(person, (tx) => {
    const [labels = 0, service = 0, sales = 0] = [
      'Печать на этикетках',
      'Сервис принтеров',
      'Продажи: первый год',
    ].map((name) => tx.create('training-course', { name, active: 1 }));
    const session = (row: Partial<NewRow<'training-session'>> & { coursePk: number }): number =>
      tx.create('training-session', {
        ...{ startsOn: dayFromNow(14), seats: 12, pricePoints: 0, online: 0, state: 'planned' },
        ...row,
      });
    const register = (
      sessionPk: number,
      participant: string,
      state: NewRow<'training-registration'>['state'],
      resellerPk: number,
    ): number =>
      tx.create('training-registration', {
        ...{ sessionPk, resellerPk, participant, state },
        participantKey: participantKey(participant),
        registeredAt: now - 60_000,
        registeredBy: 'Белова Ирина',
      });
    const kazan = session({
      coursePk: labels,
      city: 'Казань',
      seats: 3,
      startsAt: '10:00',
      place: 'Отель «Волга», зал 2',
      trainer: 'Громов Сергей',
      deadline: dayFromNow(10),
    });
    session({ coursePk: service, city: 'Самара', startsOn: dayFromNow(9), endsOn: dayFromNow(10) });
    const online = session({ coursePk: sales, online: 1, seats: 1, startsOn: dayFromNow(5) });
    const past = session({ coursePk: service, city: 'Казань', startsOn: dayFromNow(-7) });
    register(kazan, 'Сидоров Олег', 'submitted', 1);
    register(online, 'Котов Илья', 'confirmed', 5);
    register(online, 'Лисина Вера', 'waitlisted', 7);
    register(past, 'Орлов Денис', 'confirmed', 1);
    register(past, 'Зуева Мария', 'confirmed', 3);
  });
  data.close();
}
