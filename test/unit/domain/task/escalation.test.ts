import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatInstant } from '#domain/calendar/instant.ts';
import { addWorkingMinutes, workingMinutesBetween } from '#domain/calendar/working-time.ts';
import {
  afterMove,
  decideEscalation,
  type Colleague,
  type EscalatedTask,
  type Escalation,
  type EscalationRule,
} from '#domain/task/escalation.ts';
import { officeAt, officeTime, officeZone } from '#test/support/working-time.ts';

const office = officeTime('9-17');
const day = 480;
const usual = {
  ...({ taskKind: 'registration', critical: false, dayEnd: false, active: true } as const),
  ...{ afterMinutes: 0, afterDays: null },
};
const first: EscalationRule = { ...usual, step: 1, afterDays: 1, action: 'least-loaded' };
const second: EscalationRule = { ...usual, step: 2, afterDays: 2, action: 'manager' };
const rules: readonly EscalationRule[] = [
  first,
  second,
  { ...usual, critical: true, step: 1, dayEnd: true, action: 'warn-manager' },
];
const people: readonly Colleague[] = [
  { name: 'Белова', role: 'operator', openTasks: 4 },
  { name: 'Волков', role: 'operator', openTasks: 2 },
  { name: 'Ахметов', role: 'operator', openTasks: 2 },
  { name: 'Громова', role: 'manager', openTasks: 9 },
  { name: 'Дуров', role: 'manager', openTasks: 1 },
];
const task: EscalatedTask = {
  pk: 1,
  kind: 'registration',
  critical: false,
  owner: 'Белова',
  resellerManager: null,
  dueAt: officeAt('24.11.2026 15:00'),
  snoozedUntil: null,
  touchedAt: officeAt('19.11.2026 15:00'),
  escalation: 0,
  escalatedAt: null,
  criticalStep: null,
};
const decide = (part: Partial<EscalatedTask>, now: string, team = people) =>
  decideEscalation({ ...task, ...part }, rules, office, team, officeAt(now));

describe('an untouched request', () => {
  it('goes to the least loaded colleague after one working day, not a minute before', () => {
    expect(decide({}, '20.11.2026 14:59')).toBeNull();
    expect(decide({}, '20.11.2026 15:00')).toEqual({
      chain: 'usual',
      step: 1,
      kind: 'move',
      to: 'Ахметов',
    });
  });

  it('never goes to the same person, and of equals to the first by name', () => {
    expect(decide({ owner: 'Ахметов' }, '20.11.2026 15:00')).toMatchObject({ to: 'Волков' });
  });

  it('goes to the manager one more working day after it moved, even when that was late', () => {
    const moved = {
      owner: 'Ахметов',
      escalation: 1,
      escalatedAt: officeAt('23.11.2026 09:00'),
      dueAt: officeAt('30.11.2026 10:00'),
    };
    expect(decide(moved, '24.11.2026 08:59')).toBeNull();
    expect(decide(moved, '24.11.2026 09:00')).toEqual({
      chain: 'usual',
      step: 2,
      kind: 'move',
      to: 'Дуров',
    });
    const ofGromova = { ...moved, resellerManager: 'Громова' };
    expect(decide(ofGromova, '24.11.2026 09:00')).toMatchObject({ to: 'Громова' });
  });

  it('waits anew when a person touches it, and when it is put off, but not beyond its due time', () => {
    expect(decide({ touchedAt: officeAt('20.11.2026 12:00') }, '20.11.2026 15:00')).toBeNull();
    const snoozed = { snoozedUntil: officeAt('30.11.2026 10:00') };
    expect(decide(snoozed, '24.11.2026 14:00')).toBeNull();
    expect(decide(snoozed, '24.11.2026 15:00')).toMatchObject({ step: 1 });
  });

  it('moves when it is not decided in time though somebody touched it, once for that', () => {
    const touched = { touchedAt: officeAt('24.11.2026 14:00') };
    expect(decide(touched, '24.11.2026 15:00')).toMatchObject({ step: 1, kind: 'move' });
    const moved = { ...touched, escalation: 1, escalatedAt: officeAt('24.11.2026 15:00') };
    expect(decide(moved, '24.11.2026 15:01')).toBeNull();
  });

  it('has gone all its way when the manager has it', () => {
    const there = { owner: 'Дуров', escalation: 2, escalatedAt: officeAt('23.11.2026 17:00') };
    expect(decide({ ...there, dueAt: officeAt('20.11.2026 10:00') }, '01.12.2026 10:00')).toBe(
      null,
    );
  });

  it('stays where there is nobody else', () => {
    const stays = { chain: 'usual', step: 1, kind: 'stay' };
    expect(decide({}, '20.11.2026 15:00', [])).toEqual(stays);
    expect(decide({}, '20.11.2026 15:00', people.slice(0, 1))).toEqual(stays);
    expect(
      decide({ owner: 'Дуров', escalation: 1 }, '23.11.2026 15:00', people.slice(4)),
    ).toMatchObject({ step: 2, kind: 'stay' });
  });
});

describe('a critical request', () => {
  const critical = { critical: true };
  it('warns the manager at the end of its first day, whenever it came', () => {
    expect(decide(critical, '19.11.2026 16:59')).toBeNull();
    expect(decide(critical, '19.11.2026 17:00')).toEqual({
      chain: 'critical',
      step: 1,
      kind: 'warn',
      manager: 'Дуров',
    });
    const atNight = { ...critical, touchedAt: officeAt('20.11.2026 22:00') };
    expect(decide(atNight, '23.11.2026 16:59')).toBeNull();
    expect(decide(atNight, '23.11.2026 17:00')).toMatchObject({ kind: 'warn' });
  });

  it('warns once, and moves like any other', () => {
    const warned = { ...critical, criticalStep: 1 };
    expect(decide(warned, '19.11.2026 17:30')).toBeNull();
    expect(decide(warned, '20.11.2026 15:00')).toMatchObject({ kind: 'move', to: 'Ахметов' });
  });
});

describe('a working day', () => {
  const due = (rule: EscalationRule, touched: string, now: string, hours = '9-17') => {
    const untouched = {
      ...task,
      touchedAt: officeAt(touched),
      dueAt: officeAt('30.12.2026 12:00'),
    };
    return decideEscalation(untouched, [rule], officeTime(hours), people, officeAt(now)) !== null;
  };
  /** Whether the rule is due at an instant and not a minute before. */
  const isAt = (rule: EscalationRule, touched: string, day: string, time: string, hours?: string) =>
    due(rule, touched, `${day} ${time}`, hours) &&
    !due(rule, touched, `${day} ${minuteBefore(time)}`, hours);
  const minuteBefore = (time: string): string => {
    const [hour = 0, minute = 0] = time.split(':').map(Number);
    const before = hour * 60 + minute - 1;
    const two = (value: number) => String(value).padStart(2, '0');
    return `${two(Math.floor(before / 60))}:${two(before % 60)}`;
  };

  it('ends at the same time of a short day, or with it where it ends earlier', () => {
    // 3.11.2026 ends at 16:00.
    expect(isAt(first, '02.11.2026 15:00', '03.11.2026', '15:00')).toBe(true);
    expect(isAt(first, '02.11.2026 16:30', '03.11.2026', '16:00')).toBe(true);
  });

  it('passes over a holiday and the days off around it', () => {
    expect(isAt(first, '03.11.2026 15:00', '05.11.2026', '15:00')).toBe(true);
    expect(isAt(second, '03.11.2026 10:00', '06.11.2026', '10:00')).toBe(true);
  });

  it('is one day where a day has six hours, also counted after the step before', () => {
    expect(isAt(first, '18.11.2026 15:00', '19.11.2026', '15:00', '10-16')).toBe(true);
    const moved = { ...task, escalation: 1, escalatedAt: officeAt('20.11.2026 15:00') };
    const at = (now: string) =>
      decideEscalation(moved, rules, officeTime('10-16'), people, officeAt(now));
    expect(at('23.11.2026 14:59')).toBeNull();
    expect(at('23.11.2026 15:00')).toMatchObject({ step: 2, to: 'Дуров' });
  });

  it('follows a step of hours by the working time between both', () => {
    const hours: EscalationRule = { ...first, afterDays: null, afterMinutes: 120 };
    const next: EscalationRule = { ...second, afterDays: 1 };
    const moved = { ...task, escalation: 1, escalatedAt: officeAt('20.11.2026 09:00') };
    const at = (now: string) =>
      decideEscalation(moved, [hours, next], office, people, officeAt(now));
    expect(at('20.11.2026 14:59')).toBeNull();
    expect(at('20.11.2026 15:00')).toMatchObject({ step: 2 });
  });

  it('never ends before eight hours of work where every day has eight', () => {
    const weekdays = {
      year: (year: number) => ({
        ...{ year, daysOff: new Set(weekendsOf(year)), shortDays: new Set<string>() },
        workingWeekends: new Map<string, string>(),
      }),
    };
    const lunch = { from: 13 * 60, to: 14 * 60 };
    const { hours } = officeTime('9-18').calendar;
    const plain = {
      calendar: { hours: { ...hours, lunch }, ...weekdays },
      timeZone: officeZone,
    };
    const start = officeAt('01.06.2026 00:00');
    const minute = fc.integer({ min: 0, max: 60 * 24 * 30 });
    fc.assert(
      fc.property(minute, fc.integer({ min: 1, max: 4 }), (touched, days) => {
        const touchedAt = start + touched * 60_000;
        const untouched = { ...task, touchedAt, dueAt: start * 2 };
        const minutes = addWorkingMinutes(plain.calendar, touchedAt, days * day, officeZone);
        const rule: EscalationRule = { ...first, afterDays: days };
        expect(decideEscalation(untouched, [rule], plain, people, minutes - 1)).toBeNull();
      }),
    );
  });
});

/** Saturdays and Sundays, and nothing else. */
function weekendsOf(year: number): readonly string[] {
  const first = Date.UTC(year, 0, 1);
  return Array.from({ length: 366 }, (_, at) => new Date(first + at * 86_400_000))
    .filter((date) => date.getUTCDay() % 6 === 0)
    .map((date) => date.toISOString().slice(0, 10));
}

it('rules that are off or of another kind count for nothing', () => {
  const later = officeAt('22.12.2026 12:00');
  const off = rules.map((rule) => ({ ...rule, active: false }));
  expect(decideEscalation(task, off, office, people, later)).toBeNull();
  expect(decideEscalation({ ...task, kind: 'other' }, rules, office, people, later)).toBeNull();
});

/** Lets time pass by irregular looks, as a desktop that is on and off has them. */
function live(start: EscalatedTask, looks: readonly number[], touches: readonly number[]) {
  let state = start;
  let team = people;
  let now = start.touchedAt;
  const taken: { at: number; done: Escalation; before: EscalatedTask }[] = [];
  looks.forEach((minutes, at) => {
    now += minutes * 60_000;
    if (touches.includes(at)) state = { ...state, touchedAt: now };
    for (;;) {
      const done = decideEscalation(state, rules, office, team, now);
      if (!done) break;
      taken.push({ at: now, done, before: state });
      if (done.kind === 'move') team = afterMove(team, state.owner, done.to);
      const owner = done.kind === 'move' ? done.to : state.owner;
      state =
        done.chain === 'usual'
          ? { ...state, owner, escalation: done.step, escalatedAt: now }
          : { ...state, owner, criticalStep: done.step };
      if (taken.length > 10) throw new Error('steps without end');
    }
  });
  return { state, taken };
}

describe('whatever the looks and the touches', () => {
  const lives = fc.tuple(
    fc.boolean(),
    fc.constantFrom('Белова', 'Волков', 'Дуров', null),
    fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 25 }),
    fc.array(fc.integer({ min: 0, max: 25 }), { maxLength: 4 }),
    fc.integer({ min: 0, max: 1440 }),
  );

  it('each step is taken once, in order, never two moves of one instant', () => {
    fc.assert(
      fc.property(lives, ([critical, owner, looks, touches, delay]) => {
        const start = { ...task, critical, owner, touchedAt: task.touchedAt + delay * 60_000 };
        const { taken } = live(start, looks, touches);
        for (const chain of ['usual', 'critical'] as const) {
          const steps = taken.filter(({ done }) => done.chain === chain);
          expect(steps.map(({ done }) => done.step)).toEqual([1, 2].slice(0, steps.length));
          expect(new Set(steps.map(({ at }) => at)).size).toBe(steps.length);
        }
      }),
    );
  });

  it('nobody gets their own task, and nothing moves before its time', () => {
    fc.assert(
      fc.property(lives, ([critical, owner, looks, touches, delay]) => {
        const start = { ...task, critical, owner, touchedAt: task.touchedAt + delay * 60_000 };
        for (const { at, done, before } of live(start, looks, touches).taken) {
          if (done.kind === 'move') expect(done.to).not.toBe(before.owner);
          const since = Math.max(before.touchedAt, before.escalatedAt ?? 0);
          const worked = workingMinutesBetween(office.calendar, since, at, officeZone);
          const inTime = before.dueAt > at || (before.escalatedAt ?? 0) >= before.dueAt;
          if (done.chain === 'usual' && inTime) {
            expect(worked, formatInstant(at, officeZone)).toBeGreaterThanOrEqual(day);
          }
        }
      }),
    );
  });

  it('more looks than needed change nothing about what happens', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12_000 }), (minutes) => {
        const once = live(task, [minutes], []);
        const again = live(once.state, [1], []);
        expect(again.taken.filter(({ done }) => done.step <= once.state.escalation)).toEqual([]);
      }),
    );
  });
});
