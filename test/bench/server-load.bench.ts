import { setTimeout as pause } from 'node:timers/promises';
import { pullPage, protocolVersion } from '#contract/sync/limits.ts';
import { standingSign } from '#contract/sync/standing.ts';
import { mutationSchemaVersion } from '#db/write/writer.ts';
import { encodeHlc } from '#domain/identity/hlc.ts';
import { uuidV7 } from '#domain/identity/uuid-v7.ts';
import { headOfficeOver } from '#electron/sync/head-office.ts';
import { httpTransport } from '#electron/sync/transport.ts';
import { againstLimit, percentile, type Bench } from './result.ts';
import { fillOffice } from './support/fill-office.ts';
import { startSyncOffice, type SyncOffice } from './support/sync-office.ts';

const desktops = 1000;
const everyMs = 30_000;
/** A shorter run tells less of the memory; its note says how long it was. */
const minutes = Number(process.env['LOAD_MINUTES'] ?? 10);
/** Of so many exchanges one brings an edit up; every other desktop then reads it. */
const editEvery = 20;
const rows = 1000;
const mostGrowthMb = 30;

type Times = { readonly exchange: number[] };

/** What a desktop says over its own connection, without a file behind it. */
async function enrolled({ url, code }: SyncOffice) {
  const transport = httpTransport(url);
  const held: { token?: string } = {};
  const office = headOfficeOver(transport, () => held.token);
  const deviceId = uuidV7(Date.now());
  const given = await office.enrol({
    ...{ code: await code(), deviceId, deviceName: 'desk', program: 'bench' },
    protocol: protocolVersion,
  });
  held.token = given.token;
  const { dataSetId, epoch } = given;
  let [cursor, mark, lastMutNo, exchanges] = [0, '', 0, 0];
  const pull = async () => {
    for (;;) {
      const page = await office.pull({ dataSetId, epoch }, cursor, mark);
      ({ cursor, mark } = page);
      if (page.entries.length < pullPage && !page.more) return;
    }
  };
  const push = async (at: number) => {
    const mutNo = lastMutNo + 1;
    const hlc = encodeHlc({ ms: at, counter: 0, device: deviceId });
    const fields = { name: `ООО «Новый ${String(at)}»`, status: 'candidate', hiddenInSource: 0 };
    const mutation = {
      ...{ kind: 'create' as const, entity: 'reseller', id: uuidV7(at), mutId: uuidV7(at), mutNo },
      ...{ hlc, schemaVersion: mutationSchemaVersion, actor: 'Оператор', at, fields },
    };
    const answer = await office.push(
      { dataSetId, epoch },
      [{ intent: null, mutations: [mutation] }],
      at,
    );
    if (answer.outcomes[0]?.status !== 'accepted') throw new Error('an edit was not accepted');
    lastMutNo = mutNo;
  };
  await pull();
  return {
    exchange: async (place: number) => {
      const sign = standingSign({ dataSetId, epoch, cursor, mark, lastMutNo });
      const report = { cursor, pending: 0, refused: 0, clockOffsetMs: 0, sign };
      const hello = await office.hello(report);
      exchanges += 1;
      const edits = (exchanges + place) % editEvery === 0;
      if (edits) await push(Date.now());
      if (edits || 'head' in hello) await pull();
    },
    close: () => transport.close(),
  };
}

type Desktop = Awaited<ReturnType<typeof enrolled>>;

/** Lets every desktop exchange at its own moment of each half minute, however long the one before took. */
async function run(desks: readonly Desktop[], untilMs: number, times: Times): Promise<void> {
  const began = performance.now();
  await Promise.all(
    desks.map(async (desk, place) => {
      for (let due = (place / desks.length) * everyMs; due < untilMs; due += everyMs) {
        await pause(Math.max(0, began + due - performance.now()));
        await desk.exchange(place);
        // From when it was due: who waits for a slow answer waits for that too.
        times.exchange.push(performance.now() - began - due);
      }
    }),
  );
}

export const serverLoad: Bench = {
  name: 'server-load',
  alone: true,
  async run() {
    const office = await startSyncOffice();
    const desks: Desktop[] = [];
    try {
      await fillOffice(office, rows);
      for (let at = 0; at < desktops; at += 1) desks.push(await enrolled(office));
      // One round, so that what is made once is made before memory is looked at.
      await run(desks, everyMs, { exchange: [] });
      const before = await office.use();
      const times: Times = { exchange: [] };
      await run(desks, minutes * 60_000, times);
      const after = await office.use();
      const cpuS = (after.cpu.user + after.cpu.system - before.cpu.user - before.cpu.system) / 1e6;
      const perExchange = (cpuS * 1000) / times.exchange.length;
      const grown = Math.max(0, after.rss - before.rss) / 2 ** 20;
      const common = { rows, floor: null };
      return [
        againstLimit({
          ...{ ...common, name: 'server-load', unit: 'ms', limit: 200 },
          ...{ value: percentile(times.exchange, 0.99), what: 'p99 of an exchange' },
          note: `${String(desktops)} desktops every ${String(everyMs / 1000)} s for ${String(minutes)} min, each with its own connection, without a file behind it; every ${String(editEvery)}th exchange pushes an edit that all read; ${String(times.exchange.length)} exchanges, median ${percentile(times.exchange, 0.5).toFixed(1)} ms; ${perExchange.toFixed(2)} ms of head office's processor each`,
        }),
        againstLimit({
          ...{ ...common, name: 'server-load-memory', unit: 'MB', limit: mostGrowthMb },
          ...{ value: grown, what: 'growth of the resident memory' },
          note: `from ${(before.rss / 2 ** 20).toFixed(0)} to ${(after.rss / 2 ** 20).toFixed(0)} MB in ${String(minutes)} min`,
        }),
      ];
    } finally {
      for (const desk of desks) desk.close();
      await office.stop();
    }
  },
};
