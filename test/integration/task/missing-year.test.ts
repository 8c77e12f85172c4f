import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatInstant } from '#domain/calendar/instant.ts';
import { refusalOf, type Refused } from '#test/support/centre.ts';
import { centreWithPoints } from '#test/support/priced-seat.ts';
import { officeZone, plainYearFile } from '#test/support/working-time.ts';

/** A Tuesday: the third working day from then on is one of January. */
const startAt = Date.UTC(2026, 11, 29, 9);

/** The last days of a year whose successor has no calendar: a training with seats, a partner, points. */
async function yearsEnd() {
  const { centre, resellerPk, session } = await centreWithPoints(startAt);
  await centre.ask('setting-put', { key: 'timeZone', value: officeZone });
  const sessionPk = await session(100, '2027-02-10');
  const register = () =>
    centre.ask('registration-create', {
      ...{ sessionPk, resellerPk },
      participants: [{ name: 'Иванов Иван' }, { name: 'Петров Пётр' }],
    });
  const request = (submit: boolean) =>
    centre.ask('bonus-request-create', {
      ...{ resellerPk, kind: 'souvenirs', points: 300, submit },
      details: { items: 'Термокружки', quantity: 4 },
    });
  /** All that a refused question could have left behind. */
  const stored = async () => ({
    registrations: (await centre.ask('session-card', { pk: sessionPk })).registrations,
    requests: (await centre.ask('bonus-request-list', {})).requests,
    reserved: (await centre.ask('bonus-account', { resellerPk })).reserved,
    tasks: await centre.ask('task-of-reseller', { resellerPk }),
    undo: (await centre.ask('app-status', {})).undo,
  });
  return { centre, register, request, stored };
}

/** What a person reads: the sentence of the language with the details of the refusal in it. */
function sentenceOf(
  { code, details }: Pick<Refused, 'code' | 'details'>,
  language: 'ru' | 'en',
): string {
  const file = join('renderer', 'locales', language, 'errors.json');
  const texts = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>;
  return (texts[code] ?? '').replace(/\{\{(\w+)\}\}/g, (whole, name: string) =>
    name in details ? String(details[name]) : whole,
  );
}

test.each(['register', 'request'] as const)(
  'what would fall due in a year without a calendar is refused whole, naming file and folder: %s',
  async (what) => {
    const { centre, register, request, stored } = await yearsEnd();
    const draft = { key: 'registration:form:1', value: '{"rows":[{"name":"Иванов Иван"}]}' };
    await centre.ask('draft-put', draft);
    const before = await stored();
    const refusal = await refusalOf(what === 'register' ? register() : request(true));
    const folder = join(centre.folder, 'calendar');
    expect(refusal).toMatchObject({
      code: 'calendar/year-missing',
      details: { year: 2027, file: 'ru-2027.json', folder },
    });
    for (const language of ['ru', 'en'] as const) {
      const sentence = sentenceOf(refusal, language);
      for (const named of ['2027', 'ru-2027.json', folder]) expect(sentence).toContain(named);
      expect(sentence).not.toContain('{{');
    }
    // Nothing is half done, and what was typed is still there.
    expect(await stored()).toEqual(before);
    expect(await centre.ask('draft-list', { prefix: '' })).toMatchObject([draft]);
  },
);

test('the same question is answered once the file is where it was asked for', async () => {
  const { centre, register, request, stored } = await yearsEnd();
  const { details } = await refusalOf(register());
  const folder = String(details['folder']);
  expect(existsSync(folder)).toBe(false);
  mkdirSync(folder);
  writeFileSync(join(folder, String(details['file'])), plainYearFile(Number(details['year'])));
  await register();
  await request(true);
  const { registrations, requests, tasks } = await stored();
  // Each seat has its task and that of the points that pay for it.
  expect([registrations?.length, requests.length, tasks.length]).toEqual([2, 3, 5]);
  const dueOn = tasks.map(({ dueAt }) => formatInstant(dueAt, officeZone).slice(0, 10));
  // Wednesday, Friday, Monday: the last of December is a day off, the added year has no holidays.
  expect(new Set(dueOn)).toEqual(new Set(['04.01.2027']));
  expect((await centre.ask('task-today', { scope: 'all' })).calendar).toBeNull();
});

test('what has no term is stored without a calendar: a draft of a request, a call to write up', async () => {
  const { centre, request } = await yearsEnd();
  expect(await request(false)).toMatchObject({ state: 'draft' });
  // On a day off: the next hour of work is one of January.
  centre.passSeconds(2 * 86_400);
  const { pk } = await centre.ask('call-start', { direction: 'in', phone: '+79161234567' });
  await centre.ask('call-missed', { pk: pk ?? 0 });
  const { first, calendar } = await centre.ask('task-today', { scope: 'all' });
  expect(first).toMatchObject([{ kind: 'missed-call' }]);
  // And the worklist says which file is missing before anybody runs into it.
  expect(calendar).toMatchObject({ year: 2027, file: 'ru-2027.json' });
});
