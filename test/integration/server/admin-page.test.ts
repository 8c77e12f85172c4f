import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildApp } from '#server/app.ts';
import { createAdminCode, sessionValidMs } from '#server/services/admin-access.ts';
import { migrateStore } from '#server/store/migrate.ts';
import type { Store } from '#server/store/sql.ts';
import { openDesk } from '#test/support/server/desk.ts';
import { openEmpty } from '#test/support/server/embedded.ts';
import { openOffice } from '#test/support/server/office.ts';

let store: Store;
beforeAll(async () => {
  store = await openEmpty();
  await migrateStore(store);
});
afterAll(() => store.close());

type App = ReturnType<typeof buildApp>;

const form = (app: App, url: string, fields: Record<string, string>, cookie = '') =>
  app.inject({
    ...{ method: 'POST', url },
    headers: { 'content-type': 'application/x-www-form-urlencoded', cookie },
    payload: new URLSearchParams(fields).toString(),
  });

async function signIn(app: App, now = Date.now()): Promise<string> {
  const answer = await form(app, '/admin/sign-in', { code: await createAdminCode(store, now) });
  expect(answer.statusCode).toBe(303);
  const set = String(answer.headers['set-cookie']);
  expect(set).toMatch(/HttpOnly; SameSite=Strict/);
  return set.split(';')[0] ?? '';
}

const guardIn = (page: string): string => /name="guard" value="([^"]+)"/.exec(page)?.[1] ?? '';

it('lets a code in once, for a while, and shows the door to everybody else', async () => {
  let now = Date.now();
  const app = buildApp({ store, now: () => now });
  const code = await createAdminCode(store, now);
  const first = await form(app, '/admin/sign-in', { code: code.toLowerCase() });
  expect(first.statusCode).toBe(303);
  expect((await form(app, '/admin/sign-in', { code })).statusCode).toBe(403);
  const cookie = String(first.headers['set-cookie']).split(';')[0] ?? '';
  const see = async (header: string) =>
    (await app.inject({ url: '/admin', headers: { cookie: header } })).body;
  expect(await see(cookie)).toContain('рабочие места');
  expect(await see('')).not.toContain('рабочие места');
  now += sessionValidMs;
  expect(await see(cookie)).not.toContain('рабочие места');
  const old = await createAdminCode(store, now - 16 * 60_000);
  expect((await form(app, '/admin/sign-in', { code: old })).statusCode).toBe(403);
});

it('lets nobody try codes for long', async () => {
  const app = buildApp({ store, limits: { enrolments: 2 } });
  const attempt = async () => (await form(app, '/admin/sign-in', { code: 'A' })).statusCode;
  expect([await attempt(), await attempt(), await attempt()]).toEqual([403, 403, 429]);
});

it('shows each device as it last told of itself, with a wrong clock marked, and no script', async () => {
  const office = await openOffice({ store }, 'state');
  const desk = openDesk(office);
  await desk.enrol(await office.code());
  await desk.sync();
  await store.query(
    `UPDATE device SET name = '<b>Касса</b>', pending = 41, refused = 7, clock_offset_ms = 360000
     WHERE workspace = $1`,
    [office.workspace.id],
  );
  const url = `/admin?workspace=${office.workspace.id}&lang=en`;
  const cookie = await signIn(office.app);
  const answer = await office.app.inject({ url, headers: { cookie } });
  expect(answer.body).toContain('&lt;b&gt;Касса&lt;/b&gt;');
  expect(answer.body).toMatch(/>41<[^]*>7<[^]*360[^]*clock is wrong/);
  expect(answer.body).not.toMatch(/<script|<style|style=/);
  expect(answer.headers['content-security-policy']).toMatch(
    /^default-src 'none'; style-src 'self'/,
  );
});

it('revokes a device and makes a code only by a form of its own page', async () => {
  const office = await openOffice({ store }, 'forms');
  const desk = openDesk(office);
  await desk.enrol(await office.code());
  const cookie = await signIn(office.app);
  const workspace = office.workspace.id;
  const back = `/admin?workspace=${workspace}&lang=ru`;
  const page = (await office.app.inject({ url: back, headers: { cookie } })).body;
  const fields = { workspace, back, device: desk.writer.deviceId };
  const forged = await form(office.app, '/admin/revoke', { ...fields, guard: 'x' }, cookie);
  expect(forged.statusCode).toBe(400);
  await desk.sync();
  const guard = guardIn(page);
  const made = await form(office.app, '/admin/code', { ...fields, guard }, cookie);
  const code = /class="code">([A-Z0-9-]{19})</.exec(made.body)?.[1] ?? '';
  await openDesk(office).enrol(code);
  expect((await form(office.app, '/admin/revoke', { ...fields, guard }, cookie)).statusCode).toBe(
    303,
  );
  await expect(desk.sync()).rejects.toMatchObject({ code: 'sync/revoked' });
});

it('brings whose session has run out to the door, and does nothing', async () => {
  let now = Date.now();
  const app = buildApp({ store, now: () => now });
  const cookie = await signIn(app, now);
  const guard = guardIn((await app.inject({ url: '/admin', headers: { cookie } })).body);
  now += sessionValidMs;
  const workspace = await store.query<{ id: string }>('SELECT id FROM workspace LIMIT 1');
  const fields = { workspace: workspace[0]?.id ?? '', back: '/admin?', guard };
  const codes = () => store.query('SELECT 1 FROM enrolment_code');
  const before = (await codes()).length;
  for (const what of ['code', 'sign-out']) {
    const answer = await form(app, `/admin/${what}`, fields, cookie);
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/admin']);
  }
  expect(await codes()).toHaveLength(before);
});

it('pages, filters and sorts a thousand devices', async () => {
  const office = await openOffice({ store }, 'many');
  await store.query(
    `INSERT INTO device (workspace, id, name, token_hash, role, enrolled_at, pending)
     SELECT $1, gen_random_uuid(), 'Зал ' || n, sha256(n::text::bytea), 'manager', 1, n
     FROM generate_series(1, 1000) n`,
    [office.workspace.id],
  );
  const cookie = await signIn(office.app);
  const names = async (query: string) => {
    const url = `/admin?workspace=${office.workspace.id}&${query}`;
    const { body } = await office.app.inject({ url, headers: { cookie } });
    return [...body.matchAll(/class="name">([^<]+)</g)].map(([, name]) => name);
  };
  expect((await names('sort=pending')).slice(0, 2)).toEqual(['Зал 1000', 'Зал 999']);
  expect(await names('sort=pending&page=20')).toHaveLength(50);
  expect(await names('sort=pending&page=21')).toEqual([]);
  expect(await names('find=%D0%B7%D0%B0%D0%BB%20777')).toEqual(['Зал 777']);
  expect(await names('find=%25')).toEqual([]);
});
