import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toLocal } from '#domain/calendar/instant.ts';
import { parsePeriod, periodDates, periodNames, periodSpan } from '#domain/calendar/period.ts';

const today = '2026-11-25';

describe('a period by its name', () => {
  it('is the days that it is called', () => {
    const dates = Object.fromEntries(
      periodNames.map((name) => [name, periodDates({ name }, today)]),
    );
    expect(dates).toEqual({
      today: { from: '2026-11-25', to: '2026-11-25' },
      yesterday: { from: '2026-11-24', to: '2026-11-24' },
      week: { from: '2026-11-19', to: '2026-11-25' },
      month: { from: '2026-11-01', to: '2026-11-30' },
      quarter: { from: '2026-10-01', to: '2026-12-31' },
    });
  });

  it('crosses months and years', () => {
    expect(periodDates({ name: 'yesterday' }, '2027-01-01').from).toBe('2026-12-31');
    expect(periodDates({ name: 'week' }, '2028-03-03').from).toBe('2028-02-26');
    expect(periodDates({ name: 'month' }, '2028-02-29').to).toBe('2028-02-29');
  });

  it('has today in it, but for yesterday, whatever the day', () => {
    const days = fc.date({
      min: new Date('2000-01-01'),
      max: new Date('2099-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, fc.constantFrom(...periodNames), (date, name) => {
        const day = date.toISOString().slice(0, 10);
        const { from, to } = periodDates({ name }, day);
        expect((from ?? '') <= day).toBe(true);
        expect((to ?? '') >= day).toBe(name !== 'yesterday');
      }),
    );
  });
});

describe('the instants of a period', () => {
  it('go from midnight to midnight on the clocks of the zone', () => {
    const span = periodSpan({ from: '2026-11-25', to: '2026-11-25' }, 'Europe/Moscow');
    expect(span).toEqual({
      from: Date.UTC(2026, 10, 24, 21),
      until: Date.UTC(2026, 10, 25, 21),
    });
    expect(periodSpan({ from: null, to: null }, 'UTC')).toEqual({});
    expect(periodSpan({ from: null, to: '2026-01-01' }, 'UTC')).toEqual({
      until: Date.UTC(2026, 0, 2),
    });
  });

  it('have in them just what happened on those days', () => {
    const zones = fc.constantFrom('Europe/Moscow', 'Asia/Kamchatka', 'Europe/Berlin', 'UTC');
    const instants = fc.integer({ min: Date.UTC(2010, 0, 1), max: Date.UTC(2030, 0, 1) });
    fc.assert(
      fc.property(zones, instants, fc.nat(40), fc.integer(), (zone, at, days, shift) => {
        const from = toLocal(at, zone).date;
        const to = toLocal(at + days * 86_400_000, zone).date;
        const { from: first = 0, until = 0 } = periodSpan({ from, to }, zone);
        const other = at + (shift % (90 * 86_400_000));
        const { date } = toLocal(other, zone);
        expect(other >= first && other < until).toBe(date >= from && date <= to);
      }),
    );
  });
});

describe('a typed period', () => {
  const typed = (from: string, to: string) => parsePeriod(from, to, today);

  it('reads dates as people type them', () => {
    const expected = { ok: true, value: { from: '2026-11-01', to: '2026-11-15' } };
    expect(typed('01.11.2026', '15.11.2026')).toEqual(expected);
    expect(typed(' 1.11 ', '15.11.')).toEqual(expected);
    expect(typed('1 ноября 2026', '15.11.26')).toEqual(expected);
  });

  it('takes a day without a year for the last one that has been', () => {
    expect(typed('20.12', '10.1')).toEqual({
      ok: true,
      value: { from: '2025-12-20', to: '2026-01-10' },
    });
    expect(typed('29.02', '')).toEqual({ ok: true, value: { from: '2024-02-29', to: null } });
  });

  it('is open on the side that is left empty', () => {
    expect(typed('', '')).toEqual({ ok: true, value: { from: null, to: null } });
    expect(typed('', '15.11')).toEqual({ ok: true, value: { from: null, to: '2026-11-15' } });
  });

  it('says which of the two is no date, and when the end comes first', () => {
    expect(typed('31.02.2026', '')).toEqual({ ok: false, code: 'from' });
    expect(typed('1.11', 'завтра')).toEqual({ ok: false, code: 'to' });
    expect(typed('15.11', '1.11')).toEqual({ ok: false, code: 'order' });
  });
});
