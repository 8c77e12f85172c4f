import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { codeValidMs, createAdminCode } from '../services/admin-access.ts';
import { addCalendar, readCalendarFile } from '../services/calendars.ts';
import { createCode } from '../services/devices.ts';
import { listDevices, revokeDevice } from '../services/device-list.ts';
import { noteAct } from '../services/administration.ts';
import { startEpoch } from '../services/lineage.ts';
import { answerPacket } from '../services/packet.ts';
import { verifyStore } from '../services/verify.ts';
import { createWorkspace, listWorkspaces } from '../services/workspaces.ts';
import { dumpPostgres } from './dump-postgres.ts';
import { need, UsageError } from './arguments.ts';
import { line, moment } from './answer-line.ts';
import type { Command } from './command-types.ts';
import { restore } from './restore-command.ts';
import { start } from './start-command.ts';
import { userCommands } from './user-commands.ts';
import { withStore, workspaceOf } from './with-store.ts';

const day = 86_400_000;

/** Every command by its words. */
export const commands: Readonly<Record<string, Command>> = {
  start: ({ values }) => start(values),
  'workspace create': ({ values, actor, now }) =>
    withStore(values, async (store) => {
      const name = need(values.name, '--name');
      const made = await createWorkspace(store, name, now(), values['time-zone']);
      const act = { workspace: made.id, actor, action: 'workspace create', subject: name };
      await store.transaction((sql) => noteAct(sql, act, now()));
      return { json: made, text: made.id };
    }),
  'workspace list': ({ values }) =>
    withStore(values, async (store) => {
      const json = await listWorkspaces(store);
      return { json, text: json.map(({ id, name, epoch }) => line([id, name, epoch])).join('\n') };
    }),
  'code create': ({ values, actor, now }) =>
    withStore(values, async (store) => {
      const workspace = await workspaceOf(store, values);
      const role = values.role ?? 'manager';
      const validMs = Number(values.days ?? '7') * day;
      if (!(validMs > 0)) throw new UsageError('--days: a number above zero');
      const code = await store.transaction(async (sql) => {
        await noteAct(sql, { workspace, actor, action: 'code create', subject: role }, now());
        return createCode(sql, { workspace, role, validMs }, now());
      });
      return { json: { code, role, validUntil: now() + validMs }, text: code };
    }),
  'device list': ({ values }) =>
    withStore(values, async (store) => {
      const json = await listDevices(store, await workspaceOf(store, values));
      const text = json.map((one) =>
        line([
          ...[one.id, one.name, one.revokedAt === null ? one.role : 'revoked'],
          ...[moment(one.lastSeenAt), one.pending, one.refused, one.clockOffsetMs, one.behind],
        ]),
      );
      return { json, text: text.join('\n') };
    }),
  'device revoke': ({ values, actor, now }) =>
    withStore(values, async (store) => {
      const workspace = await workspaceOf(store, values);
      const device = need(values.device, '--device');
      await store.transaction(async (sql) => {
        await revokeDevice(sql, workspace, device, now());
        await noteAct(sql, { workspace, actor, action: 'device revoke', subject: device }, now());
      });
      return { json: { revoked: device }, text: device };
    }),
  ...userCommands,
  'calendar add': async ({ values, actor, now }) => {
    const file = readCalendarFile(readFileSync(need(values.from, '--from'), 'utf8'));
    const year = String(file.year);
    await withStore(values, async (store) => {
      const workspace = await workspaceOf(store, values);
      await store.transaction(async (sql) => {
        await addCalendar(sql, workspace, file, now());
        await noteAct(sql, { workspace, actor, action: 'calendar add', subject: year }, now());
      });
    });
    return { json: { year: file.year }, text: year };
  },
  'admin-code': ({ values, actor, now }) =>
    withStore(values, async (store) => {
      const code = await store.transaction(async (sql) => {
        await noteAct(sql, { workspace: null, actor, action: 'admin-code', subject: '' }, now());
        return createAdminCode(sql, now());
      });
      return { json: { code, validUntil: now() + codeValidMs }, text: code };
    }),
  packet: ({ values, now }) =>
    withStore(values, async (store) => {
      const packet = readFileSync(need(values.from, '--from'));
      const to = need(values.to, '--to');
      const answer = await answerPacket(store, packet, { now });
      writeFileSync(`${to}.part`, answer);
      renameSync(`${to}.part`, to);
      return { json: { to, bytes: answer.length }, text: to };
    }),
  backup: async ({ values, actor, now }) => {
    const to = need(values.to, '--to');
    const url = process.env['DATABASE_URL'];
    await withStore(values, async (store) => {
      const act = { workspace: null, actor, action: 'backup', subject: to };
      await store.transaction((sql) => noteAct(sql, act, now()));
      if (store.dump !== null) writeFileSync(`${to}.part`, await store.dump());
    });
    if (url !== undefined) dumpPostgres(url, `${to}.part`);
    renameSync(`${to}.part`, to);
    return { json: { to }, text: to };
  },
  restore,
  'new-epoch': ({ values, actor, now }) =>
    withStore(values, async (store) => {
      const workspace = await workspaceOf(store, values);
      const epoch = await store.transaction(async (sql) => {
        const started = await startEpoch(sql, workspace);
        const subject = String(started);
        await noteAct(sql, { workspace, actor, action: 'new-epoch', subject }, now());
        return started;
      });
      return { json: { epoch }, text: String(epoch) };
    }),
  verify: ({ values }) =>
    withStore(values, async (store) => {
      const { workspaces, administration, faults } = await verifyStore(store);
      const text = [
        ...workspaces.map(({ name, entries }) => line([name, entries])),
        ...(faults.length === 0 ? ['sound'] : faults),
      ].join('\n');
      const json = { workspaces, administration, sound: faults.length === 0 };
      return { json, text, exitCode: faults.length === 0 ? 0 : 1 };
    }),
};
