import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { neededRights } from '#contract/access/needed-rights.ts';
import { channelNeeds } from '#contract/access/tables.ts';
import { channels, type ChannelInput, type ChannelName } from '#contract/ipc.ts';
import { allRights, mayDo } from '#domain/access/rights.ts';
import { administrator } from '#test/support/centre.ts';
import { writesOf } from '#test/support/centre-writes.ts';
import { marksOf, openMarkedCentre } from '#test/support/marked-centre.ts';
import { readPdf } from '#test/support/read-pdf.ts';
import { readSheets } from '#test/support/read-sheets.ts';

type Rows = Awaited<ReturnType<typeof openMarkedCentre>>['rows'];

const clerk = { ...administrator, login: 'логин-примета', name: 'Орлов', group: 'operator' };

const file = {
  exportId: '1',
  format: 'csv',
  language: 'ru',
  pks: Uint32Array.of(1, 2, 3),
} as const;

const old = { exportId: '1', pks: file.pks } as const;

/** A question for every channel that answers with data, or that writes it into a file. */
function questions(rows: Rows): Partial<{ [N in ChannelName]: ChannelInput<N> }> {
  const { resellerPk, contactPk, interactionPk, callPk, taskPk, coursePk, sessionPk } = rows;
  const { requestPk, draftPk, purchasePk, registrationPk, entryPk, month } = rows;
  const copied = { pks: Uint32Array.of(1, 2, 3), header: true, language: 'ru' } as const;
  const letter = { sessionPk, resellerPk, language: 'ru' } as const;
  return {
    'app-info': {},
    'app-status': {},
    'draft-list': { prefix: '' },
    'view-list': {},
    'session-state': {},
    'people-list': {},

    'sync-status': {},
    'sync-pending': {},
    'sync-refusals': {},
    'sync-conflicts': {},
    'sync-provisional': {},
    'sync-log': {},

    'groups-list': {},

    'reseller-list': {},
    'reseller-rows': { pks: [resellerPk] },
    'reseller-facets': {},
    'reseller-search': { text: 'Примета' },
    'reseller-card': { pk: resellerPk },
    'reseller-timeline': { pk: resellerPk },
    'reseller-field-history': { pk: resellerPk },
    'reseller-copy': { ...copied, columns: ['name', 'city', 'phone'] },
    'reseller-patch': { pk: resellerPk, fields: {} },

    'call-identify': { text: '+79161234567' },
    'call-start': { direction: 'in', resellerPk, contactPk },
    'call-missed': { pk: callPk },
    'calls-open': {},
    'interaction-briefing': { resellerPk },
    'list-items': {},
    'softphone-read': {},
    'interaction-list': {},
    'interaction-rows': { pks: [interactionPk, callPk] },
    'interaction-facets': {},
    'interaction-read': { pk: interactionPk },
    'interaction-copy': { ...copied, columns: ['reseller', 'contact', 'phone', 'topic', 'words'] },
    'interaction-views': {},

    'task-today': { scope: 'all' },
    'task-rows': { pks: Array.from({ length: 20 }, (_, at) => at + 1) },
    'task-card': { pk: taskPk },
    'task-counts': {},
    'task-of-reseller': { resellerPk },
    'task-people': {},
    'task-patch': { pk: taskPk, fields: {} },
    'escalation-rules': {},

    'course-list': {},
    'course-patch': { pk: coursePk, fields: {} },
    'session-list': { from: '2026-01-01' },
    'session-card': { pk: sessionPk },
    'session-next': { city: null },
    'session-values': {},
    'session-patch': { pk: sessionPk, fields: {} },
    'registration-check': { sessionPk, resellerPk, names: ['УчастникПримета Иван'] },
    'registration-create': { sessionPk, resellerPk, participants: [{ name: 'Новый' }] },
    'registration-transition': { pks: [registrationPk], to: 'received', reason: null },
    'registration-transfer': { pk: registrationPk, sessionPk: rows.otherSessionPk },
    'registration-patch': { pk: registrationPk, fields: {} },
    'registration-of-reseller': { resellerPk },
    'registration-unconfirmed': {},
    'letter-text': letter,
    'letter-save': { ...letter, token: 'letter.pdf' },

    'bonus-request-list': {},
    'bonus-request-card': { pk: requestPk },
    'bonus-request-create': {
      resellerPk,
      kind: 'education',
      points: 1,
      details: {},
      submit: false,
    },
    'bonus-request-patch': { pk: draftPk, kind: 'education', points: 8, details: {} },
    'bonus-account': { resellerPk },
    'bonus-ledger': { resellerPk },
    'bonus-entry-why': { pk: entryPk },
    'purchase-list': { month },
    'purchase-values': {},
    'purchase-patch': { pk: purchasePk, fields: {} },
    'rate-list': {},
    'posting-list': {},
    'posting-preview': { month },
    'import-batches': {},
    'import-decisions': {},

    // The files, read when they are written.
    'reseller-export': { ...file, token: 'resellers.csv', columns: ['name', 'city', 'phone'] },
    'interaction-export': {
      ...{ ...file, token: 'log.csv' },
      columns: ['reseller', 'contact', 'phone', 'topic', 'words'],
    },
    'participants-save': { token: 'list.xlsx', sessionPk, format: 'xlsx', language: 'ru' },
    'bonus-request-export': { ...file, token: 'requests.csv', states: [] },
    'bonus-ledger-export': { ...file, token: 'ledger.csv', resellerPk },
    'purchase-export': { ...file, token: 'purchases.csv', month },
    'posting-export': { ...file, token: 'postings.csv' },
    'posting-preview-export': { ...file, token: 'preview.csv', month },
    'session-export': {
      ...{ ...file, token: 'sessions.csv' },
      columns: ['when', 'course', 'trainer', 'waiting'],
    },
    'task-export': { ...file, token: 'tasks.csv', scope: 'all', later: true },
    'import-batch-export': { ...file, token: 'imports.csv' },
    'reseller-legacy-export': { ...old, token: 'old resellers.xlsx' },
    'interaction-legacy-export': { ...old, token: 'old log.xlsx' },
    'registration-legacy-export': { ...old, token: 'old participants.xlsx' },
    'bonus-request-legacy-export': { ...old, token: 'old requests.xlsx' },
    'purchase-legacy-export': { ...old, token: 'old purchases.xlsx' },
    'accounting-legacy-export': { ...old, token: 'accounting.csv' },
  };
}

/** Those that are not asked here, by the reason why their answers can hold nothing of an area. */
const notAsked: Readonly<Record<string, readonly ChannelName[]>> = {
  'they answer that it is done, or with what was sent': [
    ...(['report-dismiss', 'setting-put', 'draft-put', 'draft-remove', 'interaction-log'] as const),
    ...(['reseller-remove', 'purchase-remove', 'export-cancel', 'content-accept'] as const),
    ...(['change-undo', 'change-redo', 'import-decision-remove'] as const),
  ],
  'views keep what their owner chose': [
    ...(['view-save', 'view-remove', 'interaction-view-save', 'interaction-view-remove'] as const),
  ],
  'the door and people are tested in door.test.ts and people.test.ts': [
    ...(['session-sign-in', 'session-sign-out', 'session-lock', 'session-idle-put'] as const),
    ...(['session-change-password', 'person-create', 'person-patch', 'person-deactivate'] as const),
    ...(['person-set-password', 'group-patch'] as const),
  ],
  'they answer with the state of the exchange, or with nothing; test/integration/head-office': [
    ...(['sync-now', 'sync-enrol', 'sync-allow-deletions'] as const),
    ...(['sync-refusal-again', 'sync-refusal-dismiss', 'sync-conflict-resolve'] as const),
  ],
  'backups are files by their names': ['backup-now', 'backup-list', 'backup-restore'],
  'they answer with the card that reseller-patch answers with': [
    ...(['reseller-create', 'reseller-transition', 'reseller-note-add', 'contact-add'] as const),
    ...(['contact-patch', 'contact-remove', 'phone-add', 'phone-patch', 'phone-remove'] as const),
    ...(['email-add', 'email-patch', 'email-remove'] as const),
  ],
  'they answer with the calls that calls-open answers with': [
    ...(['call-assign', 'call-nobody', 'call-unassign', 'call-patch', 'call-hold'] as const),
    ...(['call-resume', 'call-park', 'call-next', 'call-discard', 'call-finish'] as const),
  ],
  'they answer with the lists of the centre': [
    ...(['list-item-add', 'list-item-rename', 'list-item-move', 'list-item-set-active'] as const),
    ...(['escalation-rule-add', 'escalation-rule-patch', 'escalation-rule-remove'] as const),
  ],
  'they answer with the state of the softphone': ['softphone-switch', 'softphone-token-new'],
  'they answer with the card that task-patch answers with': [
    ...(['task-create', 'task-done', 'task-cancel', 'task-reopen', 'task-snooze'] as const),
    'task-hand-over',
  ],
  'they answer with what another channel of trainings answers with': [
    ...(['course-create', 'session-create', 'session-cancel'] as const),
  ],
  'they answer with the card that bonus-request-patch answers with': [
    ...(['bonus-request-submit', 'bonus-request-approve', 'bonus-request-reject'] as const),
    ...(['bonus-request-decline', 'bonus-request-cancel', 'bonus-request-revoke'] as const),
    'bonus-request-fulfil',
  ],
  'they answer with what another channel of points answers with': [
    ...(['bonus-adjust', 'purchase-create', 'rate-create'] as const),
    ...(['posting-post', 'posting-reverse'] as const),
  ],
  'they are refused to who may not see resellers, see below; their rows are of the own workbook': [
    ...(['import-open', 'import-sheet', 'import-kind', 'import-check', 'import-rows'] as const),
    ...(['import-mend', 'import-mend-alike'] as const),
    ...(['import-run', 'import-cancel', 'import-close', 'import-errors-save'] as const),
    ...(['import-who', 'import-decide', 'import-rejudge', 'import-pause'] as const),
    ...(['import-folder-open', 'import-folder-check', 'import-folder-run'] as const),
    'import-undo',
  ],
};

/** What one sent oneself may come back. */
const sent: Partial<Record<ChannelName, string>> = { 'call-identify': '79161234567' };

/** All that a question brought: the answer or the refusal, and the file that it wrote. */
async function broughtBy(
  centre: Awaited<ReturnType<typeof openMarkedCentre>>,
  channel: ChannelName,
  input: object,
): Promise<string> {
  const reply = JSON.stringify(await centre.post(channel, input));
  if (!('token' in input) || typeof input.token !== 'string') return reply;
  const path = join(centre.folder, input.token);
  if (!existsSync(path)) return reply;
  if (path.endsWith('.xlsx')) return reply + JSON.stringify(await readSheets(path));
  const bytes = readFileSync(path);
  return reply + (path.endsWith('.pdf') ? readPdf(bytes).texts.join(' ') : bytes.toString());
}

test('every channel is asked below, or is not for a reason', () => {
  const asked = Object.keys(questions({} as Rows));
  const reasoned = Object.values(notAsked).flat();
  expect([...asked, ...reasoned].sort()).toEqual(Object.keys(channels).sort());
});

test('the marks are to be found by who may see everything', async () => {
  const centre = await openMarkedCentre();
  await centre.add(administrator);
  await centre.add(clerk);
  let all = '';
  for (const [channel, input] of Object.entries(questions(centre.rows))) {
    all += await broughtBy(centre, channel as ChannelName, input);
  }
  const missing = Object.values(marksOf)
    .flat()
    .filter((mark) => !all.includes(mark));
  expect(missing).toEqual([]);
});

test.each(Object.keys(marksOf) as (keyof typeof marksOf)[])(
  'who may not see %s finds nothing of it in any answer',
  async (area) => {
    const centre = await openMarkedCentre();
    await centre.add(administrator);
    await centre.add({ ...clerk, login: area === 'people' ? 'orlov' : clerk.login });
    if (area === 'people') await centre.add({ ...clerk, name: 'Другой' });
    const rights = { ...allRights, [area]: [] };
    await centre.ask('group-patch', { pk: (await centre.group('operator')).pk, rights });
    await centre.ask('session-sign-out', {});
    await centre.signIn({ ...clerk, login: area === 'people' ? 'orlov' : clerk.login });
    const found: string[] = [];
    for (const [name, input] of Object.entries(questions(centre.rows))) {
      const channel = name as ChannelName;
      const brought = await broughtBy(centre, channel, input);
      const marks = marksOf[area].filter(
        (mark) => mark !== sent[channel] && brought.includes(mark),
      );
      if (marks.length > 0) found.push(`${channel}: ${marks.join(', ')}`);
    }
    expect(found).toEqual([]);
  },
);

test.each(['operator', 'senior-operator', 'manager', 'administrator'])(
  'what an administrator gets done is refused to the group %s for want of the right alone',
  async (key) => {
    const centre = await openMarkedCentre();
    await centre.add(administrator);
    const person = { ...clerk, group: key };
    await centre.add(person);
    const { rights } = await centre.group(key);
    await centre.ask('session-sign-out', {});
    await centre.signIn(person);
    const wrong: string[] = [];
    const all = { ...questions(centre.rows), ...writesOf(centre.rows) };
    for (const [name, input] of Object.entries(all)) {
      const needed = neededRights(channelNeeds[name as ChannelName]);
      const may = needed.every((need) => mayDo(rights, ...need));
      const reply = await centre.post(name, input);
      const code = 'ok' in reply && !reply.ok ? reply.error.code : 'done';
      // Without a right before it, a step may find another state; only rights are looked at then.
      const right = key === 'administrator' ? code === 'done' : may !== (code === 'access/denied');
      if (!right) wrong.push(`${name}: ${code}`);
    }
    expect(wrong).toEqual([]);
  },
);

test('what cannot be done without knowing whose it is asks for the view of resellers too', () => {
  const rights = { ...allRights, resellers: [] };
  const refused = (Object.keys(channels) as ChannelName[]).filter((name) => {
    const needed = neededRights(channelNeeds[name]);
    return needed.length > 1 && !needed.every((need) => mayDo(rights, ...need));
  });
  expect(new Set(refused)).toEqual(
    new Set([
      ...['import-check', 'import-decide', 'import-decisions', 'import-errors-save'],
      ...['import-folder-check', 'import-folder-open', 'import-folder-run', 'import-kind'],
      ...['import-mend', 'import-mend-alike'],
      ...['import-open', 'import-rejudge', 'import-rows', 'import-run', 'import-sheet'],
      ...['import-undo', 'import-who', 'letter-save', 'letter-text'],
      ...['posting-preview', 'posting-preview-export', 'posting-reverse', 'reseller-export'],
      ...['accounting-legacy-export', 'bonus-request-legacy-export', 'interaction-legacy-export'],
      ...['purchase-legacy-export', 'registration-legacy-export', 'reseller-legacy-export'],
    ]),
  );
});

test.each([
  ['reseller-export', 'resellers'],
  ['interaction-export', 'interactions'],
  ['participants-save', 'registrations'],
  ['bonus-request-export', 'bonus-requests'],
  ['bonus-ledger-export', 'ledger'],
  ['purchase-export', 'purchases'],
  ['posting-export', 'ledger'],
  ['posting-preview-export', 'purchases'],
  ['session-export', 'courses'],
  ['task-export', 'tasks'],
  ['import-batch-export', 'import'],
  ['reseller-legacy-export', 'resellers'],
  ['interaction-legacy-export', 'interactions'],
  ['registration-legacy-export', 'registrations'],
  ['bonus-request-legacy-export', 'bonus-requests'],
  ['purchase-legacy-export', 'purchases'],
  ['accounting-legacy-export', 'resellers'],
] as const)('%s takes out only what may be seen inside: %s', (name, area) => {
  const needed = neededRights(channelNeeds[name]);
  expect(needed).toContainEqual(['export', 'add']);
  expect(needed).toContainEqual([area, 'view']);
});

test('only these channels ask for no right', () => {
  const free = (Object.keys(channels) as ChannelName[]).filter(
    (name) => typeof channelNeeds[name] === 'string',
  );
  expect(free.sort()).toEqual([
    // What the door and the frame are drawn with; it says more to who is inside.
    ...['app-info', 'app-status'],
    // One's own steps, taken back; another right could not make them.
    ...['change-redo', 'change-undo'],
    // One's own words: the data process knows whose they are.
    ...['draft-list', 'draft-put', 'draft-remove'],
    'report-dismiss',
    'session-change-password',
    'session-lock',
    'session-sign-in',
    'session-sign-out',
    'session-state',
    // Language and theme; the hours of work ask for a right of their own.
    'setting-put',
    // How the line stands and what it did: figures and codes alone.
    ...['sync-log', 'sync-now', 'sync-status'],
  ]);
});
