import type { ChannelInput, ChannelName } from '#contract/ipc.ts';
import type { MarkedRows } from './marked-centre.ts';

const file = {
  exportId: '1',
  format: 'csv',
  language: 'ru',
  pks: Uint32Array.of(1, 2, 3),
} as const;

const old = { exportId: '1', pks: file.pks } as const;

/** A question for every channel that answers with data, or that writes it into a file. */
export function questionsOf(rows: MarkedRows): Partial<{ [N in ChannelName]: ChannelInput<N> }> {
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
    'rate-export': { ...file, token: 'rates.csv' },
    'course-export': { ...file, token: 'courses.csv' },
    'people-export': { ...file, token: 'people.csv' },
    'reseller-legacy-export': { ...old, token: 'old resellers.xlsx' },
    'interaction-legacy-export': { ...old, token: 'old log.xlsx' },
    'registration-legacy-export': { ...old, token: 'old participants.xlsx' },
    'bonus-request-legacy-export': { ...old, token: 'old requests.xlsx' },
    'purchase-legacy-export': { ...old, token: 'old purchases.xlsx' },
    'accounting-legacy-export': { ...old, token: 'accounting.csv' },
  };
}
