import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { neededRights } from '#contract/access/needed-rights.ts';
import { channelNeeds } from '#contract/access/tables.ts';
import { channels, type ChannelName } from '#contract/ipc.ts';
import { allRights, mayDo } from '#domain/access/rights.ts';
import { administrator } from '#test/support/centre.ts';
import { questionsOf } from '#test/support/centre-questions.ts';
import { marksOf, openMarkedCentre, type MarkedRows } from '#test/support/marked-centre.ts';
import { readPdf } from '#test/support/read-pdf.ts';
import { readSheets } from '#test/support/read-sheets.ts';

const clerk = { ...administrator, login: 'логин-примета', name: 'Орлов', group: 'operator' };

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
  'they answer with the state of the exchange, or with nothing': [
    ...(['sync-now', 'sync-enrol', 'sync-allow-deletions'] as const),
    ...(['sync-refusal-again', 'sync-refusal-dismiss', 'sync-conflict-resolve'] as const),
    'sync-packet-take',
  ],
  'only head office can read what it writes': ['sync-packet-save'],
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
  const asked = Object.keys(questionsOf({} as MarkedRows));
  const reasoned = Object.values(notAsked).flat();
  expect([...asked, ...reasoned].sort()).toEqual(Object.keys(channels).sort());
});

test('the marks are to be found by who may see everything', async () => {
  const centre = await openMarkedCentre();
  await centre.add(administrator);
  await centre.add(clerk);
  let all = '';
  for (const [channel, input] of Object.entries(questionsOf(centre.rows))) {
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
    for (const [name, input] of Object.entries(questionsOf(centre.rows))) {
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
  ['rate-export', 'rates'],
  ['course-export', 'courses'],
  ['people-export', 'people'],
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
    // How the line stands and what is not confirmed: row numbers and points of areas that one may see.
    // A packet is an exchange by another way; only head office can read it.
    ...['sync-log', 'sync-now', 'sync-packet-save', 'sync-packet-take'],
    ...['sync-provisional', 'sync-status'],
  ]);
});
