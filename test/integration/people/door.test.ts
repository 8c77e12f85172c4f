import { expect, onTestFinished, test, vi } from 'vitest';
import { openConnection } from '#db/connection.ts';
import { administrator, codeOf, openTestCentre, type TestPerson } from '#test/support/centre.ts';

const operator: TestPerson = {
  login: 'orlov',
  name: 'Орлов Пётр',
  group: 'operator',
  password: 'семь синих слонов',
};

async function centreWithPeople() {
  const centre = openTestCentre();
  const administratorPk = await centre.add(administrator);
  const operatorPk = await centre.add(operator);
  return { centre, administratorPk, operatorPk };
}

test('has no door until somebody could come in by it', async () => {
  const centre = openTestCentre();
  expect(await centre.ask('session-state', {})).toEqual({ kind: 'open' });
  await centre.ask('session-lock', {});
  await centre.ask('session-sign-out', {});
  expect(await centre.ask('session-state', {})).toEqual({ kind: 'open' });
  expect(await centre.ask('reseller-create', { name: 'Ёлочка' })).toMatchObject({ pk: 1 });
});

test('wants an administrator first, and signs that person in at once', async () => {
  const centre = openTestCentre();
  expect(await codeOf(centre.add(operator))).toBe('people/first-administrator');
  await centre.add(administrator);
  expect(await centre.ask('session-state', {})).toMatchObject({
    kind: 'signed-in',
    name: 'Соколова Анна',
    group: 'administrator',
  });
  const kinds = centre.events.flatMap(({ event, payload }) =>
    event === 'session-changed' ? [(payload as { kind: string }).kind] : [],
  );
  expect(kinds).toEqual(['signed-in']);
});

test('refuses wrong login and wrong password alike, and lets the right one in by any capitals', async () => {
  const { centre } = await centreWithPeople();
  await centre.ask('session-sign-out', {});
  expect(await codeOf(centre.signIn({ ...operator, password: 'не тот пароль' }))).toBe(
    'access/wrong-password',
  );
  expect(await codeOf(centre.signIn({ ...operator, login: 'nobody' }))).toBe(
    'access/wrong-password',
  );
  expect(await codeOf(centre.signIn({ ...operator, password: '' }))).toBe('access/wrong-password');
  expect(await centre.signIn({ ...operator, login: ' Orlov ' })).toMatchObject({
    kind: 'signed-in',
    name: 'Орлов Пётр',
  });
});

test('makes whoever guesses wait, also for the right password and after a restart', async () => {
  const { centre } = await centreWithPeople();
  await centre.ask('session-sign-out', {});
  const wrong = { ...operator, password: 'не тот пароль' };
  for (let guess = 0; guess < 3; guess += 1) await codeOf(centre.signIn(wrong));
  expect(await codeOf(centre.signIn(operator))).toBe('access/wait');
  expect(await codeOf(centre.signIn(administrator))).toBeNull();
  await centre.close();

  const again = openTestCentre({ folder: centre.folder });
  expect(await codeOf(again.signIn(operator))).toBe('access/wait');
  again.passSeconds(6);
  expect(await codeOf(again.signIn(operator))).toBeNull();
});

test('tries one password at a time, so that asking in parallel gains nothing', async () => {
  const { centre } = await centreWithPeople();
  await centre.ask('session-sign-out', {});
  const wrong = { ...operator, password: 'не тот пароль' };
  const codes = await Promise.all(Array.from({ length: 8 }, () => codeOf(centre.signIn(wrong))));
  expect(codes.filter((code) => code === 'access/wrong-password')).toHaveLength(3);
  expect(codes.filter((code) => code === 'access/wait')).toHaveLength(5);
});

test('tells nothing of the data or of anybody to who stands before it', async () => {
  const { centre } = await centreWithPeople();
  await centre.ask('setting-put', { key: 'theme', value: 'dark' });
  await centre.ask('setting-put', { key: 'timeZone', value: 'Europe/Samara' });
  await centre.ask('session-sign-out', {});
  const { status, ...info } = await centre.ask('app-info', {});
  expect(info).toEqual({
    version: '9.9.9',
    userName: '',
    reports: [],
    settings: { theme: 'dark' },
  });
  expect(status).toMatchObject({ dataFile: '', pendingChanges: 0, lastBackupAt: null, undo: null });
  expect(await centre.ask('app-status', {})).toEqual(status);
  expect(await centre.ask('session-state', {})).toEqual({ kind: 'signed-out' });
});

test('lets no event through while it is closed', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const { centre } = await centreWithPeople();
  const changes = () => {
    const elsewhere = openConnection(centre.file);
    elsewhere.prepare("INSERT OR REPLACE INTO setting VALUES ('changed', ?)").run(Math.random());
    elsewhere.close();
    vi.advanceTimersByTime(5000);
    return centre.events.splice(0).map(({ event }) => event);
  };
  expect(changes()).toEqual(expect.arrayContaining(['data-changed', 'app-status']));
  await centre.ask('reseller-create', { name: 'Ромашка' });
  centre.events.splice(0);
  await centre.ask('session-lock', {});
  // What was to be said of the last step, and what another process writes meanwhile.
  expect(changes()).toEqual(['session-changed']);
  await centre.signIn(administrator);
  expect(changes()).toEqual(expect.arrayContaining(['session-changed', 'data-changed']));
});

test('signs what is done with the name of who is inside', async () => {
  const { centre } = await centreWithPeople();
  await centre.ask('session-sign-out', {});
  await centre.signIn(operator);
  const { pk } = await centre.ask('reseller-create', { name: 'Ромашка' });
  await centre.ask('reseller-patch', { pk, fields: { city: 'Омск' } });
  const history = await centre.ask('reseller-field-history', { pk });
  expect(new Set(history.map(({ actor }) => actor))).toEqual(new Set(['Орлов Пётр']));
});

test('keeps steps to be undone while locked for the same person, and for nobody else', async () => {
  const { centre } = await centreWithPeople();
  await centre.ask('session-sign-out', {});
  await centre.signIn(operator);
  await centre.ask('reseller-create', { name: 'Ромашка' });
  await centre.ask('session-lock', {});
  await centre.signIn(operator);
  expect((await centre.ask('app-status', {})).undo).toBe('reseller.@row');
  await centre.ask('session-lock', {});
  await centre.signIn(administrator);
  expect(await codeOf(centre.ask('change-undo', {}))).toBe('undo/nothing');
  await centre.ask('session-sign-out', {});
  await centre.signIn(operator);
  expect(await codeOf(centre.ask('change-undo', {}))).toBe('undo/nothing');
});

test('shows drafts only to who typed them, and gives those from before to the first person', async () => {
  const centre = openTestCentre();
  await centre.ask('draft-put', { key: 'reseller:1:note', value: 'до людей' });
  await centre.add(administrator);
  await centre.add(operator);
  const drafts = async (): Promise<readonly string[]> =>
    (await centre.ask('draft-list', { prefix: '' })).map(({ value }) => value);
  expect(await drafts()).toEqual(['до людей']);
  await centre.ask('session-sign-out', {});
  await centre.signIn(operator);
  expect(await drafts()).toEqual([]);
  await centre.ask('draft-put', { key: 'reseller:1:note', value: 'оператор' });
  await centre.ask('draft-remove', { key: 'reseller:2:note' });
  await centre.ask('session-lock', {});
  await centre.signIn(administrator);
  expect(await drafts()).toEqual(['до людей']);
});

test('takes the last words of a window that goes, for a moment and for who was inside', async () => {
  const { centre } = await centreWithPeople();
  await centre.ask('session-lock', {});
  await centre.ask('draft-put', { key: 'reseller:1:note', value: 'последнее слово' });
  expect(await codeOf(centre.ask('draft-list', { prefix: '' }))).toBe('access/signed-out');
  centre.passSeconds(4);
  const late = centre.ask('draft-put', { key: 'reseller:1:note', value: 'чужое' });
  expect(await codeOf(late)).toBe('access/signed-out');
  await centre.signIn(administrator);
  const drafts = await centre.ask('draft-list', { prefix: '' });
  expect(drafts.map(({ value }) => value)).toEqual(['последнее слово']);
});

test('stays with who is inside when the data process is followed by another, not after the end', async () => {
  const { centre } = await centreWithPeople();
  const said = centre.told.flatMap((message) => (message.kind === 'session' ? [message] : []));
  const personId = said.at(-1)?.session.personId ?? null;
  expect(personId).toMatch(/^[0-9a-f-]{36}$/);
  await centre.close();
  const { folder } = centre;
  const followed = openTestCentre({ folder, memory: { personId, locked: false } });
  expect(await followed.ask('session-state', {})).toMatchObject({ kind: 'signed-in' });
  await followed.close();
  const fresh = openTestCentre({ folder });
  expect(await fresh.ask('session-state', {})).toEqual({ kind: 'signed-out' });
});

test('locks itself after ten minutes unless told otherwise by who may', async () => {
  const { centre } = await centreWithPeople();
  const idle = (): unknown => {
    const said = centre.told.findLast((message) => message.kind === 'session');
    return said?.kind === 'session' ? said.session.idleMinutes : undefined;
  };
  expect(idle()).toBe(10);
  await centre.ask('session-idle-put', { minutes: 30 });
  expect(idle()).toBe(30);
  await centre.ask('session-idle-put', { minutes: null });
  expect(idle()).toBeNull();
  await centre.ask('session-sign-out', {});
  await centre.signIn(operator);
  expect(await codeOf(centre.ask('session-idle-put', { minutes: 5 }))).toBe('access/denied');
});
