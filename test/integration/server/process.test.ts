import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createConnection, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { httpTransport } from '#electron/sync/transport.ts';
import { buildApp } from '#server/app.ts';
import { openEmpty } from '#test/support/server/embedded.ts';
import { headOffice, startOffice, startProgram } from '#test/support/server/process.ts';
import { tempDir } from '#test/support/tmp-dir.ts';

/** A key and the certificate that it has signed itself, for a name. */
function certificate(folder: string, name: string) {
  const key = join(folder, `${name}.key`);
  const cert = join(folder, `${name}.pem`);
  const made = spawnSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
      ...['-keyout', key, '-out', cert, '-days', '2', '-subj', `/CN=${name}`],
      ...['-addext', `subjectAltName=${name === 'localhost' ? 'IP:127.0.0.1' : `DNS:${name}`}`],
    ],
    { encoding: 'utf8' },
  );
  expect(made.status, made.stderr).toBe(0);
  return { key, cert };
}

async function office(...options: readonly string[]) {
  const place = { data: join(tempDir(), 'office') };
  await headOffice(place, 'workspace', 'create', '--name', 'Вендор');
  const running = await startOffice(place, ...options);
  onTestFinished(async () => void (await running.kill()));
  return { place, running };
}

const ic = (...args: readonly string[]) => startProgram('bin/ic.mjs', args).ended;

it('speaks TLS with desktops that trust its certificate, and with no other', async () => {
  const folder = tempDir();
  const own = certificate(folder, 'localhost');
  const foreign = certificate(folder, 'foreign');
  const { place, running } = await office('--tls-key', own.key, '--tls-cert', own.cert);
  expect(running.url).toMatch(/^https:/);
  const code = (await headOffice(place, 'code', 'create')).out.trim();
  const file = join(folder, 'desk.db');
  const enrol = (...ca: readonly string[]) =>
    ic('enrol', '--db', file, '--server', running.url, '--code', code, ...ca);
  for (const refused of [await enrol(), await enrol('--ca', foreign.cert)]) {
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('sync/unreachable');
  }
  expect(await enrol('--ca', own.cert)).toMatchObject({ code: 0 });
  expect(await ic('sync', '--db', file)).toMatchObject({ code: 0 });
});

it('refuses a certificate that it trusts and that is for another name', async () => {
  const { key, cert } = certificate(tempDir(), 'elsewhere.example');
  const store = await openEmpty();
  const app = buildApp({ store, tls: { key: readFileSync(key), cert: readFileSync(cert) } });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const transport = httpTransport(`https://127.0.0.1:${port}`, { ca: readFileSync(cert, 'utf8') });
  onTestFinished(async () => {
    transport.close();
    await app.close();
    await store.close();
  });
  await expect(transport.send({ method: 'GET', path: '/healthz' })).rejects.toMatchObject({
    code: 'sync/unreachable',
    message: expect.stringContaining('ERR_TLS_CERT_ALTNAME_INVALID') as string,
  });
});

it('answers what is in hand when it is told to end, takes nothing new, and ends well', async () => {
  const { running } = await office();
  const { hostname, port } = new URL(running.url);
  const connect = () => createConnection({ host: hostname, port: Number(port) });
  const body = JSON.stringify({ protocol: 1 });
  const socket = connect();
  const closed = once(socket, 'close');
  socket.on('error', () => socket.destroy());
  let said = '';
  socket.on('data', (part: Buffer) => (said += part.toString()));
  socket.write(
    `POST /v1/enrol HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n` +
      `content-length: ${body.length}\r\nexpect: 100-continue\r\nconnection: close\r\n\r\n`,
  );
  await once(socket, 'data');
  expect(said).toContain('100 Continue');
  running.child.kill('SIGTERM');
  for (;;) {
    const knock = connect();
    const refused = await Promise.race([
      once(knock, 'connect').then(
        () => false,
        () => true,
      ),
      once(knock, 'error').then(() => true),
    ]);
    knock.destroy();
    if (refused) break;
  }
  socket.write(body);
  await closed;
  expect(said).toContain('HTTP/1.1 400 Bad Request');
  expect(said).toContain('sync/invalid-message');
  expect(await running.ended).toMatchObject({ code: 0 });
});
