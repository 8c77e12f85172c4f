import { describe, expect, it } from 'vitest';
import {
  hasBegun,
  promotesWaiting,
  whyClosed,
  wrongSessionField,
  type SessionDates,
  type SessionFields,
} from '#domain/training/session-rules.ts';

const dates: SessionDates = {
  startsOn: '2026-12-10',
  endsOn: '2026-12-11',
  deadline: '2026-12-05',
  state: 'planned',
};

describe('a session', () => {
  it('takes registrations up to its deadline, that day included', () => {
    expect(whyClosed(dates, '2026-12-05')).toBeNull();
    expect(whyClosed(dates, '2026-12-06')).toBe('training/deadline-passed');
    expect(whyClosed(dates, '2026-12-12')).toBe('training/session-over');
    expect(whyClosed({ ...dates, state: 'held' }, '2026-12-01')).toBe('training/session-over');
    expect(whyClosed({ ...dates, state: 'cancelled' }, '2026-12-01')).toBe(
      'training/session-cancelled',
    );
  });

  it('takes registrations up to its first day where there is no deadline', () => {
    const open = { ...dates, deadline: null };
    expect(whyClosed(open, '2026-12-10')).toBeNull();
    expect(whyClosed(open, '2026-12-11')).toBe('training/deadline-passed');
  });

  it('has attendance from its first day, and gives freed seats away until the day before', () => {
    expect(hasBegun(dates, '2026-12-09')).toBe(false);
    expect(hasBegun(dates, '2026-12-10')).toBe(true);
    expect(hasBegun({ ...dates, state: 'cancelled' }, '2026-12-10')).toBe(false);
    expect(promotesWaiting(dates, '2026-12-09')).toBe(true);
    expect(promotesWaiting(dates, '2026-12-10')).toBe(false);
    expect(promotesWaiting({ ...dates, state: 'cancelled' }, '2026-12-09')).toBe(false);
  });
});

describe('what is entered of a session', () => {
  const good: SessionFields = {
    startsOn: '2026-12-10',
    endsOn: '2026-12-11',
    startsAt: '10:00',
    deadline: '2026-12-05',
    city: 'Казань',
    online: false,
    seats: 12,
    pricePoints: 0,
  };

  it.each([
    ['endsOn', { endsOn: '2026-12-09' }],
    ['endsOn', { endsOn: '2027-02-10' }],
    ['startsAt', { startsAt: '24:00' }],
    ['deadline', { deadline: '2026-12-11' }],
    ['city', { city: ' ' }],
    ['city', { city: null }],
    ['seats', { seats: 0 }],
    ['seats', { seats: 1.5 }],
    ['pricePoints', { pricePoints: -1 }],
  ] as const)('names the field %s that cannot be so', (field, change) => {
    expect(wrongSessionField(good)).toBeNull();
    expect(wrongSessionField({ ...good, ...change })).toBe(field);
  });

  it('needs no city online', () => {
    expect(wrongSessionField({ ...good, city: null, online: true })).toBeNull();
  });
});
