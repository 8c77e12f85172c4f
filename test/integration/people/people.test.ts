import { expect, test } from 'vitest';
import { openConnection } from '#db/connection.ts';
import {
  administrator,
  codeOf,
  openTestCentre,
  refusalOf,
  type TestPerson,
} from '#test/support/centre.ts';

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

/** Every value that the file holds of an entity's history. */
function historyOf(file: string, entity: string): readonly unknown[] {
  const db = openConnection(file, { readonly: true });
  try {
    return db
      .prepare<[string], [unknown, unknown]>(
        'SELECT old_value, new_value FROM change WHERE entity = ?',
      )
      .raw()
      .all(entity)
      .flat();
  } finally {
    db.close();
  }
}

test('tells no verifier, neither in an answer nor in the history', async () => {
  const { centre, operatorPk } = await centreWithPeople();
  await centre.ask('person-set-password', { pk: operatorPk, password: 'другие синие слоны' });
  const answers = [
    await centre.ask('people-list', {}),
    await centre.ask('groups-list', {}),
    await centre.ask('person-patch', { pk: operatorPk, fields: { login: 'orlov2' } }),
    await centre.ask('session-state', {}),
    centre.events,
    centre.told,
  ];
  expect(JSON.stringify(answers)).not.toContain('argon2');
  const history = historyOf(centre.file, 'person');
  expect(history).toContain('•••');
  expect(JSON.stringify(history)).not.toContain('argon2');
});

test('keeps a verifier that costs 19 MiB and two passes, never the password', async () => {
  const { centre } = await centreWithPeople();
  const db = openConnection(centre.file, { readonly: true });
  const verifiers = db.prepare<[], string>('SELECT verifier FROM person').pluck().all();
  db.close();
  expect(verifiers).toHaveLength(2);
  for (const verifier of verifiers) {
    expect(verifier).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[^$]{22}\$[^$]{43}$/);
  }
  expect(new Set(verifiers).size).toBe(2);
});

test('hands what was worked on before to the first who signs in, in the step that adds them', async () => {
  const centre = openTestCentre();
  const task = { dueAt: Date.now() + 60_000 };
  await centre.ask('setting-put', { key: 'userName', value: 'Орлов' });
  const others = await centre.ask('task-create', { ...task, title: 'Не моё' });
  await centre.ask('setting-put', { key: 'userName', value: 'root' });
  const open = await centre.ask('task-create', { ...task, title: 'Перезвонить' });
  const past = await centre.ask('task-create', { ...task, title: 'Сделано' });
  await centre.ask('task-done', { pk: past.pk });
  const { pk: groupPk } = await centre.group('administrator');
  const { login, name, password } = administrator;
  const first = { login, name, password, groupPk };
  const { tasksTaken } = await centre.ask('person-create', { ...first, takeOver: true });
  expect(tasksTaken).toBe(1);
  expect(await centre.ask('session-state', {})).toMatchObject({ kind: 'signed-in', name });
  const { first: mine } = await centre.ask('task-today', { scope: 'mine' });
  expect(mine.map(({ title }) => title)).toEqual(['Перезвонить']);
  const ownerOf = async (pk: number) => (await centre.ask('task-card', { pk })).owner;
  expect(await ownerOf(others.pk)).toBe('Орлов');
  expect(await ownerOf(past.pk)).toBe('root');
  const { history } = await centre.ask('task-card', { pk: open.pk });
  expect(history).toContainEqual(
    expect.objectContaining({ field: 'owner', newValue: name, actor: 'root' }),
  );
  const db = openConnection(centre.file, { readonly: true });
  const groups = db
    .prepare<[string], number>(
      `SELECT group_no FROM change WHERE entity = 'person'
         OR (entity = 'task' AND field = 'owner' AND new_value = ?)`,
    )
    .pluck()
    .all(name);
  db.close();
  expect(groups.length).toBeGreaterThan(1);
  expect(new Set(groups).size).toBe(1);
  // Whoever comes next takes nothing.
  const second = { login: 'orlov', name: 'root', password: 'семь синих слонов', groupPk };
  expect((await centre.ask('person-create', { ...second, takeOver: true })).tasksTaken).toBe(0);
});

test('leaves what was worked on before where it is when the first wants none of it', async () => {
  const centre = openTestCentre();
  await centre.ask('setting-put', { key: 'userName', value: 'root' });
  const task = { title: 'Перезвонить', dueAt: Date.now() + 60_000 };
  const { pk } = await centre.ask('task-create', task);
  await centre.add(administrator);
  expect(await centre.ask('task-card', { pk })).toMatchObject({ owner: 'root' });
});

test('lets nobody leave without an administrator', async () => {
  const { centre, administratorPk } = await centreWithPeople();
  const { pk: operators } = await centre.group('operator');
  const { pk: administrators, rights } = await centre.group('administrator');
  const last = 'people/last-administrator';
  const deactivate = () => centre.ask('person-deactivate', { pk: administratorPk });
  expect(await codeOf(deactivate())).toBe(last);
  const demote = { pk: administratorPk, fields: { groupPk: operators } };
  expect(await codeOf(centre.ask('person-patch', demote))).toBe(last);
  const blind = { pk: administrators, rights: { ...rights, people: ['view' as const] } };
  expect(await codeOf(centre.ask('group-patch', blind))).toBe(last);
  expect(await centre.ask('session-state', {})).toMatchObject({ kind: 'signed-in', rights });

  await centre.add({ ...administrator, login: 'second', name: 'Вторая' });
  expect(await deactivate()).toMatchObject({ active: false });
  expect(await centre.ask('session-state', {})).toEqual({ kind: 'signed-out' });
});

test('takes a right away at once, and with it what could be undone', async () => {
  const { centre } = await centreWithPeople();
  const { pk, rights } = await centre.group('administrator');
  const { pk: reseller } = await centre.ask('reseller-create', { name: 'Ромашка' });
  await centre.ask('group-patch', { pk, rights: { ...rights, ledger: [], import: [] } });
  expect((await centre.ask('reseller-card', { pk: reseller })).balance).toBeNull();
  expect(await codeOf(centre.ask('import-batches', {}))).toBe('access/denied');
  expect(await codeOf(centre.ask('change-undo', {}))).toBe('undo/final');
});

test('does not take a change of rights back by the undo that everybody has', async () => {
  const { centre, operatorPk } = await centreWithPeople();
  const { pk: managers } = await centre.group('manager');
  await centre.ask('person-patch', { pk: operatorPk, fields: { groupPk: managers } });
  expect(await codeOf(centre.ask('change-undo', {}))).toBe('undo/final');
});

test('says who may when it refuses', async () => {
  const { centre } = await centreWithPeople();
  await centre.ask('session-sign-out', {});
  await centre.signIn(operator);
  expect(await refusalOf(centre.ask('import-batches', {}))).toEqual({
    code: 'access/denied',
    details: { area: 'import', right: 'view', groups: 'manager administrator' },
  });
});

test('shuts a deactivated person out, and says so only to who knows the password', async () => {
  const { centre, operatorPk } = await centreWithPeople();
  await centre.ask('person-deactivate', { pk: operatorPk });
  await centre.ask('session-sign-out', {});
  expect(await codeOf(centre.signIn(operator))).toBe('access/deactivated');
  expect(await codeOf(centre.signIn({ ...operator, password: 'не тот пароль' }))).toBe(
    'access/wrong-password',
  );
  await centre.signIn(administrator);
  await centre.ask('person-patch', { pk: operatorPk, fields: { active: true } });
  await centre.ask('session-sign-out', {});
  expect(await codeOf(centre.signIn(operator))).toBeNull();
});

test('changes the own password with the old one only, another one by right', async () => {
  const { centre, administratorPk, operatorPk } = await centreWithPeople();
  const password = 'другие синие слоны';
  expect(await codeOf(centre.ask('person-set-password', { pk: administratorPk, password }))).toBe(
    'people/own-password',
  );
  await centre.ask('person-set-password', { pk: operatorPk, password });
  await centre.ask('session-sign-out', {});
  expect(await codeOf(centre.signIn(operator))).toBe('access/wrong-password');
  await centre.signIn({ ...operator, password });
  const change = (oldPassword: string) =>
    codeOf(centre.ask('session-change-password', { oldPassword, password: operator.password }));
  expect(await change('не тот пароль')).toBe('access/wrong-password');
  expect(await change(password)).toBeNull();
  await centre.ask('session-sign-out', {});
  expect(await codeOf(centre.signIn(operator))).toBeNull();
});

test('refuses a login, a name or a password that will not do, and says which', async () => {
  const { centre } = await centreWithPeople();
  const add = (change: Partial<TestPerson>) =>
    codeOf(centre.add({ ...operator, login: 'new', name: 'Новый', ...change }));
  expect(await add({ login: ' ORLOV ' })).toBe('people/login-taken');
  expect(await add({ login: 'a b' })).toBe('people/login-format');
  expect(await add({ name: 'Орлов  Пётр' })).toBe('people/name-taken');
  expect(await add({ name: '  ' })).toBe('people/name-required');
  expect(await add({ password: 'коротко' })).toBe('people/password-short');
  expect(await add({ password: 'Новый 2026' })).toBe('people/password-simple');
  expect(await add({})).toBeNull();
});

test('gives nobody more by adding people than one has, unless one may change rights', async () => {
  const { centre } = await centreWithPeople();
  const { pk, rights } = await centre.group('manager');
  await centre.ask('group-patch', { pk, rights: { ...rights, people: ['view', 'add'] } });
  const manager: TestPerson = { ...operator, login: 'boss', name: 'Начальник', group: 'manager' };
  await centre.add(manager);
  await centre.ask('session-sign-out', {});
  await centre.signIn(manager);
  const new1 = { ...operator, login: 'new1', name: 'Первый' };
  expect(await codeOf(centre.add({ ...new1, group: 'administrator' }))).toBe('access/denied');
  expect(await codeOf(centre.add(new1))).toBeNull();
});

test('moves what a person works on to the new name, and leaves the past under the old', async () => {
  const { centre, operatorPk } = await centreWithPeople();
  const { pk } = await centre.ask('reseller-create', { name: 'Ромашка' });
  await centre.ask('reseller-patch', { pk, fields: { manager: 'Орлов Пётр' } });
  await centre.ask('person-patch', { pk: operatorPk, fields: { name: 'Орлов П. С.' } });
  expect((await centre.ask('reseller-card', { pk })).manager).toBe('Орлов П. С.');
  const history = await centre.ask('reseller-field-history', { pk, field: 'manager' });
  expect(history.map(({ newValue }) => newValue)).toEqual(['Орлов П. С.', 'Орлов Пётр']);
});

test('takes people who came without a password for names only', async () => {
  const { centre, operatorPk } = await centreWithPeople();
  const people = await centre.ask('people-list', {});
  expect(people.find(({ pk }) => pk === operatorPk)).toEqual({
    pk: operatorPk,
    login: 'orlov',
    name: 'Орлов Пётр',
    groupPk: (await centre.group('operator')).pk,
    active: true,
    canSignIn: true,
  });
});
