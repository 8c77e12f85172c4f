import type { Hand, DeedOf } from './hand.ts';

const day = 24 * 3_600_000;

/** Points from nowhere, so that there is something to spend; some of them run out within days. */
function accrue({ desk, pick, value }: Hand): void {
  const resellerPk = pick('reseller');
  if (resellerPk === null) return;
  const expires = new Date(Date.UTC(2026, 5, 15) + value * day).toISOString().slice(0, 10);
  desk.writer.transaction({ actor: desk.actor, batchPk: null }, (tx) =>
    tx.create('bonus-entry', {
      ...{ resellerPk, kind: 'accrual', points: 50 + value, at: Date.UTC(2026, 5, 1) },
      expiresOn: value % 3 === 0 ? expires : '2030-12-31',
    }),
  );
}

function ask({ desk, pick, value, word }: Hand): void {
  const resellerPk = pick('reseller');
  if (resellerPk === null) return;
  void desk.bonus['bonus-request-create']({
    ...{ resellerPk, contactPk: null, interactionPk: null, kind: 'souvenirs' },
    ...{ points: 30 + value * 2, details: { items: word, quantity: 1 }, submit: value % 5 > 0 },
  });
}

type Step = 'approve' | 'reject' | 'decline' | 'cancel' | 'submit' | 'revoke';

const step =
  (name: Step): DeedOf =>
  ({ desk, pick, word }) => {
    const pk = pick('bonus-request');
    if (pk === null) return;
    void desk.bonus[`bonus-request-${name}`]({ pk, reason: word });
  };

/** Deeds by which points move. */
export const pointDeeds: readonly (readonly [number, DeedOf])[] = [
  [6, accrue],
  [8, ask],
  [4, step('approve')],
  [2, step('reject')],
  [2, step('submit')],
  [1, step('decline')],
  [2, step('cancel')],
  [1, step('revoke')],
  [
    2,
    ({ desk, pick, value, word }) => {
      const resellerPk = pick('reseller');
      if (resellerPk === null) return;
      void desk.bonus['bonus-adjust']({ resellerPk, points: value - 15 || 1, text: word });
    },
  ],
];
