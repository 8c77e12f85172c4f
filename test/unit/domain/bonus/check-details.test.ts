import { describe, expect, it } from 'vitest';
import { checkDetails, checkProofs } from '#domain/bonus/check-details.ts';
import { kindSpecs, requestKinds } from '#domain/bonus/request-kinds.ts';
import { kindSamples } from '#test/support/bonus/kinds.ts';

const day = '2026-06-01';
const proofsOf = (texts: Readonly<Record<string, string>>) =>
  Object.entries(texts).map(([kind, text]) => ({ kind, text, date: day }));

describe.each(requestKinds)('a request for %s', (kind) => {
  const spec = kindSpecs[kind];
  const { mandatory, optional, proofs, optionalProofs } = kindSamples[kind];

  it('has just its own fields and proofs', () => {
    const keysOf = (list: readonly { key: string; mandatory: boolean }[], must: boolean) =>
      list.filter((one) => one.mandatory === must).map(({ key }) => key);
    expect(keysOf(spec.fields, true)).toEqual(Object.keys(mandatory));
    expect(keysOf(spec.fields, false)).toEqual(Object.keys(optional));
    expect(keysOf(spec.proofs, true)).toEqual(Object.keys(proofs));
    expect(keysOf(spec.proofs, false)).toEqual(Object.keys(optionalProofs));
  });

  it('is complete with the mandatory fields and keeps the others', () => {
    expect(checkDetails(spec, mandatory)).toEqual({ details: mandatory, faults: {} });
    const all = { ...mandatory, ...optional };
    expect(checkDetails(spec, all)).toEqual({ details: all, faults: {} });
  });

  it('asks for each mandatory field, but not of a draft', () => {
    for (const key of Object.keys(mandatory)) {
      for (const nothing of [null, '   ']) {
        const typed = { ...mandatory, [key]: nothing };
        expect(checkDetails(spec, typed).faults, key).toEqual({ [key]: 'required' });
        expect(checkDetails(spec, typed, { draft: true }).faults, key).toEqual({});
      }
    }
    const unasked = Object.fromEntries(Object.keys(optional).map((key) => [key, null]));
    expect(checkDetails(spec, { ...mandatory, ...unasked }).faults).toEqual({});
  });

  it('takes no field of another kind, nor one with the wrong content, not even in a draft', () => {
    expect(checkDetails(spec, { ...mandatory, vin: '1' }).faults).toEqual({ vin: 'unknown' });
    for (const field of spec.fields) {
      const wrong = {
        text: ['x'.repeat('maxLength' in field ? field.maxLength + 1 : 1), 'too-long'],
        'long-text': ['x'.repeat('maxLength' in field ? field.maxLength + 1 : 1), 'too-long'],
        integer: [0, 'number'],
        date: ['2026-02-30', 'date'],
        choice: ['smoke signals', 'choice'],
      } as const;
      const [value, fault] = wrong[field.type];
      const typed = { ...mandatory, ...optional, [field.key]: value };
      const { faults } = checkDetails(spec, typed, { draft: true });
      expect(faults, field.key).toEqual({ [field.key]: fault });
    }
  });

  it('is fulfilled with each of its proofs, with a text and a day', () => {
    const whole = proofsOf(proofs);
    expect(checkProofs(spec, whole)).toEqual({ proofs: whole, faults: {} });
    const more = [...whole, ...proofsOf(optionalProofs)];
    expect(checkProofs(spec, more)).toEqual({ proofs: more, faults: {} });
    for (const { kind: key } of whole) {
      const others = whole.filter((proof) => proof.kind !== key);
      const withProof = (text: string, date: string) =>
        checkProofs(spec, [...others, { kind: key, text, date }]).faults;
      expect(checkProofs(spec, others).faults, key).toEqual({ [key]: 'required' });
      expect(withProof(' ', day), key).toEqual({ [key]: 'required' });
      expect(withProof('Акт', '2026-13-01'), key).toEqual({ [key]: 'date' });
      expect(withProof('x'.repeat(501), day), key).toEqual({ [key]: 'too-long' });
    }
    expect(checkProofs(spec, [...whole, ...proofsOf({ hearsay: 'Да' })]).faults).toEqual({
      hearsay: 'unknown',
    });
  });
});

it('does not let an advertising campaign end before it begins', () => {
  const { mandatory } = kindSamples.advertising;
  const ending = (until: string) =>
    checkDetails(kindSpecs.advertising, { ...mandatory, until }).faults;
  expect(ending('2026-02-28')).toEqual({ until: 'before' });
  expect(ending('2026-03-01')).toEqual({});
});

it('lends demonstration equipment by whole pieces, a hundred at most', () => {
  const { mandatory } = kindSamples['demo-equipment'];
  const of = (quantity: number) =>
    checkDetails(kindSpecs['demo-equipment'], { ...mandatory, quantity }).faults;
  expect([of(1), of(100)]).toEqual([{}, {}]);
  for (const wrong of [0, 101, 1.5, -1]) expect(of(wrong)).toEqual({ quantity: 'number' });
});
