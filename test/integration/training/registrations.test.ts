import { describe, expect, it } from 'vitest';
import { refusalOf } from '#test/support/refusal.ts';
import {
  done,
  noReach,
  trainingDesk,
  trainingNow,
  type TrainingDesk,
} from '#test/support/trainings.ts';

const day = 86_400_000;

function statesOf(desk: TrainingDesk, sessionPk: number): Record<string, string> {
  const { registrations } = done(desk.handlers['session-card']({ pk: sessionPk }));
  return Object.fromEntries(
    (registrations ?? []).map(({ participant, state }) => [participant, state]),
  );
}

const move = (desk: TrainingDesk, pks: number[], to: 'confirmed' | 'cancelled' | 'attended') =>
  done(desk.handlers['registration-transition']({ pks, to, reason: null }));

describe('registering', () => {
  it('gives seats in the order of the names, the rest a place of the waiting list', () => {
    const desk = trainingDesk();
    const { session } = desk.session({ seats: 2 });
    const check = done(
      desk.handlers['registration-check']({
        sessionPk: session.pk,
        resellerPk: desk.resellers['Ромашка'] ?? 0,
        names: ['Иванов Иван', 'Петров Пётр', 'Сидорова Анна'],
      }),
    );
    expect(check.places).toEqual([{ seat: true }, { seat: true }, { seat: false, place: 1 }]);
    desk.register(session.pk, 'Ромашка', 'иванов иван', 'ПЕТРОВ ПЁТР', 'Сидорова Анна');
    expect(statesOf(desk, session.pk)).toEqual({
      'Иванов Иван': 'submitted',
      'Петров Пётр': 'submitted',
      'Сидорова Анна': 'waitlisted',
    });
    expect(done(desk.handlers['session-card']({ pk: session.pk })).session).toMatchObject({
      free: 0,
      unconfirmed: 2,
      waiting: 1,
    });
  });

  it('registers all or none', () => {
    const desk = trainingDesk();
    const { session } = desk.session();
    desk.register(session.pk, 'Ромашка', 'Иванов Иван');
    expect(
      refusalOf(() => desk.register(session.pk, 'Ромашка', 'Сидорова Анна', 'Иван Иванов')),
    ).toBe('training/duplicate-participant');
    expect(statesOf(desk, session.pk)).toEqual({ 'Иванов Иван': 'submitted' });
  });

  it('refuses the same person of any branch, asks about a similar one, lets a namesake of another company come', () => {
    const desk = trainingDesk();
    const { session } = desk.session({ seats: 9 });
    desk.register(session.pk, 'Ромашка', 'Иванов Иван');
    expect(refusalOf(() => desk.register(session.pk, 'Ромашка Самара', 'ИВАНОВ ИВАН'))).toBe(
      'training/duplicate-participant',
    );
    expect(refusalOf(() => desk.register(session.pk, 'Ромашка', 'Иванов И.'))).toBe(
      'training/similar-participant',
    );
    desk.register(session.pk, 'Лютик', 'Иванов Иван');
    const made = desk.handlers['registration-create']({
      sessionPk: session.pk,
      resellerPk: desk.resellers['Ромашка'] ?? 0,
      interactionPk: null,
      similarAllowed: true,
      participants: [{ name: 'Иванов И.', ...noReach }],
    });
    expect(done(made).registrations).toMatchObject([{ participant: 'Иванов И.' }]);
  });

  it('notices who is registered for another session of the course', () => {
    const desk = trainingDesk();
    const { session } = desk.session();
    const other = desk.session({ coursePk: session.coursePk, startsOn: '2026-12-20' });
    desk.register(session.pk, 'Ромашка', 'Иванов Иван');
    expect(
      done(
        desk.handlers['registration-check']({
          sessionPk: other.session.pk,
          resellerPk: desk.resellers['Ромашка Самара'] ?? 0,
          names: ['Иван Иванов'],
        }),
      ).notices,
    ).toEqual([
      {
        at: 0,
        kind: 'elsewhere',
        participant: 'Иванов Иван',
        startsOn: '2026-12-10',
        city: 'Казань',
      },
    ]);
  });

  it('is refused behind the deadline, and for a session that is over or cancelled', () => {
    const desk = trainingDesk();
    const { session } = desk.session({ deadline: '2026-12-01' });
    desk.at(Date.UTC(2026, 11, 1, 9));
    desk.register(session.pk, 'Ромашка', 'Иванов Иван');
    desk.at(Date.UTC(2026, 11, 2, 9));
    expect(refusalOf(() => desk.register(session.pk, 'Ромашка', 'Петров Пётр'))).toBe(
      'training/deadline-passed',
    );
    desk.at(Date.UTC(2026, 11, 11, 9));
    expect(refusalOf(() => desk.register(session.pk, 'Ромашка', 'Петров Пётр'))).toBe(
      'training/session-over',
    );
    const later = desk.session({ startsOn: '2027-01-10' }).session;
    done(desk.handlers['session-cancel']({ pk: later.pk, reason: 'тренер болен' }));
    expect(refusalOf(() => desk.register(later.pk, 'Ромашка', 'Петров Пётр'))).toBe(
      'training/session-cancelled',
    );
  });

  it('refuses a contact of another reseller and a name without letters', () => {
    const desk = trainingDesk();
    const { session } = desk.session();
    expect(refusalOf(() => desk.register(session.pk, 'Ромашка', '12 34'))).toBe(
      'training/participant-name',
    );
    expect(
      refusalOf(() =>
        desk.handlers['registration-create']({
          sessionPk: session.pk,
          resellerPk: desk.resellers['Ромашка'] ?? 0,
          interactionPk: null,
          similarAllowed: false,
          participants: [{ name: 'Иванов Иван', ...noReach, contactPk: 99 }],
        }),
      ),
    ).toBe('app/not-found');
  });
});

describe('a freed seat', () => {
  it('promotes the first waiting participant, who is confirmed', () => {
    const desk = trainingDesk();
    const { session } = desk.session({ seats: 1 });
    const [first] = desk.register(session.pk, 'Ромашка', 'Иванов Иван');
    desk.register(session.pk, 'Ромашка', 'Петров Пётр');
    desk.register(session.pk, 'Лютик', 'Сидорова Анна');
    const answer = move(desk, [first ?? 0], 'cancelled');
    expect(answer.promoted).toEqual(['Петров Пётр']);
    expect(statesOf(desk, session.pk)).toEqual({
      'Иванов Иван': 'cancelled',
      'Петров Пётр': 'confirmed',
      'Сидорова Анна': 'waitlisted',
    });
  });

  it('stays free from the first day on', () => {
    const desk = trainingDesk();
    const { session } = desk.session({ seats: 1, startsOn: '2026-11-24' });
    const [first] = desk.register(session.pk, 'Ромашка', 'Иванов Иван');
    const [second] = desk.register(session.pk, 'Ромашка', 'Петров Пётр');
    desk.at(trainingNow + day);
    expect(move(desk, [first ?? 0], 'cancelled').promoted).toEqual([]);
    // By hand it can still be given, where the person happens to be near.
    move(desk, [second ?? 0], 'confirmed');
    expect(statesOf(desk, session.pk)).toMatchObject({ 'Петров Пётр': 'confirmed' });
  });

  it('comes with more seats; fewer send the last unconfirmed to the waiting list, never a confirmed one', () => {
    const desk = trainingDesk();
    const { session } = desk.session({ seats: 1 });
    const [first] = desk.register(session.pk, 'Ромашка', 'Иванов Иван', 'Петров Пётр');
    const more = done(desk.handlers['session-patch']({ pk: session.pk, fields: { seats: 3 } }));
    expect(more.promoted).toEqual(['Петров Пётр']);
    desk.register(session.pk, 'Лютик', 'Сидорова Анна');
    const fewer = done(desk.handlers['session-patch']({ pk: session.pk, fields: { seats: 2 } }));
    expect(fewer.waitlisted).toEqual(['Сидорова Анна']);
    move(desk, [first ?? 0], 'confirmed');
    expect(
      refusalOf(() => desk.handlers['session-patch']({ pk: session.pk, fields: { seats: 1 } })),
    ).toBe('training/seats-below-confirmed');
    expect(done(desk.handlers['session-card']({ pk: session.pk })).session.seats).toBe(2);
  });

  it('is not there for a waiting one whom a person confirms by hand', () => {
    const desk = trainingDesk();
    const { session } = desk.session({ seats: 1 });
    const [, second] = desk.register(session.pk, 'Ромашка', 'Иванов Иван', 'Петров Пётр');
    expect(refusalOf(() => move(desk, [second ?? 0], 'confirmed'))).toBe('training/no-seats');
  });
});

describe('what is decided', () => {
  it('is kept with its time, and a refusal with its reason', () => {
    const desk = trainingDesk();
    const { session } = desk.session();
    const [one, two] = desk.register(session.pk, 'Ромашка', 'Иванов Иван', 'Петров Пётр');
    const { registrations } = move(desk, [one ?? 0], 'confirmed');
    expect(registrations?.find(({ pk }) => pk === one)).toMatchObject({
      state: 'confirmed',
      receivedAt: trainingNow + 1,
      confirmedAt: trainingNow + 1,
      registeredBy: 'Соколова А.',
    });
    expect(
      refusalOf(() =>
        desk.handlers['registration-transition']({ pks: [two ?? 0], to: 'declined', reason: ' ' }),
      ),
    ).toBe('training/reason-required');
    const declined = done(
      desk.handlers['registration-transition']({
        pks: [two ?? 0],
        to: 'declined',
        reason: ' нет авторизации ',
      }),
    );
    expect(declined.registrations?.find(({ pk }) => pk === two)).toMatchObject({
      state: 'declined',
      reason: 'нет авторизации',
    });
  });

  it('is decided for all of them or none', () => {
    const desk = trainingDesk();
    const { session } = desk.session({ seats: 1 });
    const pks = desk.register(session.pk, 'Ромашка', 'Иванов Иван', 'Петров Пётр');
    expect(refusalOf(() => move(desk, pks, 'confirmed'))).toBe('training/no-seats');
    expect(statesOf(desk, session.pk)).toMatchObject({ 'Иванов Иван': 'submitted' });
  });

  it('marks attendance from the first day on, and the session as held', () => {
    const desk = trainingDesk();
    const { session } = desk.session({ startsOn: '2026-11-24' });
    const pks = desk.register(session.pk, 'Ромашка', 'Иванов Иван');
    move(desk, pks, 'confirmed');
    expect(refusalOf(() => move(desk, pks, 'attended'))).toBe('training/not-begun');
    desk.at(trainingNow + day);
    expect(move(desk, pks, 'attended').session).toMatchObject({ state: 'held', attended: 1 });
    desk.undo.undo();
    expect(done(desk.handlers['session-card']({ pk: session.pk })).session).toMatchObject({
      state: 'planned',
      attended: 0,
      confirmed: 1,
    });
  });

  it('cancels everyone with the session, for the same reason', () => {
    const desk = trainingDesk();
    const { session } = desk.session({ seats: 1 });
    desk.register(session.pk, 'Ромашка', 'Иванов Иван', 'Петров Пётр');
    expect(refusalOf(() => desk.handlers['session-cancel']({ pk: session.pk, reason: '' }))).toBe(
      'training/reason-required',
    );
    const card = done(desk.handlers['session-cancel']({ pk: session.pk, reason: 'тренер болен' }));
    expect(card.registrations?.map(({ state, reason }) => [state, reason])).toEqual([
      ['cancelled', 'тренер болен'],
      ['cancelled', 'тренер болен'],
    ]);
  });
});

describe('moving to another session', () => {
  it('frees the seat here and takes one there', () => {
    const desk = trainingDesk();
    const { session } = desk.session({ seats: 1 });
    const there = desk.session({ seats: 1, startsOn: '2026-12-20' }).session;
    const [one] = desk.register(session.pk, 'Ромашка', 'Иванов Иван', 'Петров Пётр');
    move(desk, [one ?? 0], 'confirmed');
    const moved = done(
      desk.handlers['registration-transfer']({ pk: one ?? 0, sessionPk: there.pk }),
    );
    expect(moved.registration).toMatchObject({ state: 'confirmed', sessionPk: there.pk });
    expect(moved.promoted).toEqual(['Петров Пётр']);
    expect(statesOf(desk, session.pk)).toEqual({ 'Петров Пётр': 'confirmed' });
  });

  it('leads to the waiting list where no seat is free, and from it where one is', () => {
    const desk = trainingDesk();
    const full = desk.session({ seats: 1 }).session;
    const free = desk.session({ seats: 1 }).session;
    const [, waiting] = desk.register(full.pk, 'Лютик', 'Иванов Иван', 'Петров Пётр');
    const out = done(
      desk.handlers['registration-transfer']({ pk: waiting ?? 0, sessionPk: free.pk }),
    );
    expect(out.registration.state).toBe('received');
    const back = done(
      desk.handlers['registration-transfer']({ pk: waiting ?? 0, sessionPk: full.pk }),
    );
    expect(back.registration).toMatchObject({ state: 'waitlisted', waitingPlace: 1 });
  });

  it('is refused where the person is registered already, or nobody can be any more', () => {
    const desk = trainingDesk();
    const { session } = desk.session();
    const other = desk.session({ startsOn: '2026-12-20' }).session;
    const [one] = desk.register(session.pk, 'Ромашка', 'Иванов Иван');
    desk.register(other.pk, 'Ромашка Самара', 'Иванов Иван');
    const go = () => desk.handlers['registration-transfer']({ pk: one ?? 0, sessionPk: other.pk });
    expect(refusalOf(go)).toBe('training/duplicate-participant');
    done(desk.handlers['session-cancel']({ pk: other.pk, reason: 'нет группы' }));
    expect(refusalOf(go)).toBe('training/session-cancelled');
  });
});

describe('taking a step back', () => {
  it('takes a registration back and makes it again', () => {
    const desk = trainingDesk();
    const { session } = desk.session({ seats: 1 });
    desk.register(session.pk, 'Ромашка', 'Иванов Иван');
    desk.undo.undo();
    expect(statesOf(desk, session.pk)).toEqual({});
    desk.undo.redo();
    expect(statesOf(desk, session.pk)).toEqual({ 'Иванов Иван': 'submitted' });
  });

  it('gives the seat of a registration taken back to who waits, and back again', () => {
    const desk = trainingDesk();
    const { session } = desk.session({ seats: 1 });
    desk.register(session.pk, 'Ромашка', 'Иванов Иван');
    desk.colleague.register(session.pk, 'Лютик', 'Петров Пётр');
    desk.undo.undo();
    expect(statesOf(desk, session.pk)).toEqual({ 'Петров Пётр': 'confirmed' });
    desk.undo.redo();
    expect(statesOf(desk, session.pk)).toEqual({
      'Иванов Иван': 'submitted',
      'Петров Пётр': 'waitlisted',
    });
  });

  it('takes a cancellation back with the promotion that came of it', () => {
    const desk = trainingDesk();
    const { session } = desk.session({ seats: 1 });
    const [one] = desk.register(session.pk, 'Ромашка', 'Иванов Иван', 'Петров Пётр');
    move(desk, [one ?? 0], 'cancelled');
    expect(desk.undo.labels().undo).toMatch(/^training-registration\./);
    desk.undo.undo();
    expect(statesOf(desk, session.pk)).toEqual({
      'Иванов Иван': 'submitted',
      'Петров Пётр': 'waitlisted',
    });
  });

  it('does not take a seat from whoever got it since', () => {
    const desk = trainingDesk();
    const { session } = desk.session({ seats: 1 });
    const pks = desk.register(session.pk, 'Ромашка', 'Иванов Иван');
    move(desk, pks, 'cancelled');
    desk.colleague.register(session.pk, 'Лютик', 'Сидорова Анна');
    expect(refusalOf(() => desk.undo.undo())).toBe('undo/changed-since');
    expect(statesOf(desk, session.pk)).toEqual({
      'Иванов Иван': 'cancelled',
      'Сидорова Анна': 'submitted',
    });
  });

  it('does not take away a course or a session that others are entered for', () => {
    const desk = trainingDesk();
    const { session } = desk.session();
    desk.colleague.register(session.pk, 'Ромашка', 'Иванов Иван');
    expect(refusalOf(() => desk.undo.undo())).toBe('undo/changed-since');
    expect(done(desk.handlers['session-card']({ pk: session.pk })).session.unconfirmed).toBe(1);
    expect(refusalOf(() => desk.undo.undo())).toBe('undo/changed-since');
    expect(done(desk.handlers['course-list']({ activeOnly: false }))).toHaveLength(1);
  });
});
