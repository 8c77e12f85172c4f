import { requestFields, type RequestValues, type StoredField } from './request-record.ts';
import type { SaidRequest } from './request-source.ts';

/** A request as it is stored now. */
export type StoredRequestValues = RequestValues & {
  readonly pk: number;
  /** Entries of the ledger rest on it: it is not changed. */
  readonly hasEntries: boolean;
};

/** What a file changes of a stored request. */
export type RequestChange = {
  readonly field: StoredField;
  readonly oldValue: string | number | null;
  readonly newValue: string | number | null;
};

/** What becomes of one request; `key` and `says` are kept for the next file. */
export type RequestStep = {
  readonly row: number;
  readonly key: string;
  readonly says: RequestValues;
} & (
  | { readonly step: 'keep'; readonly pk: number }
  | { readonly step: 'create' }
  | { readonly step: 'change'; readonly pk: number; readonly changes: readonly RequestChange[] }
);

/** Why a person has to say what holds of a request. */
export type RequestDoubt = 'request-differs' | 'request-spent';

/**
 * What a row changes: only what it says otherwise than the file before, and only where nobody has
 * put another word here since. A request that a person has removed stays away.
 */
export function compareRequest(
  row: number,
  key: string,
  says: RequestValues,
  said: SaidRequest | null,
  stored: StoredRequestValues | null,
): RequestStep | RequestDoubt {
  const step = { row, key, says };
  if (said === null) {
    if (stored === null) return { ...step, step: 'create' };
    const isSame = requestFields.every((field) => stored[field] === says[field]);
    return isSame ? { ...step, step: 'keep', pk: stored.pk } : 'request-differs';
  }
  const otherwise = requestFields.filter((field) => says[field] !== said.values[field]);
  if (otherwise.length === 0) return { ...step, step: 'keep', pk: said.pk };
  if (stored === null) return 'request-differs';
  const changes: RequestChange[] = [];
  for (const field of otherwise) {
    if (stored[field] === says[field]) continue;
    if (stored[field] !== said.values[field]) return 'request-differs';
    changes.push({ field, oldValue: stored[field], newValue: says[field] });
  }
  if (changes.length === 0) return { ...step, step: 'keep', pk: said.pk };
  return stored.hasEntries ? 'request-spent' : { ...step, step: 'change', pk: said.pk, changes };
}
