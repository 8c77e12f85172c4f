import { describe, expect, it } from 'vitest';
import { takeRequestStep } from '#electron/data/bonus/request-step.ts';
import { Writer } from '#db/write/writer.ts';
import { testContext } from '#test/support/data-context.ts';
import { refusalOf } from '#test/support/refusal.ts';
import { person } from '#test/support/resellers.ts';
import { done, trainingDesk, trainingNow, type TrainingDesk } from '#test/support/trainings.ts';

type TaskRow = { state: string; kind: string; title: string; critical: number; pk: number };

function tasks(desk: TrainingDesk): TaskRow[] {
  return desk.db
    .prepare<[], TaskRow>(
      `SELECT state, kind, title, critical, registration_pk AS pk FROM task
       WHERE deleted_at IS NULL ORDER BY pk`,
    )
    .all();
}

const move = (
  desk: TrainingDesk,
  pk: number | undefined,
  to: 'confirmed' | 'cancelled' | 'received',
) => done(desk.handlers['registration-transition']({ pks: [pk ?? 0], to, reason: null }));

describe('the task of a registration', () => {
  it('is open until the registration is confirmed', () => {
    const desk = trainingDesk();
    const { session } = desk.session();
    const [pk] = desk.register(session.pk, 'Ромашка', 'Иванов Иван');
    const open = { state: 'open', kind: 'registration', critical: 0, pk };
    expect(tasks(desk)).toEqual([{ ...open, title: 'Иванов Иван — Курс 1, 10.12.2026' }]);
    move(desk, pk, 'received');
    expect(tasks(desk)).toMatchObject([open]);
    move(desk, pk, 'confirmed');
    expect(tasks(desk)).toMatchObject([{ state: 'done' }]);
    desk.undo.undo();
    expect(tasks(desk)).toMatchObject([open]);
  });

  it('tells of the session and the name that the registration has now', () => {
    const desk = trainingDesk();
    const { session: far } = desk.session();
    const near = desk.session({ startsOn: '2026-11-26' }).session;
    const [pk] = desk.register(far.pk, 'Ромашка', 'Иванов Иван');
    done(
      desk.handlers['registration-patch']({ pk: pk ?? 0, fields: { participant: 'Иванов Ян' } }),
    );
    expect(tasks(desk)).toMatchObject([{ title: 'Иванов Ян — Курс 1, 10.12.2026', critical: 0 }]);
    done(desk.handlers['registration-transfer']({ pk: pk ?? 0, sessionPk: near.pk }));
    expect(tasks(desk)).toMatchObject([{ state: 'open', critical: 1 }]);
    expect(tasks(desk)[0]?.title).toMatch(/^Иванов Ян — .*, 26\.11\.2026$/);
    const fields = { startsOn: '2026-12-17', endsOn: '2026-12-17' };
    done(desk.handlers['session-patch']({ pk: near.pk, fields }));
    expect(tasks(desk)[0]?.title).toMatch(/^Иванов Ян — .*, 17\.12\.2026$/);
    // The words of a person stay.
    desk.db.prepare("UPDATE task SET title = 'Позвонить Яну'").run();
    done(desk.handlers['registration-transfer']({ pk: pk ?? 0, sessionPk: far.pk }));
    expect(tasks(desk)).toMatchObject([{ title: 'Позвонить Яну' }]);
  });

  it('is critical when the session begins within three working days', () => {
    const desk = trainingDesk();
    // Monday: three working days later it is Thursday.
    const thursday = desk.session({ startsOn: '2026-11-26' }).session;
    const friday = desk.session({ startsOn: '2026-11-27' }).session;
    desk.register(thursday.pk, 'Ромашка', 'Иванов Иван');
    desk.register(friday.pk, 'Ромашка', 'Иванов Иван');
    expect(tasks(desk).map(({ critical }) => critical)).toEqual([1, 0]);
  });

  it('is not made for the waiting list, but when a seat comes, to tell so', () => {
    const desk = trainingDesk();
    const { session } = desk.session({ seats: 1 });
    const [first, second] = desk.register(session.pk, 'Ромашка', 'Иванов Иван', 'Петров Пётр');
    expect(tasks(desk).map(({ pk }) => pk)).toEqual([first]);
    move(desk, first, 'cancelled');
    expect(tasks(desk)).toMatchObject([
      { pk: first, state: 'done' },
      { pk: second, state: 'open' },
    ]);
  });

  it('is closed for everyone when the session is cancelled', () => {
    const desk = trainingDesk();
    const { session } = desk.session({ seats: 5 });
    desk.register(session.pk, 'Ромашка', 'Иванов Иван', 'Петров Пётр');
    done(desk.handlers['session-cancel']({ pk: session.pk, reason: 'тренер болен' }));
    expect(tasks(desk).map(({ state }) => state)).toEqual(['done', 'done']);
    desk.undo.undo();
    expect(tasks(desk).map(({ state }) => state)).toEqual(['open', 'open']);
  });
});

/** A desk with a session of 100 points a seat, and a reseller that has 250. */
function pricedDesk() {
  const desk = trainingDesk();
  const { session } = desk.session({ seats: 5, pricePoints: 100 });
  const resellerPk = desk.resellers['Ромашка'] ?? 0;
  new Writer(desk.db).transaction(person, (tx) => {
    tx.create('bonus-entry', { resellerPk, kind: 'adjustment', points: 250, at: trainingNow });
  });
  const available = (): number =>
    desk.db
      .prepare<[number], number>('SELECT sum(points) FROM bonus_entry WHERE reseller_pk = ?')
      .pluck()
      .get(resellerPk) ?? 0;
  return { desk, session, available };
}

describe('a session that costs points', () => {
  it('reserves them with each registration and gives them back when it is cancelled', () => {
    const { desk, session, available } = pricedDesk();
    const [one] = desk.register(session.pk, 'Ромашка', 'Иванов Иван', 'Петров Пётр');
    expect(available()).toBe(50);
    move(desk, one, 'cancelled');
    expect(available()).toBe(150);
    done(desk.handlers['session-cancel']({ pk: session.pk, reason: 'тренер болен' }));
    expect(available()).toBe(250);
  });

  it('registers nobody when the points do not suffice for all', () => {
    const { desk, session, available } = pricedDesk();
    expect(
      refusalOf(() => desk.register(session.pk, 'Ромашка', 'Иванов', 'Петров', 'Сидоров')),
    ).toBe('bonus/insufficient');
    expect(available()).toBe(250);
    expect(done(desk.handlers['session-card']({ pk: session.pk })).registrations).toEqual([]);
    expect(tasks(desk)).toEqual([]);
  });

  it('is answered by a cancellation, not taken back: the ledger only grows', () => {
    const { desk, session } = pricedDesk();
    desk.register(session.pk, 'Ромашка', 'Иванов Иван');
    expect(refusalOf(() => desk.undo.undo())).toBe('undo/final');
    const { registrations } = done(desk.handlers['session-card']({ pk: session.pk }));
    expect(registrations).toMatchObject([{ participant: 'Иванов Иван', state: 'submitted' }]);
  });

  it('confirms nobody whose points were refused', () => {
    const { desk, session } = pricedDesk();
    const [pk] = desk.register(session.pk, 'Ромашка', 'Иванов Иван');
    const writer = new Writer(desk.db, () => trainingNow);
    const context = testContext({ db: desk.db, writer }, { now: () => trainingNow });
    const requestPk = desk.db
      .prepare<[number], number>('SELECT request_pk FROM training_registration WHERE pk = ?')
      .pluck()
      .get(pk ?? 0);
    writer.transaction(person, (tx) => {
      takeRequestStep(tx, context, requestPk ?? 0, 'decline', { reason: 'нет лимита' });
    });
    expect(refusalOf(() => move(desk, pk, 'confirmed'))).toBe('training/not-paid');
    const { registrations } = done(desk.handlers['session-card']({ pk: session.pk }));
    expect(registrations).toMatchObject([{ payment: 'declined', state: 'submitted' }]);
    move(desk, pk, 'cancelled');
  });

  it('pays another price when a registration moves to a session with another price', () => {
    const { desk, session, available } = pricedDesk();
    const cheap = desk.session({ pricePoints: 30, startsOn: '2026-12-20' }).session;
    const free = desk.session({ startsOn: '2026-12-21' }).session;
    const [pk] = desk.register(session.pk, 'Ромашка', 'Иванов Иван');
    done(desk.handlers['registration-transfer']({ pk: pk ?? 0, sessionPk: cheap.pk }));
    expect(available()).toBe(220);
    done(desk.handlers['registration-transfer']({ pk: pk ?? 0, sessionPk: free.pk }));
    expect(available()).toBe(250);
  });
});
