import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrations } from '#db/migrations/index.ts';
import { LocalStore } from '#db/repositories/local-store.ts';
import { WorkspaceSettings } from '#db/repositories/workspace-settings.ts';
import { tableDigests } from '#db/sync/digest.ts';
import { Writer } from '#db/write/writer.ts';
import { addWorkingMinutes } from '#domain/calendar/working-time.ts';
import type { WorkspaceSettingKey } from '#domain/calendar/workspace-settings.ts';
import { createCalendarSharing } from '#electron/data/share-calendars.ts';
import { createWorkingCalendar } from '#electron/data/working-calendar.ts';
import { addCalendar, readCalendarFile } from '#server/services/calendars.ts';
import { verifyWorkspace } from '#server/services/verify.ts';
import type { Store } from '#server/store/sql.ts';
import { testContext } from '#test/support/data-context.ts';
import { tempDatabase } from '#test/support/database.ts';
import { openDesk, type DeskOptions } from '#test/support/server/desk.ts';
import { openOffice } from '#test/support/server/office.ts';
import { storeOf } from '#test/support/server/store-of.ts';
import { tempDir } from '#test/support/tmp-dir.ts';
import { officeAt, plainYearFile } from '#test/support/working-time.ts';

let opened: Awaited<ReturnType<typeof storeOf>>;
let store: Store;
beforeAll(async () => {
  opened = await storeOf('embedded');
  store = opened.store;
});
afterAll(() => opened.close());

const afternoons = JSON.stringify({
  days: ['12-20', '12-20', '12-20', '12-20', '12-20', null, null],
  lunch: null,
});

/** A desktop with a data folder of its own, and the terms it reckons. */
function desktop(options: DeskOptions) {
  const desk = openDesk(options);
  const folder = join(tempDir(), 'calendar');
  const settings = new WorkspaceSettings(desk.db);
  const workingTime = createWorkingCalendar(folder, (key) => settings.get(key));
  const local = new LocalStore(desk.db);
  const parts = { folder, store: local, workspaceSettings: settings };
  return {
    ...desk,
    folder,
    settings,
    local,
    put: (key: WorkspaceSettingKey, value: string, actor = 'Анна') =>
      desk.writer.transaction({ actor, batchPk: null }, (tx) => settings.put(tx, key, value)),
    /** When something of an hour's work falls due that begins at that moment of Moscow. */
    due: (from: string) => {
      const { calendar, timeZone } = workingTime();
      return addWorkingMinutes(calendar, officeAt(from), 60, timeZone);
    },
    shareCalendars: (may = true) =>
      createCalendarSharing(testContext(desk, { may: () => may }), parts)(),
    outgoing: () =>
      desk.db
        .prepare("SELECT actor, fields FROM mutation WHERE entity = 'workspace-setting'")
        .all(),
  };
}

async function twoDesktops(name: string) {
  const office = await openOffice({ store }, name);
  const [here, there] = [desktop(office), desktop(office)];
  for (const desk of [here, there]) {
    await desk.enrol(await office.code());
    desk.local.putSetting('theme', 'dark');
  }
  return { office, here, there };
}

test('hours and zone set on one desktop move the terms of the other', async () => {
  const { office, here, there } = await twoDesktops('hours');
  here.put('timeZone', 'Asia/Tomsk');
  here.put('workingHours', afternoons);
  await here.sync();
  await there.sync();
  // Noon in Tomsk is eight in Moscow.
  expect(there.due('20.11.2026 06:00')).toBe(officeAt('20.11.2026 09:00'));
  expect(there.due('20.11.2026 06:00')).toBe(here.due('20.11.2026 06:00'));
  expect(tableDigests(there.db)).toEqual(tableDigests(here.db));
  expect(tableDigests(there.db)['workspace-setting']?.rows).toBe(2);
  expect(await verifyWorkspace(store, office.workspace.id)).toEqual({ entries: 2, faults: [] });
});

test('official days given by head office count on every desktop, before a file of its own', async () => {
  const { office, here, there } = await twoDesktops('calendar');
  for (const desk of [here, there]) desk.put('timeZone', 'Europe/Moscow');
  // The Monday after the new year.
  const due = () => [here, there].map((desk) => desk.due('04.01.2027 06:00'));
  expect(due).toThrow(expect.objectContaining({ code: 'calendar/year-missing' }) as Error);
  const free = { ...(JSON.parse(plainYearFile(2027)) as object), daysOff: ['2027-01-04'] };
  expect(() => readCalendarFile(JSON.stringify(free))).toThrow(
    'no calendar of a year: workingDays',
  );
  const file = readCalendarFile(JSON.stringify({ ...free, workingDays: 260 }));
  await store.transaction((sql) => addCalendar(sql, office.workspace.id, file, Date.now()));
  mkdirSync(there.folder);
  writeFileSync(join(there.folder, 'ru-2027.json'), plainYearFile(2027));
  for (const desk of [here, there]) await desk.sync();
  for (const desk of [here, there]) await desk.sync();
  expect(due()).toEqual(Array(2).fill(officeAt('05.01.2027 10:00')));
  expect(tableDigests(there.db)).toEqual(tableDigests(here.db));
});

test('a file that somebody puts into the folder of one desktop reaches the others, once', async () => {
  const { here, there } = await twoDesktops('folder');
  mkdirSync(here.folder);
  const file = join(here.folder, 'ru-2027.json');
  writeFileSync(file, '{"country": "RU"}');
  here.shareCalendars();
  writeFileSync(file, `\uFEFF${plainYearFile(2027)}`);
  // Who may not edit the lists shares nothing.
  here.shareCalendars(false);
  expect(here.outgoing()).toEqual([]);
  here.shareCalendars();
  here.shareCalendars();
  expect(here.outgoing()).toHaveLength(1);
  await here.sync();
  await there.sync();
  expect(there.settings.get('calendar-2027')).toBe(plainYearFile(2027));
  // Changed elsewhere since: the file here is the older word.
  there.put('calendar-2027', '');
  await there.sync();
  await here.sync();
  here.shareCalendars();
  expect(here.settings.get('calendar-2027')).toBe('');
});

test('what was set on one computer before is kept, and goes up as an edit', async () => {
  const office = await openOffice({ store }, 'before');
  const before = migrations.findIndex(({ name }) => name === 'workspace-settings');
  const old = tempDatabase({ migrations: migrations.slice(0, before) });
  new Writer(old.db).transaction({ actor: 'Анна', batchPk: null }, (tx) =>
    tx.create('reseller', { name: 'Ромашка', status: 'candidate', hiddenInSource: 0 }),
  );
  const local = new LocalStore(old.db);
  const put = { workingHours: afternoons, timeZone: 'Asia/Tomsk', theme: 'dark' };
  for (const [key, value] of Object.entries(put)) local.putSetting(key, value);
  old.close();

  const upgraded = desktop({ ...office, file: old.file });
  expect(upgraded.settings.get('workingHours')).toBe(afternoons);
  expect(upgraded.settings.get('timeZone')).toBe('Asia/Tomsk');
  expect(upgraded.local.settings()).toEqual({ theme: 'dark' });
  const other = desktop(office);
  for (const desk of [upgraded, other]) await desk.enrol(await office.code());
  const result = await upgraded.sync();
  expect(result).toMatchObject({ pushed: 3, accepted: 3, refused: 0 });
  await other.sync();
  expect(other.due('20.11.2026 06:00')).toBe(officeAt('20.11.2026 09:00'));
  expect(tableDigests(other.db)).toEqual(tableDigests(upgraded.db));
  // The next edit has a number and a stamp behind those of the upgrade.
  upgraded.put('timeZone', 'Europe/Moscow');
  expect(await upgraded.sync()).toMatchObject({ accepted: 1, conflicts: 0 });
});

test('two computers with different hours of before leave both for people to choose from', async () => {
  const { here, there } = await twoDesktops('both');
  here.put('workingHours', afternoons);
  there.put('workingHours', JSON.stringify({ days: Array(7).fill('8-9'), lunch: null }));
  for (const desk of [here, there, here]) await desk.sync();
  const conflicts = here.db.prepare('SELECT kind, row_entity AS entity, field FROM conflict').all();
  expect(conflicts).toEqual([{ kind: 'field', entity: 'workspace-setting', field: 'value' }]);
  expect(tableDigests(there.db)).toEqual(tableDigests(here.db));
});
