import type { ChannelInput, ChannelName } from '#contract/ipc.ts';
import type { MarkedRows } from './marked-centre.ts';
import { plainSession } from './trainings.ts';

const rule = { afterMinutes: 60, afterDays: null, dayEnd: false, active: true } as const;

/**
 * For channels that write, an input each that is done in a marked centre for who may do everything, in
 * the order in which they are asked: what takes away comes last.
 */
export function writesOf(rows: MarkedRows): Partial<{ [N in ChannelName]: ChannelInput<N> }> {
  const { resellerPk, contactPk, taskPk, coursePk, otherSessionPk, month, dueAt } = rows;
  const { requestPk, draftPk, purchasePk } = rows;
  const talk = { topic: 'Бонусы', outcome: 'Вопрос решён', text: 'Спросили.', followUp: null };
  const purchase = { resellerPk, month, distributor: null, productGroup: 'Ещё', note: null };
  const reason = 'Причина';
  return {
    'bonus-request-patch': {
      ...{ pk: draftPk, kind: 'souvenirs', points: 8 },
      details: { items: 'Кружки', quantity: 4 },
    },
    'draft-put': { key: 'one', value: 'text' },
    'draft-remove': { key: 'one' },
    'reseller-create': { name: 'Новый' },
    'reseller-note-add': { pk: resellerPk, text: 'Заметка' },
    'contact-add': { resellerPk, fields: { name: 'Новый Пётр' } },
    'contact-patch': { pk: contactPk, fields: { position: 'директор' } },
    'phone-add': { resellerPk, contactPk: null, text: '+7 495 111-22-33' },
    'phone-patch': { pk: 1, text: '+7 495 111-22-34' },
    'email-add': { resellerPk, contactPk: null, text: 'new@primeta.example' },
    'email-patch': { pk: 1, text: 'other@primeta.example' },
    'interaction-log': {
      ...{ channel: 'email', direction: 'in', resellerPk, contactPk, companyText: null },
      ...{ ...talk, occurredAt: null },
    },
    'task-create': { title: 'Ещё', dueAt },
    'task-snooze': { pk: taskPk, until: dueAt + 3_600_000 },
    'task-hand-over': { pk: taskPk, person: 'Соколова Анна' },
    'task-done': { pk: taskPk },
    'task-reopen': { pk: taskPk },
    'task-cancel': { pk: taskPk },
    'escalation-rule-add': { ...rule, taskKind: 'follow-up', critical: true, action: 'manager' },
    'escalation-rule-patch': { pk: 1, fields: { active: false } },
    'escalation-rule-remove': { pk: 1 },
    'list-item-add': { list: 'topic', name: 'Ещё одна' },
    'list-item-rename': { pk: 1, name: 'Другая' },
    'list-item-move': { pk: 1, before: null },
    'list-item-set-active': { pk: 1, active: false },
    'course-create': { name: 'Сканеры' },
    'session-create': { ...plainSession, coursePk },
    'session-cancel': { pk: otherSessionPk, reason },
    'bonus-adjust': { resellerPk, points: 10, text: reason },
    'bonus-request-approve': { pk: requestPk },
    'bonus-request-revoke': { pk: requestPk, reason },
    'bonus-request-submit': { pk: draftPk },
    'bonus-request-reject': { pk: draftPk, reason },
    'bonus-request-cancel': { pk: draftPk, reason },
    'purchase-create': { ...purchase, amountMinor: 100, currency: 'RUB' },
    'purchase-remove': { pk: purchasePk },
    'rate-create': {
      validFrom: '2026-05',
      table: {
        ...{ currency: 'RUB', steps: [0], expiresAfterMonths: 12 },
        groups: [{ name: 'Ещё', points: [5] }],
        factors: { gold: 1000, silver: 1000, bronze: 1000, none: 1000 },
      },
    },
    'reseller-transition': { pk: resellerPk, to: 'suspended', reason },
    'phone-remove': { pk: 1 },
    'email-remove': { pk: 1 },
    'contact-remove': { pk: contactPk },
    'reseller-remove': { pk: resellerPk },
  };
}
