import { createHash } from 'node:crypto';
import { isActive, type RegistrationState } from '#domain/training/registration-state.ts';
import { Refusal, Superseded } from './refusal.ts';
import type { Fields, StoredRow } from './stored-row.ts';
import type { WorkspaceState } from './workspace-state.ts';

/** What only one row of a workspace may have, and what is said of a second one. */
type Unique = { readonly key: string; readonly code: string; readonly done?: true };

/** An index holds no longer ones: 2,704 bytes, of up to four a sign. */
const longest = 600;

/** The key of a unique value. The rule's name has no space, the value may have any; a long one is its hash. */
function uniqueKey(rule: string, value: string): string {
  if (value.length <= longest) return `${rule} ${value}`;
  return `${rule} sha256:${createHash('sha256').update(value).digest('hex')}`;
}

/** Parts a key as made here. */
export function partKey(key: string): { readonly rule: string; readonly value: string } {
  const at = key.indexOf(' ');
  return { rule: key.slice(0, at), value: key.slice(at + 1) };
}

function text(fields: Fields, name: string): string | null {
  const value = fields[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

/**
 * The unique values of a row with these fields: login and name of a person, the key of a group, a participant
 * in a session, the accrual of a purchase, the answer to an entry of the ledger.
 */
export function uniquesOf(entity: string, fields: Fields, deleted: boolean): Unique[] {
  if (deleted) return [];
  const one = (rule: string, value: string | null, code: string, done?: true): Unique[] =>
    value === null ? [] : [{ key: uniqueKey(rule, value), code, ...(done ? { done } : {}) }];
  switch (entity) {
    case 'person':
      return [
        ...one('person-login', text(fields, 'login'), 'people/login-taken'),
        ...one('person-name', text(fields, 'name'), 'people/name-taken'),
      ];
    case 'access-group':
      return one('group-key', text(fields, 'key'), 'people/name-taken');
    case 'training-registration': {
      const participant = text(fields, 'participantKey');
      if (participant === null || !isActive(fields['state'] as RegistrationState)) return [];
      const value = `${text(fields, 'sessionId')} ${text(fields, 'resellerId')} ${participant}`;
      return one('participant', value, 'training/duplicate-participant');
    }
    case 'bonus-entry':
      switch (fields['kind']) {
        case 'accrual':
          return one('accrual', text(fields, 'purchaseId'), 'bonus/posted-already', true);
        case 'reversal':
          return one('reversal', text(fields, 'reversesId'), 'bonus/reversed', true);
        default:
          return [];
      }
    default:
      return [];
  }
}

/**
 * Takes the unique values of a changed row. Throws a refusal where another row has one, and `Superseded`
 * where what it would do was done by that other row.
 */
export function takeUniques(
  state: WorkspaceState,
  before: StoredRow | null,
  after: StoredRow,
): void {
  const had = before === null ? [] : uniquesOf(before.entity, before.fields, before.deleted);
  const wanted = uniquesOf(after.entity, after.fields, after.deleted);
  const keys = new Set(wanted.map(({ key }) => key));
  for (const { key } of had) {
    if (!keys.has(key) && state.ownerOf(key) === after.id) state.setOwner(key, null);
  }
  for (const { key, code, done } of wanted) {
    const owner = state.ownerOf(key);
    if (owner === after.id) continue;
    if (owner !== null) {
      if (done) throw new Superseded(code, 'mutation');
      throw new Refusal(code);
    }
    state.setOwner(key, after.id);
  }
  freeReversed(state, before, after);
}

/** A purchase whose accrual was taken back may earn points again. */
function freeReversed(state: WorkspaceState, before: StoredRow | null, after: StoredRow): void {
  if (before !== null || after.fields['kind'] !== 'reversal') return;
  const reversed = text(after.fields, 'reversesId');
  const accrual = reversed === null ? null : state.row('bonus-entry', reversed);
  const purchase = accrual === null ? null : text(accrual.fields, 'purchaseId');
  if (accrual === null || purchase === null) return;
  const key = uniqueKey('accrual', purchase);
  if (state.ownerOf(key) === accrual.id) state.setOwner(key, null);
}
