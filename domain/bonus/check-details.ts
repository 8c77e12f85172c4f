import { dayNumberOf, dateFromDayNumber } from '../calendar/parse-date.ts';
import type { KindField, KindSpec } from './request-kinds.ts';

/** What was entered into the fields of a request, by key. */
export type RequestDetails = Readonly<Record<string, string | number>>;

/** One proof of a fulfilled request: its number or where it is kept, and its day. */
export type RequestProof = { readonly kind: string; readonly text: string; readonly date: string };

export const detailFaults = [
  'required',
  'too-long',
  'number',
  'date',
  'before',
  'choice',
  'unknown',
] as const;
export type DetailFault = (typeof detailFaults)[number];

export type CheckedDetails = {
  /** Trimmed, empty fields left out. */
  readonly details: RequestDetails;
  /** What is wrong, by the key of the field. */
  readonly faults: Readonly<Record<string, DetailFault>>;
};

/** Whether a text is a day that exists, as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dateFromDayNumber(dayNumberOf(text)) === text;
}

function faultOf(
  field: KindField,
  value: string | number,
  all: Readonly<Record<string, string | number | null>>,
): DetailFault | null {
  switch (field.type) {
    case 'text':
    case 'long-text':
      return typeof value === 'string' && value.length <= field.maxLength ? null : 'too-long';
    case 'integer': {
      const fits = typeof value === 'number' && Number.isInteger(value);
      return fits && value >= field.min && value <= field.max ? null : 'number';
    }
    case 'date': {
      if (typeof value !== 'string' || !isDay(value)) return 'date';
      const other = field.notBefore === undefined ? null : all[field.notBefore];
      return typeof other === 'string' && isDay(other) && value < other ? 'before' : null;
    }
    case 'choice':
      return typeof value === 'string' && field.options.includes(value) ? null : 'choice';
  }
}

/** Checks the fields of a request against what its kind asks for; a draft may still lack some. */
export function checkDetails(
  spec: KindSpec,
  typed: Readonly<Record<string, string | number | null>>,
  options: { readonly draft?: boolean } = {},
): CheckedDetails {
  const details: Record<string, string | number> = {};
  const faults: Record<string, DetailFault> = {};
  for (const key of Object.keys(typed)) {
    if (!spec.fields.some((field) => field.key === key)) faults[key] = 'unknown';
  }
  for (const field of spec.fields) {
    const given = typed[field.key] ?? null;
    const value = typeof given === 'string' ? given.trim() : given;
    if (value === null || value === '') {
      if (field.mandatory && !options.draft) faults[field.key] = 'required';
      continue;
    }
    const fault = faultOf(field, value, typed);
    if (fault !== null) faults[field.key] = fault;
    else details[field.key] = value;
  }
  return { details, faults };
}

const longestProof = 500;

/** Checks the proofs of a fulfilled request: each that its kind demands, with a text and a day. */
export function checkProofs(
  spec: KindSpec,
  given: readonly RequestProof[],
): { readonly proofs: readonly RequestProof[]; readonly faults: CheckedDetails['faults'] } {
  const proofs: RequestProof[] = [];
  const faults: Record<string, DetailFault> = {};
  for (const { kind } of given) {
    if (!spec.proofs.some(({ key }) => key === kind)) faults[kind] = 'unknown';
  }
  for (const { key, mandatory } of spec.proofs) {
    const found = given.find(({ kind }) => kind === key);
    const words = found?.text.trim() ?? '';
    if (!found || words === '') {
      if (mandatory) faults[key] = 'required';
    } else if (words.length > longestProof) faults[key] = 'too-long';
    else if (!isDay(found.date)) faults[key] = 'date';
    else proofs.push({ kind: key, text: words, date: found.date });
  }
  return { proofs, faults };
}
