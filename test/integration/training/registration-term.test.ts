import { expect, it } from 'vitest';
import { formatInstant } from '#domain/calendar/instant.ts';
import { done, trainingDesk } from '#test/support/trainings.ts';
import { officeAt, officeZone } from '#test/support/working-time.ts';

/** When a registration that is taken at this moment has to be answered. */
function dueOf(taken: string, startsOn: string): string {
  const desk = trainingDesk();
  desk.at(officeAt(taken));
  const { session } = desk.session({ startsOn });
  desk.register(session.pk, 'Ромашка', 'Иванов Иван');
  const dueAt = desk.db.prepare<[], number>('SELECT due_at FROM task').pluck().get() ?? 0;
  // The clock of the desk goes on by a moment with each registration.
  return formatInstant(dueAt, officeZone).slice(0, 16);
}

it.each([
  ['in the middle of a week', '16.11.2026 12:00', '19.11.2026 12:00'],
  ['over a weekend', '19.11.2026 12:00', '24.11.2026 12:00'],
  ['on a Friday, over a weekend', '20.11.2026 12:00', '25.11.2026 12:00'],
  ['over a weekend and a holiday', '30.10.2026 12:00', '05.11.2026 12:00'],
  ['on the day before a holiday', '03.11.2026 12:00', '09.11.2026 12:00'],
  ['on a Saturday, from Monday morning', '21.11.2026 15:00', '26.11.2026 09:00'],
  ['on a holiday, from the morning after', '04.11.2026 15:00', '10.11.2026 09:00'],
  ['over the holidays of May', '29.04.2026 12:00', '05.05.2026 12:00'],
  ['after hours, from the next morning', '16.11.2026 19:30', '20.11.2026 09:00'],
  ['late, so that a short day ends it', '29.10.2026 17:45', '03.11.2026 17:00'],
])('a registration taken %s has three working days', (_, taken, due) => {
  expect(dueOf(taken, '2026-12-10')).toBe(due);
});

it('a registration has three days over a Saturday that is worked', () => {
  // The first of November 2025 was worked for the third; the fourth was a holiday.
  expect(dueOf('31.10.2025 12:00', '2025-12-10')).toBe('06.11.2025 12:00');
});

it('a registration that is confirmed in time leaves nothing due', () => {
  const desk = trainingDesk();
  desk.at(officeAt('30.10.2026 12:00'));
  const { session } = desk.session();
  const pks = desk.register(session.pk, 'Ромашка', 'Иванов Иван');
  desk.at(officeAt('05.11.2026 11:59'));
  done(desk.handlers['registration-transition']({ pks, to: 'confirmed', reason: null }));
  expect(desk.db.prepare('SELECT state FROM task').pluck().all()).toEqual(['done']);
});
