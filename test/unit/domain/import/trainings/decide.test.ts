import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Participant } from '#domain/import/trainings/application-record.ts';
import {
  compareParticipant,
  saidOf,
  type StoredParticipant,
} from '#domain/import/trainings/compare-participants.ts';
import { findSession, type StoredSession } from '#domain/import/trainings/find-session.ts';

const value = fc.option(fc.constantFrom('а', 'б', 'в'));
const fields = fc.record({ position: value, phone: value, email: value });

const named = (key: string): Participant => ({
  ...{ name: key, key, position: null, phone: null, email: null },
});
const stored = (key: string, parts: Partial<StoredParticipant> = {}): StoredParticipant => ({
  ...{ pk: 7, sessionPk: 5, deleted: false, own: true, key, state: 'confirmed' },
  ...{ position: null, phone: null, email: null },
  ...parts,
});

describe('a participant of a file', () => {
  test('changes only what the file changes and nobody else has', () => {
    fc.assert(
      fc.property(fields, fields, fields, (before, now, here) => {
        const participant = { ...named('анна'), ...now };
        const step = compareParticipant(1, 'k', participant, saidOf(before), 5, [
          stored('анна', here),
        ]);
        if (step === 'participant') throw new Error('she is known');
        const after = step.step === 'change' ? { ...here, ...step.fields } : here;
        for (const field of ['position', 'phone', 'email'] as const) {
          const mayChange = now[field] !== before[field] && here[field] === before[field];
          expect(after[field]).toBe(mayChange ? now[field] : here[field]);
        }
        expect(step.step === 'create').toBe(false);
        // The same file again changes nothing.
        const again = compareParticipant(1, 'k', participant, step.says, 5, [
          stored('анна', after),
        ]);
        expect(again).toMatchObject({ step: 'keep' });
      }),
    );
  });

  test('is new once, and stays as a person has left them', () => {
    const step = (said: string | null, known: readonly StoredParticipant[]) => {
      const answer = compareParticipant(1, 'k', named('иванов иван'), said, 5, known);
      return answer === 'participant' ? answer : answer.step;
    };
    expect(step(null, [])).toBe('create');
    expect(step(null, [stored('иванов иван')])).toBe('keep');
    expect(step(null, [stored('иванов иван', { own: false })])).toBe('keep');
    expect(step(null, [stored('иванов иван', { state: 'cancelled' })])).toBe('keep');
    expect(step(null, [stored('иванов иван', { deleted: true })])).toBe('keep');
    expect(
      step(saidOf({ ...named(''), phone: 'б' }), [stored('иванов иван', { deleted: true })]),
    ).toBe('keep');
    // Said before and not there: an undo has taken it back, or a person has moved it.
    expect(step(saidOf(named('')), [])).toBe('create');
    expect(step(saidOf(named('')), [stored('иванов иван', { sessionPk: 6 })])).toBe('keep');
    expect(step(null, [stored('иванов иван', { sessionPk: 6 })])).toBe('create');
    // Perhaps the same person in other words.
    expect(step(null, [stored('иванов')])).toBe('participant');
    expect(step(null, [stored('иванов', { state: 'declined' })])).toBe('create');
    expect(step(null, [stored('петров иван')])).toBe('create');
  });
});

describe('the session of a form', () => {
  const today = '2026-06-01';
  const session = (pk: number, parts: Partial<StoredSession> = {}): StoredSession => ({
    ...{ pk, startsOn: '2026-07-01', endsOn: null, deadline: null, state: 'planned' },
    ...{ city: 'Москва', online: false, pricePoints: 0 },
    ...parts,
  });
  const wanted = (parts: object = {}) => ({
    ...{ course: 'Навыки продаж', startsOn: '2026-07-01', endsOn: null },
    ...{ city: 'Москва', place: null, online: false },
    ...parts,
  });
  const find = (want: object, ...all: StoredSession[]) => findSession(wanted(want), all, today);

  test('is that in the city, or the only one there is', () => {
    const [moscow, tver] = [session(1), session(2, { city: 'Тверь' })];
    expect(find({}, moscow, tver)).toEqual({ pk: 1, over: false });
    expect(find({ city: 'Тула' }, moscow, tver)).toEqual({ pk: null, over: false });
    expect(find({}, session(3, { city: null }), moscow)).toEqual({ pk: 1, over: false });
    expect(find({ city: null }, moscow)).toEqual({ pk: 1, over: false });
    expect(find({}, session(3, { city: null }))).toEqual({ pk: 3, over: false });
    expect(find({ online: true, city: null }, moscow)).toEqual({ pk: null, over: false });
    expect(find({}, session(4, { online: true, city: null }))).toMatchObject({ pk: null });
  });

  test('is for a person to say where two fit or it takes nobody', () => {
    const doubt = { doubt: 'session' };
    expect(find({ city: null }, session(1), session(2, { city: 'Тверь' }))).toEqual(doubt);
    expect(find({}, session(1), session(2))).toEqual(doubt);
    expect(find({}, session(1, { state: 'cancelled' }))).toEqual(doubt);
    expect(find({}, session(1, { deadline: '2026-05-01' }))).toEqual(doubt);
    expect(find({}, session(1, { pricePoints: 100 }))).toEqual(doubt);
  });

  test('that is over takes what old forms say', () => {
    const old = { startsOn: '2011-03-11' };
    const past = session(1, { ...old, deadline: '2011-03-01', pricePoints: 5 });
    expect(find(old, past)).toEqual({ pk: 1, over: true });
    expect(find(old)).toEqual({ pk: null, over: true });
    expect(find({ startsOn: '2026-05-30', endsOn: '2026-06-01' })).toEqual({
      ...{ pk: null, over: false },
    });
  });
});
