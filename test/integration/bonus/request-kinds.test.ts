import { expect, it } from 'vitest';
import { requestKinds } from '#domain/bonus/request-kinds.ts';
import { bonusDesk } from '#test/support/bonus/desk.ts';
import { refusalOf } from '#test/support/refusal.ts';
import { kindSamples } from '#test/support/bonus/kinds.ts';

const proofsOf = (texts: Readonly<Record<string, string>>) =>
  Object.entries(texts).map(([kind, text]) => ({ kind, text, date: '2026-01-20' }));

it.each(requestKinds)(
  'a request for %s is submitted whole and fulfilled with its proofs',
  (kind) => {
    const { ask, reseller, give, account } = bonusDesk();
    const resellerPk = reseller('Альфа');
    give(resellerPk, 500);
    const { mandatory, optional, proofs, optionalProofs } = kindSamples[kind];
    const request = { resellerPk, kind, points: 300 };
    const details = { ...mandatory, ...optional };

    // A draft may lack what is mandatory; it is not submitted without, and reserves nothing.
    for (const key of Object.keys(mandatory)) {
      const lacking = { ...details, [key]: null };
      expect(
        refusalOf(() =>
          ask('bonus-request-create', { ...request, details: lacking, submit: true }),
        ),
        key,
      ).toBe('bonus/details');
    }
    expect(account(resellerPk).reserved).toBe(0);
    const { pk } = ask('bonus-request-create', { ...request, details: {}, submit: false });
    expect(refusalOf(() => ask('bonus-request-submit', { pk }))).toBe('bonus/details');
    ask('bonus-request-patch', { pk, kind, points: 300, details });
    expect(ask('bonus-request-submit', { pk })).toMatchObject({
      state: 'submitted',
      kind,
      details,
    });
    expect(account(resellerPk)).toEqual({ available: 200, reserved: 300, balance: 500 });

    ask('bonus-request-approve', { pk });
    const whole = proofsOf(proofs);
    for (const { kind: key } of whole) {
      const others = whole.filter((proof) => proof.kind !== key);
      expect(
        refusalOf(() => ask('bonus-request-fulfil', { pk, proofs: others })),
        key,
      ).toBe('bonus/proofs');
    }
    expect(ask('bonus-request-card', { pk })).toMatchObject({ state: 'approved', proofs: [] });
    const given = [...whole, ...proofsOf(optionalProofs)];
    expect(ask('bonus-request-fulfil', { pk, proofs: given })).toMatchObject({
      ...{ state: 'fulfilled', proofs: given, actions: [] },
    });
    expect(account(resellerPk)).toEqual({ available: 200, reserved: 0, balance: 200 });
  },
);
