import { noReach, plainSession } from '#test/support/trainings.ts';
import type { DeedOf, Hand } from './hand.ts';

function session({ desk, value, word }: Hand): void {
  const course = desk.training['course-create']({ name: word });
  if (course instanceof Promise) return;
  void desk.training['session-create']({
    ...plainSession,
    ...{ coursePk: course.pk, startsOn: '2029-12-10', seats: 1 + (value % 2) },
    pricePoints: value % 3 === 0 ? 20 : 0,
  });
}

function register({ desk, pick, word, value }: Hand): void {
  const sessionPk = pick('training-session');
  const resellerPk = pick('reseller');
  if (sessionPk === null || resellerPk === null) return;
  // One name in three is the same on every desktop: the same person, registered twice.
  const name = value % 3 === 0 ? `Иван ${'АБВ'[value % 2] ?? ''}` : word;
  void desk.training['registration-create']({
    ...{ sessionPk, resellerPk, interactionPk: null, similarAllowed: true },
    participants: [{ name, ...noReach }],
  });
}

const move =
  (to: 'received' | 'confirmed' | 'cancelled' | 'declined'): DeedOf =>
  ({ desk, pick, word }) => {
    const pk = pick('training-registration');
    if (pk === null) return;
    void desk.training['registration-transition']({ pks: [pk], to, reason: word });
  };

/** Deeds by which seats are taken and freed. */
export const seatDeeds: readonly (readonly [number, DeedOf])[] = [
  [4, session],
  [12, register],
  [5, move('confirmed')],
  [2, move('received')],
  [4, move('cancelled')],
  [1, move('declined')],
  [
    2,
    ({ desk, pick, value }) => {
      const pk = pick('training-session');
      if (pk === null) return;
      void desk.training['session-patch']({ pk, fields: { seats: 1 + (value % 3) } });
    },
  ],
  [
    2,
    ({ desk, pick, row }) => {
      const pk = pick('training-registration');
      const all = desk.db.prepare<[], number>('SELECT pk FROM training_session ORDER BY id');
      const sessions = all.pluck().all();
      const sessionPk = sessions[(row * 7) % Math.max(1, sessions.length)];
      if (pk === null || sessionPk === undefined) return;
      void desk.training['registration-transfer']({ pk, sessionPk });
    },
  ],
  [
    1,
    ({ desk, pick, word }) => {
      const pk = pick('training-registration');
      if (pk === null) return;
      void desk.training['registration-patch']({ pk, fields: { participant: word } });
    },
  ],
  [
    1,
    ({ desk, pick, word }) => {
      const pk = pick('training-session');
      if (pk !== null) void desk.training['session-cancel']({ pk, reason: word });
    },
  ],
];
