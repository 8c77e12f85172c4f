import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { ChannelInput, ChannelName } from '#contract/ipc.ts';
import { uuidV7 } from '#domain/identity/uuid-v7.ts';
import { addMonths } from '#domain/bonus/month.ts';
import type { TestPerson } from './centre.ts';
import { logHeader } from './import/log-data.ts';
import { writeXlsx } from './import/write-register.ts';
import type { MarkedCentre } from './marked-centre.ts';

type Inputs = Partial<{ [N in ChannelName]: ChannelInput<N> }>;

const columns = [{ field: 'name', width: null }];
const other = { password: 'три белых коня', login: 'third', name: 'Третий' } as const;
/** A port that no program can have. */
const nobodyListens = 'http://127.0.0.1:1';
const newPassword = 'зелёный дом у реки';

/**
 * Brings a marked centre, as who may do everything is signed in there, to where each step can be
 * taken that hangs on one before it: calls under way, an import with rows to decide, points to post.
 */
export async function prepareSteps(centre: MarkedCentre, person: TestPerson) {
  return {
    person,
    calls: await beginCalls(centre),
    imports: await openImports(centre),
    points: await preparePoints(centre),
    ...(await prepareDesk(centre)),
    ...fromHeadOffice(centre.file),
  };
}

type Prepared = Awaited<ReturnType<typeof prepareSteps>>;

/** Two refusals and a conflict, as an exchange would leave them. */
function fromHeadOffice(file: string) {
  const db = new Sqlite(file);
  const refuse = db.prepare(
    `INSERT INTO refusal (step, code, actor, at, refused_at, input, state)
     VALUES (1, 'sync/row-missing', '', 0, 0, '[]', 'open')`,
  );
  const again = Number(refuse.run().lastInsertRowid);
  const dismissed = Number(refuse.run().lastInsertRowid);
  const conflict = db
    .prepare(
      `INSERT INTO conflict (id, created_at, updated_at, kind, row_entity, row_id, field, lost_by,
         lost_at, kept_by, kept_at, state) VALUES (?, 0, 0, 'field', 'reseller', '', 'city', '', 0,
         '', 0, 'open')`,
    )
    .run(uuidV7());
  db.close();
  return { again, dismissed, conflict: Number(conflict.lastInsertRowid) };
}

/** Six calls, the last of them open and the others on hold. */
async function beginCalls({ ask, rows }: MarkedCentre) {
  const begin = async (known: object = {}): Promise<number> =>
    (await ask('call-start', { direction: 'in', ...known })).pk ?? 0;
  return {
    ...{ nobody: await begin(), missed: await begin(), discarded: await begin() },
    ...{ finished: await begin({ resellerPk: rows.resellerPk }), parked: await begin() },
    open: await begin(),
  };
}

/** A log that is checked, with a row of one of two and a wrong cell, a folder, and a batch that is in. */
async function openImports({ ask, folder, rows }: MarkedCentre) {
  await ask('reseller-create', { name: 'Двойник', city: 'Тула' });
  await ask('reseller-create', { name: 'Двойник', city: 'Тверь' });
  const line = (day: string, company: string) => [
    ...[day, '9:00', 'Хан', company, '', '', 'вх.', 'Цены', '', '', '', ''],
  ];
  const write = (name: string, companies: readonly (readonly [string, string])[]) =>
    writeXlsx(join(folder, name), [
      { name: 'Журнал', rows: [logHeader, ...companies.map(([day, one]) => line(day, one))] },
    ]);
  const open = async (token: string) => {
    const { sessionId, mapping } = await ask('import-open', { token });
    const chosen = mapping.columns.map(({ column, field }) => ({ column, field }));
    const check = { sessionId, sheet: 0, headerTo: mapping.headerTo, columns: chosen };
    await ask('import-check', check);
    return { sessionId, check };
  };
  await write('in.xlsx', [['01.07.2010', 'РеселлерПримета']]);
  const first = await open('in.xlsx');
  const { batchPk } = await ask('import-run', { sessionId: first.sessionId });
  await ask('import-close', { sessionId: first.sessionId });

  const wrong = '32.07.2010';
  await write('log.xlsx', [
    ['02.07.2010', 'РеселлерПримета'],
    ['03.07.2010', 'Двойник'],
    ['04.07.2010', 'Чужая'],
    [wrong, 'РеселлерПримета'],
  ]);
  const { sessionId, check } = await open('log.xlsx');
  const row = { sessionId, sheet: 0, row: 4 };
  const decided = await ask('import-decide', { ...row, resellerPk: rows.resellerPk });
  await write('folder.xlsx', [['05.07.2010', 'РеселлерПримета']]);
  const dropped = await ask('import-folder-open', { tokens: ['folder.xlsx'] });
  return {
    ...{ sessionId, check, batchPk, decisionPk: decided.decisionPk },
    ...{ asked: { sessionId, sheet: 0, row: 3 }, mended: { sessionId, row: 5, column: 0 }, wrong },
    folder: { sessionId: dropped.sessionId, files: dropped.files.map(({ no }) => ({ no })) },
  };
}

/** A month that is posted, one to be posted, a request that waits and one that was approved. */
async function preparePoints({ ask, rows }: MarkedCentre) {
  const { resellerPk, month } = rows;
  const buy = (in_: string) =>
    ask('purchase-create', {
      ...{ resellerPk, month: in_, distributor: null, productGroup: 'СтавкаПримета' },
      ...{ amountMinor: 100_000_000, currency: 'RUB', note: null },
    });
  const seen = async (of: string) => {
    const { points, digest } = await ask('posting-preview', { month: of });
    return { month: of, points, digest };
  };
  const before = addMonths(month, -1);
  await buy(before);
  const posting = await ask('posting-post', await seen(before));
  await buy(month);
  const request = async () =>
    ask('bonus-request-create', {
      ...{ resellerPk, kind: 'souvenirs', points: 5, submit: true },
      details: { items: 'Кружки', quantity: 1 },
    });
  const { pk: waiting } = await request();
  const { pk: approved } = await request();
  await ask('bonus-request-approve', { pk: approved });
  return { seen: await seen(month), postingPk: posting?.pk ?? 0, waiting, approved };
}

/** What belongs to the desktop: views, a backup, somebody else who works here. */
async function prepareDesk({ ask, add }: MarkedCentre) {
  const views = await ask('view-save', { name: 'Мои', query: {}, columns });
  const logViews = await ask('interaction-view-save', { name: 'Мои', query: {}, columns });
  const { file: backup } = await ask('backup-now', {});
  const third = await add({ ...other, group: 'operator' });
  const groups = await ask('groups-list', {});
  const operators = groups.find(({ key }) => key === 'operator');
  const managers = groups.find(({ key }) => key === 'manager');
  return {
    ...{ viewPk: views[0]?.pk ?? 0, logViewPk: logViews[0]?.pk ?? 0, backup, third },
    ...{ operatorsPk: operators?.pk ?? 0, managersPk: managers?.pk ?? 0 },
  };
}

/** Steps that hang on what was prepared, in an order in which each is done for who may do everything. */
export function stepsOf(prepared: Prepared, { resellerPk }: MarkedCentre['rows']): Inputs {
  const { calls, imports, points } = prepared;
  const { sessionId, asked, mended, wrong } = imports;
  const spoken = { topic: 'Бонусы', outcome: 'Вопрос решён', text: 'Спросили.', followUp: null };
  return {
    'call-resume': { pk: calls.open },
    'call-hold': { pk: calls.open },
    'call-next': {},
    'call-assign': { pk: calls.nobody, resellerPk, contactPk: null },
    'call-unassign': { pk: calls.nobody },
    'call-nobody': { pk: calls.nobody, companyText: 'Частное лицо' },
    'call-patch': { pk: calls.nobody, topic: 'Бонусы' },
    'call-park': { pk: calls.parked },
    'call-missed': { pk: calls.missed },
    'call-finish': { pk: calls.finished, ...spoken, keepNumber: false },
    'call-discard': { pk: calls.discarded },
    'change-undo': {},
    'change-redo': {},
    'softphone-switch': { on: true },
    'softphone-token-new': {},

    'view-save': { name: 'Ещё', query: {}, columns },
    'view-remove': { pk: prepared.viewPk },
    'interaction-view-save': { name: 'Ещё', query: {}, columns },
    'interaction-view-remove': { pk: prepared.logViewPk },
    'setting-put': { key: 'theme', value: 'dark' },
    'report-dismiss': {},
    // Here as in the pause of an import, nothing is under way: that is what they answer.
    'content-accept': {},
    'export-cancel': { exportId: 'none' },

    'bonus-request-decline': { pk: points.waiting, reason: 'Причина' },
    'bonus-request-fulfil': {
      pk: points.approved,
      proofs: [{ kind: 'acceptance', text: 'Акт 5', date: '2026-10-14' }],
    },
    'posting-post': points.seen,
    'posting-reverse': { pk: points.postingPk },

    'import-sheet': { sessionId, sheet: 0 },
    'import-kind': { sessionId, sheet: 0, kind: 'interactions' },
    'import-check': imports.check,
    'import-who': asked,
    'import-decide': { ...asked, resellerPk },
    'import-decision-remove': { pk: imports.decisionPk },
    'import-rejudge': { sessionId },
    'import-rows': { sessionId, verdict: null, from: 0, count: 10 },
    'import-mend-alike': { ...mended, value: '06.07.2010', from: wrong },
    'import-mend': { ...mended, value: '07.07.2010' },
    'import-errors-save': { sessionId, token: 'errors.xlsx', language: 'ru' },
    'import-pause': { sessionId, paused: false },
    'import-run': { sessionId },
    'import-cancel': { sessionId },
    'import-close': { sessionId },
    'import-open': { token: 'log.xlsx' },
    'import-folder-open': { tokens: ['folder.xlsx'] },
    'import-folder-check': imports.folder,
    'import-folder-run': imports.folder,
    'import-undo': { batchPk: imports.batchPk },
  };
}

/** Steps after which the centre is another one: of people, of the door, and of the whole file. */
export function lastStepsOf(prepared: Prepared): Inputs {
  const { person, third, operatorsPk, managersPk, backup, again, dismissed, conflict } = prepared;
  const { login, password } = person;
  return {
    'sync-now': {},
    'sync-enrol': { server: nobodyListens, code: 'ABCD-EFGH', caToken: null },
    'sync-allow-deletions': {},
    'sync-packet-save': { token: 'out.packet' },
    'sync-packet-take': { token: 'log.xlsx' },
    'sync-refusal-again': { pk: again, edits: [] },
    'sync-refusal-dismiss': { pk: dismissed },
    'sync-conflict-resolve': { pk: conflict, take: 'kept' },
    'session-idle-put': { minutes: 15 },
    'person-create': { ...{ login: 'fourth', name: 'Четвёртый' }, ...fresh(operatorsPk) },
    'person-patch': { pk: third, fields: { name: 'Иной' } },
    'person-set-password': { pk: third, password: newPassword },
    'person-deactivate': { pk: third },
    'group-patch': { pk: managersPk, rights: { resellers: ['view'] } },
    'session-change-password': { oldPassword: password, password: newPassword },
    'session-lock': {},
    'session-sign-in': { login, password: newPassword },
    'backup-now': {},
    'backup-list': {},
    'backup-restore': { file: backup },
    'session-sign-out': {},
  };
}

function fresh(groupPk: number) {
  return { groupPk, password: 'семь синих слонов' };
}
