import { readFileSync, statSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { PhoneEvent } from '#electron/data/interaction/phone-events.ts';
import { createSoftphone, keyFileName } from '#electron/data/softphone/softphone.ts';
import { tempDir } from '#test/support/tmp-dir.ts';

type Key = { readonly url: string; readonly token: string };

async function openPhone(folder = tempDir(), outcome?: 'signed-out') {
  const told: PhoneEvent[] = [];
  const faults: unknown[] = [];
  let on = true;
  const service = createSoftphone({
    folder,
    isOn: () => on,
    switchTo: (wanted) => {
      on = wanted;
    },
    take: (event) => {
      told.push(event);
      if (event.number === 'broken') throw new Error('broken');
      return outcome ?? { call: told.length };
    },
    onError: (error) => faults.push(error),
  });
  onTestFinished(() => service.stop());
  await service.start();
  const key = (): Key => JSON.parse(readFileSync(join(folder, keyFileName), 'utf8')) as Key;
  return { service, key, told, faults, folder };
}

type Sent = {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

/** Sends a request as a softphone does; what is named here is different from a good one. */
function send({ url, token }: Key, sent: Sent = {}) {
  const { port } = new URL(url);
  const body = sent.body ?? JSON.stringify({ number: '+74951234567', direction: 'in' });
  const headers = {
    Authorization: `Bearer ${token}`,
    'Content-Type': 'application/json',
    ...sent.headers,
  };
  return new Promise<{ status: number; body: unknown; headers: Record<string, unknown> }>(
    (resolve, reject) => {
      const request = httpRequest(
        {
          host: '127.0.0.1',
          port,
          method: sent.method ?? 'POST',
          path: sent.path ?? '/call',
          headers,
          agent: false,
        },
        (response) => {
          const pieces: Buffer[] = [];
          response.on('data', (piece: Buffer) => pieces.push(piece));
          response.on('end', () => {
            const text = Buffer.concat(pieces).toString('utf8');
            resolve({
              status: response.statusCode ?? 0,
              body: text === '' ? null : JSON.parse(text),
              headers: response.headers,
            });
          });
        },
      );
      request.on('error', reject);
      request.end(sent.method === 'GET' ? undefined : body);
    },
  );
}

test('takes a call with the token of its file and passes it on', async () => {
  const { key, told } = await openPhone();
  expect(await send(key())).toMatchObject({ status: 200, body: { call: 1 } });
  const bodies = [
    { number: '89161234567', direction: 'outgoing' },
    { number: '101', event: 'missed', extra: [1] },
    { event: 'ended' },
  ];
  for (const body of bodies) await send(key(), { body: JSON.stringify(body) });
  expect(told).toEqual([
    { event: 'started', number: '+74951234567', direction: 'in' },
    { event: 'started', number: '89161234567', direction: 'out' },
    { event: 'missed', number: '101', direction: 'in' },
    { event: 'ended', number: null, direction: 'in' },
  ]);
});

test.each<[string, Sent, number]>([
  ['no token', { headers: { Authorization: '' } }, 401],
  ['another token', { headers: { Authorization: `Bearer ${'x'.repeat(43)}` } }, 401],
  ['another scheme', { headers: { Authorization: 'Basic YTpi' } }, 401],
  ['another path', { path: '/calls' }, 404],
  ['the root', { path: '/' }, 404],
  ['a GET', { method: 'GET' }, 405],
  ['a preflight of a browser', { method: 'OPTIONS', headers: { Origin: 'http://a.example' } }, 405],
  ['a name that leads here', { headers: { Host: 'evil.example' } }, 400],
  ['a form', { headers: { 'Content-Type': 'application/x-www-form-urlencoded' } }, 400],
  ['no JSON', { body: '{"number"' }, 400],
  ['no object', { body: '"+7495"' }, 400],
  ['no direction', { body: '{"number":"101"}' }, 400],
  ['an unknown direction', { body: '{"number":"101","direction":"up"}' }, 400],
  ['an unknown event', { body: '{"number":"101","event":"x","direction":"in"}' }, 400],
  ['a number that is none', { body: '{"number":101,"direction":"in"}' }, 400],
  ['a very long number', { body: `{"number":"${'1'.repeat(65)}","direction":"in"}` }, 400],
  ['a body beyond all measure', { body: ' '.repeat(5000) }, 413],
])('refuses %s', async (_name, sent, status) => {
  const { key, told } = await openPhone();
  const answer = await send(key(), sent);
  expect(answer.status).toBe(status);
  const names = Object.keys(answer.headers);
  expect(names.filter((name) => name.startsWith('access-control'))).toEqual([]);
  expect(told).toEqual([]);
});

test('says 409 while nobody works, and 500, without a word of the fault, when it fails', async () => {
  const out = await openPhone(undefined, 'signed-out');
  expect((await send(out.key())).status).toBe(409);
  const { key, faults } = await openPhone();
  const body = JSON.stringify({ number: 'broken', direction: 'in' });
  expect(await send(key(), { body })).toMatchObject({ status: 500, body: { error: 'internal' } });
  expect(faults).toHaveLength(1);
});

test('keeps its address and token in a file that only the owner reads', async () => {
  const { key, folder } = await openPhone();
  const { url, token } = key();
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/call$/);
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  if (process.platform === 'win32') return;
  expect(statSync(join(folder, keyFileName)).mode & 0o777).toBe(0o600);
});

// On Linux the whole of 127/8 is this computer: who listens on every address answers there too.
test.runIf(process.platform === 'linux')(
  'listens on the one address of its file alone',
  async () => {
    const { key } = await openPhone();
    const port = Number(new URL(key().url).port);
    const reached = (host: string) =>
      new Promise((resolve, reject) => {
        const socket = connect({ host, port }, () => {
          socket.destroy();
          resolve(host);
        });
        socket.once('error', reject);
      });
    expect(await reached('127.0.0.1')).toBe('127.0.0.1');
    await expect(reached('127.0.0.2')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  },
);

test('comes back under the same address with the same token, and under another one if it is taken', async () => {
  const first = await openPhone();
  const before = first.key();
  await first.service.stop();
  const again = await openPhone(first.folder);
  expect(again.key()).toEqual(before);
  const third = await openPhone(first.folder);
  expect(third.key().token).toBe(before.token);
  expect(third.key().url).not.toBe(before.url);
});

test('listens only while it is on, and refuses an old token', async () => {
  const { service, key } = await openPhone();
  const before = key();
  expect(service.handlers['softphone-token-new']({})).toMatchObject({ token: key().token });
  expect((await send(before)).status).toBe(401);
  expect((await send(key())).status).toBe(200);
  expect(await service.handlers['softphone-switch']({ on: false })).toMatchObject({ url: null });
  await expect(send(key())).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  expect(await service.handlers['softphone-switch']({ on: true })).toMatchObject({
    url: before.url,
  });
  expect((await send(key())).status).toBe(200);
});

test('does not wait for ever for a request that does not end, and does not answer a foreign one', async () => {
  const { key } = await openPhone();
  const { port } = new URL(key().url);
  const socket = connect({ host: '127.0.0.1', port: Number(port) });
  const closed = new Promise((resolve) => socket.on('close', resolve));
  const answered: Buffer[] = [];
  socket.on('data', (piece: Buffer) => answered.push(piece));
  socket.write('NONSENSE\r\n\r\n');
  await closed;
  expect(Buffer.concat(answered).toString()).toMatch(/^HTTP\/1\.1 400/);
});
