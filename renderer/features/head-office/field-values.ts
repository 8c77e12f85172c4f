import type { StepRow } from '#contract/head-office.ts';
import {
  formatDate,
  formatInstant,
  formatMoney,
  formatMonth,
  formatNumber,
} from '../../lib/format.ts';
import { formatPhone, formatSigned } from '../../lib/format.ts';
import type { Language } from '../../lib/i18n.ts';
import type { TextKey, Translate } from '../../lib/text-key.ts';

export type Value = string | number | null;
export type Words = { readonly t: Translate; readonly language: Language };

/** Kept by the program for itself: no person has typed them, and none needs them to decide. */
const unseen: ReadonlySet<string> = new Set([
  ...['participantKey', 'spelling', 'writtenName', 'innWritten', 'authorisedOnWritten', 'written'],
  ...['hiddenInSource', 'priority', 'touchedAt', 'escalation', 'escalatedAt', 'criticalStep'],
  ...['detail', 'definition', 'heldSince', 'heldMs', 'parked', 'createdAt', 'rights', 'key'],
  ...['active', 'step', 'registeredAt', 'submittedAt', 'proof'],
]);

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a field of a step is shown: one that refers to what is not here would be a number to nobody. */
export function isShown(kind: StepRow['kind'], field: string, value: Value): boolean {
  if (unseen.has(field)) return false;
  if (typeof value === 'string' && uuid.test(value)) return false;
  return kind === 'patch' || (value !== null && value !== '');
}

const instants: ReadonlySet<string> = new Set([
  ...['at', 'occurredAt', 'dueAt', 'decidedAt', 'postedAt', 'receivedAt', 'confirmedAt', 'doneAt'],
  ...['snoozedUntil', 'endedAt', 'fulfilledAt', 'reversedAt', 'resolvedAt', 'deletedAt'],
]);
const months: ReadonlySet<string> = new Set(['month', 'monthFrom', 'monthTo', 'validFrom']);
const flags: ReadonlySet<string> = new Set(['critical', 'online', 'dayEnd', 'missed']);

/** The words of values that are keys, by entity and field; where none are named the value stands as it is. */
const keyed: Readonly<Record<string, (key: string) => string>> = {
  'training-registration.state': (key) => `trainings:state.${key}`,
  'training-session.state': (key) => `headOffice:sessionState.${key}`,
  'bonus-request.state': (key) => `bonuses:state.${key}`,
  'bonus-request.kind': (key) => `bonuses:kind.${key}`,
  'bonus-entry.kind': (key) => `bonuses:entry.${key}`,
  'bonus-posting.state': (key) => `headOffice:postingState.${key}`,
  'reseller.status': (key) => `common:status.${key}`,
  'reseller.level': (key) => `resellers:level.${key}`,
  'task.kind': (key) => `today:kind.${key}`,
  'task.state': (key) => `headOffice:taskState.${key}`,
  'interaction.channel': (key) => `resellers:timeline.kind.${key}`,
  'interaction.direction': (key) => `calls:direction.${key}`,
  'interaction.state': (key) => `headOffice:interactionState.${key}`,
  'contact.consentCalls': (key) => `resellers:contacts.consent.${key}`,
  'contact.consentLetters': (key) => `resellers:contacts.consent.${key}`,
  'contact.consentPersonalData': (key) => `resellers:contacts.consent.${key}`,
  'list-item.list': (key) => `headOffice:list.${key}`,
};

/** A value as people read it: dates, times, money, words for keys; an empty one is said, not left out. */
export function valueWord(
  { t, language }: Words,
  entity: string,
  field: string,
  value: Value,
  currency = 'RUB',
): string {
  if (value === null || value === '') return t('headOffice:empty');
  const keyOf = keyed[`${entity}.${field}`];
  if (keyOf !== undefined) {
    const key = keyOf(String(value)) as TextKey;
    const word = t(key);
    // A key of a later version has no word here.
    return key.endsWith(word) ? String(value) : word;
  }
  if (flags.has(field)) return t(value === 1 ? 'headOffice:yes' : 'headOffice:no');
  if (typeof value === 'number') {
    if (instants.has(field)) return formatInstant(value);
    if (field.endsWith('Minor')) return formatMoney(value, currency, language);
    if (entity === 'bonus-entry' && field === 'points') return formatSigned(value, language);
    return formatNumber(value, language);
  }
  if (months.has(field)) return formatMonth(value, language);
  if (field === 'e164' || field === 'phone') return formatPhone(value);
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDate(value) : value;
}

const named: ReadonlySet<string> = new Set([
  ...['name', 'title', 'text', 'note', 'legalForm', 'inn', 'kpp', 'city', 'region', 'address'],
  ...['status', 'statusReason', 'authorisedOn', 'level', 'manager', 'segment', 'accountingCode'],
  ...['accountingTurnoverMinor', 'lastPurchaseOn', 'company', 'resellerId', 'contactId'],
  ...['interactionId', 'courseId', 'sessionId', 'reportId', 'requestId', 'purchaseId'],
  ...['reversesId', 'registrationId', 'warnsId', 'groupId', 'ruleId', 'postingId', 'position'],
  ...['consentCalls', 'consentLetters', 'consentPersonalData', 'e164', 'extension', 'author', 'at'],
  ...['channel', 'direction', 'state', 'occurredAt', 'durationS', 'operator', 'topic', 'outcome'],
  ...['phone', 'companyText', 'missed', 'endedAt', 'owner', 'dueAt', 'doneAt', 'kind', 'critical'],
  ...['snoozedUntil', 'createdBy', 'assignedBy', 'list', 'taskKind', 'afterMinutes', 'afterDays'],
  ...['dayEnd', 'action', 'description', 'code', 'durationDays', 'startsOn', 'endsOn', 'startsAt'],
  ...['trainer', 'seats', 'deadline', 'pricePoints', 'online', 'place', 'participant', 'reason'],
  ...['email', 'registeredBy', 'receivedAt', 'confirmedAt', 'distributor', 'month', 'monthFrom'],
  ...['monthTo', 'productGroup', 'amountMinor', 'currency', 'number', 'points', 'requestedOn'],
  ...['decidedAt', 'decidedBy', 'fulfilledAt', 'expiresOn', 'actor', 'version', 'validFrom'],
  ...['postedAt', 'postedBy', 'reversedAt', 'reversedBy', 'login', 'resolvedBy', 'resolvedAt'],
  ...['deletedAt', 'details', 'value'],
]);

/** The name of a field; one of a later version as it comes. */
export function fieldWord(t: Translate, field: string): string {
  return named.has(field) ? t(`headOffice:field.${field}` as TextKey) : field;
}
