import { fork } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { ReplyMessage } from '#contract/channel.ts';
import type { ChannelInput, ChannelName, ChannelOutput } from '#contract/ipc.ts';
import { administrator } from '#test/support/centre.ts';
import { plainSession } from '#test/support/trainings.ts';
import { tempDir } from '#test/support/tmp-dir.ts';
import { plainYearFile } from '#test/support/working-time.ts';

const watch = new URL('./children/watch-network.ts', import.meta.url);
const dataProcess = new URL('../../../electron/data/data-process.ts', import.meta.url);
const reachOut = new URL('./children/reach-out.ts', import.meta.url);

const operator = { ...administrator, login: 'orlov', name: 'Орлов Пётр', group: 'operator' };

/** A program under watch, and what it tried to reach. */
function watched(program: URL, folder: string) {
  const log = join(folder, 'network.log');
  const child = fork(program, [`--data-dir=${folder}`], {
    execArgv: ['--import', watch.href],
    env: { ...process.env, NETWORK_LOG: log },
    serialization: 'advanced',
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const tried = (): string[] =>
    existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n') : [];
  return { child, ended, tried };
}

/** The data process as it runs beside a window, with a calendar for whatever day it is. */
function startDesk() {
  const folder = tempDir();
  mkdirSync(join(folder, 'calendar'));
  const year = new Date().getFullYear();
  for (const one of [year, year + 1]) {
    writeFileSync(join(folder, 'calendar', `ru-${String(one)}.json`), plainYearFile(one));
  }
  const { child, ended, tried } = watched(dataProcess, folder);
  const waiting = new Map<number, (reply: ReplyMessage) => void>();
  child.on('message', (message: { reply?: ReplyMessage }) => {
    const { reply } = message;
    if (reply && 'id' in reply) waiting.get(reply.id)?.(reply);
  });
  let asked = 0;
  const ask = async <N extends ChannelName>(
    channel: N,
    input: ChannelInput<N>,
  ): Promise<ChannelOutput<N>> => {
    const id = (asked += 1);
    const reply = await new Promise<ReplyMessage>((resolve) => {
      waiting.set(id, resolve);
      child.send({ request: { id, channel, input } });
    });
    if (!('ok' in reply) || !reply.ok) throw new Error(`${channel}: ${JSON.stringify(reply)}`);
    return reply.value as ChannelOutput<N>;
  };
  const close = (): Promise<number | null> => {
    child.disconnect();
    return ended;
  };
  return { ask, close, tried };
}

test('whoever reaches out is seen, in every thread', async () => {
  const { ended, tried } = watched(reachOut, tempDir());
  expect(await ended).toBe(0);
  const ways = ['connect', 'connect', 'connect', 'connect', 'name', 'datagram', 'program'];
  expect(tried()).toEqual([
    ...ways.map((way) => `main ${way}`),
    ...ways.map((way) => `worker ${way}`),
  ]);
});

test('signing in and a whole shift of writing reach for no network', async () => {
  const { ask, close, tried } = startDesk();
  // What the shift finds: people, partners, a training, points.
  const { pk: resellerPk } = await ask('reseller-create', { name: 'Альфа', city: 'Казань' });
  const { pk: coursePk } = await ask('course-create', { name: 'Печать' });
  const { session } = await ask('session-create', {
    ...{ ...plainSession, coursePk, startsOn: '2099-01-15', seats: 99 },
  });
  await ask('bonus-adjust', { resellerPk, points: 5000, text: 'К началу смены' });
  const groups = await ask('groups-list', {});
  const groupPk = (key: string): number => groups.find((one) => one.key === key)?.pk ?? 0;
  for (const { group, ...person } of [administrator, operator]) {
    await ask('person-create', { ...person, groupPk: groupPk(group) });
  }
  await ask('session-sign-out', {});

  const { login, password } = operator;
  expect(await ask('session-sign-in', { login, password })).toMatchObject({ kind: 'signed-in' });
  const written = { topic: 'Заказ и поставка', outcome: 'Вопрос решён', text: 'Просили прайс' };
  for (let at = 0; at < 40; at += 1) {
    const dueAt = Date.now() + 86_400_000;
    const followUp = at % 4 === 0 ? { title: `Перезвонить ${String(at)}`, dueAt } : null;
    if (at % 2 === 0) {
      const { pk } = await ask('call-start', { direction: 'in', phone: '+79161234567' });
      const call = { pk: pk ?? 0, resellerPk, contactPk: null };
      await ask('call-assign', call);
      await ask('draft-put', { key: `call:${String(call.pk)}:text`, value: 'Просили' });
      await ask('call-finish', { ...written, pk: call.pk, followUp, keepNumber: at === 0 });
    } else {
      await ask('interaction-log', {
        ...{ ...written, channel: 'email', direction: 'in', resellerPk, contactPk: null },
        ...{ companyText: null, occurredAt: null, followUp },
      });
    }
    if (at % 10 === 0) {
      await ask('registration-create', {
        ...{ sessionPk: session.pk, resellerPk },
        participants: [{ name: `Участник ${'абвгд'.charAt(at / 10)}` }],
      });
      await ask('bonus-request-create', {
        ...{ resellerPk, kind: 'souvenirs', points: 100, submit: true },
        details: { items: 'Термокружки', quantity: 4 },
      });
    }
  }
  // A pause in the middle of it, and what a day ends with.
  await ask('session-lock', {});
  await ask('session-sign-in', { login, password });
  const today = await ask('task-today', { scope: 'mine' });
  for (const { pk, kind } of today.first) if (kind === 'follow-up') await ask('task-done', { pk });
  expect((await ask('interaction-list', {})).pks).toHaveLength(40);
  expect((await ask('session-card', { pk: session.pk })).registrations).toHaveLength(4);
  expect((await ask('bonus-account', { resellerPk })).reserved).toBe(400);
  await ask('session-sign-out', {});
  await ask('session-sign-in', { login: administrator.login, password: administrator.password });
  await ask('backup-now', {});
  expect(await close()).toBe(0);
  expect(tried()).toEqual([]);
});
