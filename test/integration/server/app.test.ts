import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import pino from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tableDigests } from '#db/sync/digest.ts';
import { buildApp } from '#server/app.ts';
import { migrateStore } from '#server/store/migrate.ts';
import type { Store } from '#server/store/sql.ts';
import { openDesk } from '#test/support/server/desk.ts';
import { openEmpty } from '#test/support/server/embedded.ts';
import { openOffice } from '#test/support/server/office.ts';
import { tempDir } from '#test/support/tmp-dir.ts';

const anna = { actor: 'Анна', batchPk: null };
let store: Store;
beforeAll(async () => {
  store = await openEmpty();
});
afterAll(() => store.close());

it('is ready once its tables are there, and lives before', async () => {
  const app = buildApp({ store });
  expect((await app.inject('/healthz')).statusCode).toBe(200);
  expect((await app.inject('/readyz')).statusCode).toBe(503);
  await migrateStore(store);
  expect((await app.inject('/readyz')).statusCode).toBe(200);
});

it('refuses who has no token, a used code and a device that was revoked, and keeps its outbox', async () => {
  const office = await openOffice({ store }, 'doors');
  const app = office.app;
  const without = await app.inject({ method: 'POST', url: '/v1/push', payload: {} });
  expect(without.json()).toMatchObject({ error: { code: 'sync/unknown-device' } });
  const code = await office.code();
  const desk = openDesk(office);
  await desk.enrol(code);
  await expect(openDesk(office).enrol(code)).rejects.toMatchObject({ code: 'sync/wrong-code' });
  desk.writer.transaction(anna, (tx) =>
    tx.create('reseller', { name: 'Ромашка', status: 'candidate', hiddenInSource: 0 }),
  );
  await store.query('UPDATE device SET revoked_at = 1 WHERE workspace = $1', [office.workspace.id]);
  await expect(desk.sync()).rejects.toMatchObject({ code: 'sync/revoked' });
  expect(desk.store.outbox.pending(0)).toBe(1);
});

it('asks who comes too often to wait', async () => {
  const app = buildApp({ store, limits: { enrolments: 2 } });
  const attempt = () => app.inject({ method: 'POST', url: '/v1/enrol', payload: { protocol: 1 } });
  expect((await attempt()).statusCode).toBe(400);
  expect((await attempt()).statusCode).toBe(400);
  const refused = await attempt();
  expect(refused.statusCode).toBe(429);
  expect(refused.json()).toMatchObject({ error: { code: 'sync/too-many-requests' } });
  expect(refused.headers['retry-after']).toBe('10');
});

it('does not unpack more than it can take', async () => {
  const app = buildApp({ store });
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, 0x20));
  const answer = await app.inject({
    method: 'POST',
    url: '/v1/enrol',
    headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    payload: bomb,
  });
  expect(answer.statusCode).toBe(413);
});

it('brings a new desktop all rows by a snapshot, and goes on where it broke off', async () => {
  const office = await openOffice({ store }, 'snapshot');
  const full = openDesk(office);
  await full.enrol(await office.code());
  for (let from = 0; from < 21_000; from += 3000) {
    full.writer.transaction(anna, (tx) => {
      for (let at = from; at < from + 3000; at += 1) {
        tx.create('reseller', { name: `Лютик ${at}`, status: 'candidate', hiddenInSource: 0 });
      }
    });
  }
  await full.sync();
  let chunks = 0;
  const late = openDesk({
    ...office,
    transport: {
      ...office.transport,
      send: (request) => {
        if (request.path.startsWith('/v1/snapshot/')) chunks += 1;
        if (chunks === 3) {
          chunks += 1;
          return Promise.reject(new Error('cut'));
        }
        return office.transport.send(request);
      },
    },
  });
  await late.enrol(await office.code());
  await expect(late.sync()).rejects.toThrow('cut');
  const before = late.db.prepare('SELECT count(*) FROM reseller').pluck().get();
  expect(before).toBe(10_000);
  await late.sync();
  expect(tableDigests(late.db)).toEqual(tableDigests(full.db));
  // Five chunks in all, one of them asked for twice.
  expect(chunks).toBe(7);
});

it('counts what it does, and says what it can be asked', async () => {
  const { app } = await openOffice({ store }, 'metrics');
  expect((await app.inject('/metrics')).body).toContain('head_office_devices{workspace=');
  const document = (await app.inject('/openapi.json')).json<{ paths: object }>();
  expect(Object.keys(document.paths)).toContain('/v1/push');
});

it('serves installers from its folder, in parts, and nothing beside it', async () => {
  const folder = tempDir();
  mkdirSync(join(folder, 'updates'));
  writeFileSync(join(folder, 'secret'), 'no');
  writeFileSync(join(folder, 'updates', 'latest.yml'), 'version: 1.0.0');
  const app = buildApp({ store, updates: join(folder, 'updates') });
  expect((await app.inject('/updates/latest.yml')).body).toBe('version: 1.0.0');
  const part = await app.inject({ url: '/updates/latest.yml', headers: { range: 'bytes=9-13' } });
  expect({ status: part.statusCode, body: part.body }).toEqual({ status: 206, body: '1.0.0' });
  expect((await app.inject('/updates/..%2Fsecret')).statusCode).toBe(404);
});

it('counts attempts to enrol by address and by code, whatever token is brought along', async () => {
  const enrol = (app: ReturnType<typeof buildApp>, code: string, remoteAddress: string) =>
    app.inject({
      ...{ method: 'POST', url: '/v1/enrol', remoteAddress },
      headers: { authorization: `Bearer ${remoteAddress}${code}` },
      payload: { protocol: 1, code },
    });
  const byAddress = buildApp({ store, limits: { enrolments: 2 } });
  for (const code of ['A', 'B']) await enrol(byAddress, code, '192.0.2.1');
  expect((await enrol(byAddress, 'C', '192.0.2.1')).statusCode).toBe(429);
  expect((await enrol(byAddress, 'C', '192.0.2.2')).statusCode).toBe(400);
  const byCode = buildApp({ store, limits: { perCode: 2 } });
  for (const end of [1, 2]) await enrol(byCode, 'ABCD-EFGH', `192.0.2.${end}`);
  expect((await enrol(byCode, 'abcd efgh', '192.0.2.3')).statusCode).toBe(429);
  expect((await enrol(byCode, 'ABCD-EFGJ', '192.0.2.3')).statusCode).toBe(400);
});

it('shows its counts to this computer or to who has the token, and to nobody else', async () => {
  const status = async (app: ReturnType<typeof buildApp>, from: string, headers = {}) =>
    (await app.inject({ url: '/metrics', remoteAddress: from, headers })).statusCode;
  const open = buildApp({ store });
  expect(await status(open, '127.0.0.1')).toBe(200);
  expect(await status(open, '192.0.2.1')).toBe(404);
  expect(await status(open, '127.0.0.1', { 'x-forwarded-for': '192.0.2.1' })).toBe(404);
  const guarded = buildApp({ store, metricsToken: 'secret' });
  expect(await status(guarded, '127.0.0.1')).toBe(404);
  expect(await status(guarded, '192.0.2.1', { authorization: 'Bearer secret' })).toBe(200);
});

it('tells the log the codes of a fault and not a word of what it is about', async () => {
  const lines: string[] = [];
  const log = pino({}, { write: (line) => lines.push(line) });
  const broken: Store = {
    ...store,
    query: () => {
      const fault = new Error('Key (login)=(Анна Петрова) exists, detail secret');
      return Promise.reject(Object.assign(fault, { code: '23505', constraint: 'login_key' }));
    },
  };
  const answer = await buildApp({ store: broken, log }).inject({
    ...{ method: 'POST', url: '/v1/split', headers: { authorization: 'Bearer secret' } },
  });
  expect(answer.statusCode).toBe(503);
  const said = lines.join('');
  expect(said).toContain('"fault":"Error","code":"23505","constraint":"login_key"');
  expect(said).toContain(answer.json<{ error: { requestId: string } }>().error.requestId);
  expect(said).not.toMatch(/Анна|secret/);
});
