import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { tableDigests } from '#db/sync/digest.ts';
import { answerPacket } from '#server/services/packet.ts';
import { migrateStore } from '#server/store/migrate.ts';
import type { Store } from '#server/store/sql.ts';
import { administrator, codeOf, openTestCentre, refusalOf } from '#test/support/centre.ts';
import { operator } from '#test/support/priced-seat.ts';
import { openEmpty } from '#test/support/server/embedded.ts';
import { plainSession } from '#test/support/trainings.ts';
import { officeOnLoopback } from '#test/support/server/centre-office.ts';

let store: Store;
beforeAll(async () => {
  store = await openEmpty();
  await migrateStore(store);
});
afterAll(() => store.close());

type Centre = ReturnType<typeof openTestCentre>;

const souvenirs = {
  ...({ kind: 'souvenirs', contactPk: null, interactionPk: null, submit: true } as const),
  details: { items: 'Кружки', quantity: 4 },
};

async function enrol(centre: Centre, office: Awaited<ReturnType<typeof officeOnLoopback>>) {
  const code = await office.code();
  return centre.ask('sync-enrol', { server: office.url, code, caToken: null });
}

/** Two centres of one head office, in one of which a reseller has 500 points. */
async function twoCentres() {
  const office = await officeOnLoopback(store);
  const [a, b] = [openTestCentre(), openTestCentre()] as const;
  const { pk: resellerPk } = await a.ask('reseller-create', { name: 'Ромашка' });
  await a.ask('bonus-adjust', { resellerPk, points: 500, text: 'Приветственные' });
  await enrol(a, office);
  await enrol(b, office);
  return { office, a, b };
}

const exchange = (centre: Centre) => centre.ask('sync-now', {});

/** Both spend the 500 points, neither knowing of the other; that of `b` comes too late. */
async function refusedInB() {
  const { office, a, b } = await twoCentres();
  for (const centre of [a, b]) {
    const { first } = await centre.ask('reseller-list', {});
    await centre.ask('bonus-request-create', {
      ...{ ...souvenirs, resellerPk: first[0]?.pk ?? 0, points: 500 },
    });
  }
  await exchange(a);
  expect(await exchange(b)).toMatchObject({ refused: 1, pending: expect.any(Number) as number });
  const [refusal] = await b.ask('sync-refusals', {});
  if (!refusal) throw new Error('nothing was refused');
  return { office, a, b, refusal };
}

function digestsOf(centre: Centre) {
  const db = new Database(join(centre.folder, 'centre.db'), { readonly: true });
  try {
    return tableDigests(db);
  } finally {
    db.close();
  }
}

test('joins with a code once, and tells a wrong one', async () => {
  const office = await officeOnLoopback(store);
  const centre = openTestCentre();
  expect(await centre.ask('sync-status', {})).toMatchObject({ state: 'not-enrolled' });
  const join_ = (code: string) =>
    centre.ask('sync-enrol', { server: office.url, code, caToken: null });
  expect(await codeOf(join_('WRONG-CODE'))).toBe('sync/wrong-code');
  expect(await centre.ask('sync-status', {})).toMatchObject({ state: 'not-enrolled' });
  const code = await office.code();
  expect(await join_(code)).toMatchObject({ state: 'idle', workspaceName: office.workspace.name });
  const other = openTestCentre();
  expect(await codeOf(other.ask('sync-enrol', { server: office.url, code, caToken: null }))).toBe(
    'sync/wrong-code',
  );
});

test('says that nobody answers at an address, and that one is none', async () => {
  const centre = openTestCentre();
  for (const server of ['http://127.0.0.1:9', 'http://[']) {
    const asked = centre.ask('sync-enrol', { server, code: 'A', caToken: null });
    expect(await codeOf(asked)).toBe('sync/unreachable');
  }
});

test('carries what is pending to a file and takes the answer in, once', async () => {
  const { office, a, b } = await twoCentres();
  await office.hangUp();
  await b.ask('reseller-create', { name: 'Лютик' });
  expect(await b.ask('sync-packet-save', { token: 'out.packet' })).toMatchObject({
    mutations: 1,
  });
  expect(await b.ask('sync-status', {})).toMatchObject({ pending: 1 });
  const packet = readFileSync(join(b.folder, 'out.packet'));
  writeFileSync(join(b.folder, 'in.answer'), await answerPacket(store, packet, { now: Date.now }));
  const taken = await b.ask('sync-packet-take', { token: 'in.answer' });
  expect(taken).toMatchObject({ answered: 1, refused: 0 });
  expect(await b.ask('sync-status', {})).toMatchObject({ pending: 0 });
  expect(await b.ask('sync-packet-take', { token: 'in.answer' })).toEqual({
    ...{ answered: 0, refused: 0, pulled: 0 },
  });
  // Another desktop's answer tells nobody here anything.
  copyFileSync(join(b.folder, 'in.answer'), join(a.folder, 'in.answer'));
  expect(await codeOf(a.ask('sync-packet-take', { token: 'in.answer' }))).toBe('sync/bad-packet');
});

test('gives a refused step back whole, and takes it mended', async () => {
  const { a, b, refusal } = await refusedInB();
  expect(refusal).toMatchObject({
    code: 'bonus/insufficient',
    intent: 'spendBonus',
    state: 'open',
  });
  expect(refusal.details['missing']).toBe(500);
  const request = refusal.rows.find(({ entity }) => entity === 'bonus-request');
  const values = Object.fromEntries(
    (request?.fields ?? []).map(({ field, value }) => [field, value]),
  );
  expect(values).toMatchObject({ kind: 'souvenirs', points: 500, resellerId: 'Ромашка' });
  expect(JSON.parse(String(values['details']))).toMatchObject({ items: 'Кружки', quantity: 4 });

  // The task leads to it, and to nothing on the other desktop.
  const task = await b.ask('task-card', { pk: refusal.taskPk ?? 0 });
  expect(task).toMatchObject({ refusalPk: refusal.pk, state: 'open' });
  expect(task.title).toMatch(/^Центральный офис не принял: Ромашка/);

  const { first } = await a.ask('reseller-list', {});
  await a.ask('bonus-adjust', { resellerPk: first[0]?.pk ?? 0, points: 120, text: 'Ещё' });
  await exchange(a);
  await b.ask('sync-refusal-again', {
    pk: refusal.pk,
    edits: [{ id: request?.id ?? '', field: 'points', value: 120 }],
  });
  expect(await exchange(b)).toMatchObject({ refused: 0, pending: 0 });
  await exchange(a);
  await exchange(b);
  const account = await a.ask('bonus-account', { resellerPk: first[0]?.pk ?? 0 });
  expect(account).toMatchObject({ available: 0, reserved: 620 });
  expect(await b.ask('task-card', { pk: refusal.taskPk ?? 0 })).toMatchObject({ state: 'done' });
  expect((await b.ask('sync-refusals', {}))[0]).toMatchObject({ state: 'again' });
  expect(digestsOf(b)).toEqual(digestsOf(a));
});

test('puts a refusal away once, with its task, and keeps what was typed', async () => {
  const { b, refusal } = await refusedInB();
  await b.ask('sync-refusal-dismiss', { pk: refusal.pk });
  const [kept] = await b.ask('sync-refusals', {});
  expect(kept).toMatchObject({ state: 'dismissed', rows: refusal.rows });
  expect(await b.ask('task-card', { pk: refusal.taskPk ?? 0 })).toMatchObject({ state: 'done' });
  expect(await codeOf(b.ask('sync-refusal-dismiss', { pk: refusal.pk }))).toBe(
    'sync/refusal-settled',
  );
  expect(await b.ask('sync-status', {})).toMatchObject({ refused: 0 });
});

test('shows what is under way as provisional until head office has confirmed it', async () => {
  const { a } = await twoCentres();
  const { first } = await a.ask('reseller-list', {});
  const resellerPk = first[0]?.pk ?? 0;
  expect(await a.ask('sync-provisional', {})).toMatchObject({ requests: [], accounts: [] });
  const { pk } = await a.ask('bonus-request-create', { ...souvenirs, resellerPk, points: 200 });
  expect(await a.ask('sync-provisional', {})).toMatchObject({
    requests: [pk],
    accounts: [{ resellerPk, held: 200, confirmed: 500 }],
  });
  const [step] = await a.ask('sync-pending', {});
  expect(step).toMatchObject({ intent: 'spendBonus', reseller: 'Ромашка', resellerPk });
  await exchange(a);
  expect(await a.ask('sync-provisional', {})).toMatchObject({ requests: [], accounts: [] });
  expect(await a.ask('sync-pending', {})).toEqual([]);
});

test.each([
  ['kept', 'Тверь'],
  ['lost', 'Тула'],
] as const)(
  'a conflict that is decided for the %s value is decided everywhere',
  async (take, segment) => {
    const { a, b } = await twoCentres();
    const patch = async (centre: Centre, to: string): Promise<void> => {
      const { first } = await centre.ask('reseller-list', {});
      await centre.ask('reseller-patch', { pk: first[0]?.pk ?? 0, fields: { segment: to } });
    };
    await patch(a, 'Тула');
    await patch(b, 'Тверь');
    for (const centre of [a, b, a]) await exchange(centre);
    const [conflict] = await a.ask('sync-conflicts', {});
    expect(conflict).toMatchObject({
      ...{ entity: 'reseller', field: 'segment', subject: 'Ромашка' },
      ...{ kept: 'Тверь', lost: 'Тула', changedSince: false },
    });
    await a.ask('sync-conflict-resolve', { pk: conflict?.pk ?? 0, take });
    expect(await codeOf(a.ask('sync-conflict-resolve', { pk: conflict?.pk ?? 0, take }))).toBe(
      'sync/refusal-settled',
    );
    for (const centre of [a, b, a]) await exchange(centre);
    for (const centre of [a, b]) {
      expect(await centre.ask('sync-conflicts', {})).toEqual([]);
      expect((await centre.ask('reseller-list', {})).first[0]?.segment).toBe(segment);
    }
    expect(digestsOf(b)).toEqual(digestsOf(a));
  },
);

test('stops when it is shut out, keeps what was typed, and goes on with a new code', async () => {
  const { office, a } = await twoCentres();
  await office.revokeAll();
  await a.ask('reseller-create', { name: 'Лютик' });
  const stopped = await exchange(a);
  expect(stopped).toMatchObject({ state: 'stopped', fault: { code: 'sync/revoked' } });
  expect(stopped.pending).toBeGreaterThan(0);
  expect(await a.ask('sync-log', {})).toContainEqual(
    expect.objectContaining({ code: 'sync/revoked' }),
  );
  await enrol(a, office);
  expect(await exchange(a)).toMatchObject({ state: 'idle', fault: null, pending: 0 });
});

test('asks before it deletes much at once, and deletes when it is allowed', async () => {
  const { a, b } = await twoCentres();
  const pks: number[] = [];
  for (let at = 0; at < 110; at += 1) {
    pks.push((await a.ask('reseller-create', { name: `Альфа ${String(at)}` })).pk);
  }
  await exchange(a);
  await exchange(b);
  for (const pk of pks) await a.ask('reseller-remove', { pk });
  await exchange(a);
  const stopped = await exchange(b);
  expect(stopped).toMatchObject({ state: 'stopped', fault: { code: 'sync/mass-delete' } });
  expect((await b.ask('reseller-list', {})).pks).toHaveLength(111);
  expect(await b.ask('sync-allow-deletions', {})).toMatchObject({ state: 'idle', fault: null });
  expect((await b.ask('reseller-list', {})).pks).toHaveLength(1);
});

test('shows the steps of others only to who may see all that is in them', async () => {
  const { b, refusal } = await refusedInB();
  await b.add(administrator);
  await b.add(operator);
  const { pk, rights } = await b.group('operator');
  await b.ask('group-patch', { pk, rights: { ...rights, ledger: [] } });
  await b.ask('session-sign-out', {});
  await b.signIn(operator);
  expect(await b.ask('sync-refusals', {})).toEqual([]);
  expect(await codeOf(b.ask('sync-refusal-dismiss', { pk: refusal.pk }))).toBe('app/not-found');
});

test('shows what one has typed oneself, whatever one may see', async () => {
  const centre = openTestCentre();
  const { ask } = centre;
  const { pk: resellerPk } = await ask('reseller-create', { name: 'Ромашка' });
  await ask('bonus-adjust', { resellerPk, points: 500, text: 'Приветственные' });
  await ask('bonus-request-create', { ...souvenirs, resellerPk, points: 100 });
  await centre.add(administrator);
  await centre.add(operator);
  const { pk, rights } = await centre.group('operator');
  await ask('group-patch', { pk, rights: { ...rights, ledger: [] } });
  await ask('session-sign-out', {});
  await centre.signIn(operator);
  await ask('bonus-request-create', { ...souvenirs, resellerPk, points: 200 });
  const spent = (await ask('sync-pending', {})).filter(({ intent }) => intent === 'spendBonus');
  expect(spent.map(({ actor }) => actor)).toEqual([operator.name]);
});

test('tells what is provisional of the areas alone that one may see', async () => {
  const centre = openTestCentre();
  const { ask } = centre;
  const { pk: resellerPk } = await ask('reseller-create', { name: 'Ромашка' });
  await ask('bonus-adjust', { resellerPk, points: 500, text: 'Приветственные' });
  await ask('bonus-request-create', { ...souvenirs, resellerPk, points: 100 });
  const { pk: coursePk } = await ask('course-create', { name: 'Печать' });
  const { session } = await ask('session-create', { ...plainSession, coursePk });
  await ask('registration-create', {
    ...{ sessionPk: session.pk, resellerPk },
    participants: [{ name: 'Иванов Иван' }],
  });
  await centre.add(administrator);
  await centre.add(operator);
  const { pk, rights } = await centre.group('operator');
  const shown = async (hidden: object): Promise<readonly number[]> => {
    await centre.signIn(administrator);
    await ask('group-patch', { pk, rights: { ...rights, ...hidden } });
    await ask('session-sign-out', {});
    await centre.signIn(operator);
    const told = await ask('sync-provisional', {});
    await ask('session-sign-out', {});
    return [told.registrations, told.sessions, told.requests, told.accounts].map(
      (one) => one.length,
    );
  };
  await ask('session-sign-out', {});
  expect(await shown({})).toEqual([1, 1, 1, 1]);
  expect(await shown({ ledger: [] })).toEqual([1, 1, 1, 0]);
  expect(await shown({ 'bonus-requests': [] })).toEqual([1, 1, 0, 1]);
  expect(await shown({ registrations: [] })).toEqual([0, 0, 1, 1]);
});

test('nobody sends a step of another again that they might not have made', async () => {
  const { b, refusal } = await refusedInB();
  await b.add(administrator);
  await b.add(operator);
  const { pk, rights } = await b.group('operator');
  const without = { ...rights, 'bonus-requests': ['view'], registrations: ['view'] } as const;
  await b.ask('group-patch', { pk, rights: without });
  await b.ask('session-sign-out', {});
  await b.signIn(operator);
  const asked = b.ask('sync-refusal-again', { pk: refusal.pk, edits: [] });
  expect((await refusalOf(asked)).code).toBe('access/denied');
  expect((await b.ask('sync-refusals', {}))[0]).toMatchObject({ state: 'open' });
});

test('never tells the verifier of a password, where two have changed it neither', async () => {
  const { a, b } = await twoCentres();
  await a.add(administrator);
  expect(JSON.stringify(await a.ask('sync-pending', {}))).not.toContain('argon2');
  await exchange(a);
  // Head office says that there is more, and the door closes where nobody had to sign in before.
  await vi.waitFor(async () =>
    expect(await b.ask('session-state', {})).toEqual({ kind: 'signed-out' }),
  );
  await b.signIn(administrator);
  const change = (centre: Centre, next: string) =>
    centre.ask('session-change-password', { oldPassword: administrator.password, password: next });
  await change(a, 'первый новый пароль');
  await change(b, 'второй новый пароль');
  for (const centre of [a, b]) await exchange(centre);
  const conflicts = await b.ask('sync-conflicts', {});
  expect(conflicts).toMatchObject([{ field: 'verifier', kept: '•••', lost: '•••' }]);
});
