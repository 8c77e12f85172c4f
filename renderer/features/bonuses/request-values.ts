import { checkDetails, type DetailFault } from '#domain/bonus/check-details.ts';
import { kindSpecs, type KindField, type RequestKind } from '#domain/bonus/request-kinds.ts';
import { formatDate } from '#domain/calendar/parse-date.ts';
import { dayOf } from '../../lib/day-of.ts';
import { wholeNumber } from '../../lib/whole-number.ts';

/** A request as it stands in the fields of a form: texts, whatever they mean. */
export type RequestTexts = {
  readonly kind: RequestKind | null;
  readonly points: string;
  readonly fields: Readonly<Record<string, string>>;
};

/** What is wrong with a field, by its key; `kind` and `points` beside those of the kind. */
export type RequestFaults = Readonly<Record<string, DetailFault>>;

type Values = Record<string, string | number | null>;

function valueOf(field: KindField, text: string): string | number | null {
  const typed = text.trim();
  if (typed === '') return null;
  if (field.type === 'integer') return wholeNumber(typed) ?? typed;
  if (field.type === 'date') return dayOf(typed) ?? typed;
  return typed;
}

/** Reads what was typed: the values to store, and what is wrong. A draft may still lack some. */
export function readRequest(
  texts: RequestTexts,
  draft: boolean,
): {
  readonly kind: RequestKind | null;
  readonly points: number;
  readonly details: Values;
  readonly faults: RequestFaults;
} {
  const { kind, fields } = texts;
  const points = wholeNumber(texts.points) ?? 0;
  const faults: Record<string, DetailFault> = {};
  if (kind === null) return { kind, points, details: {}, faults: { kind: 'required' } };
  if (points <= 0) faults['points'] = texts.points.trim() === '' ? 'required' : 'number';
  const spec = kindSpecs[kind];
  const details: Values = Object.fromEntries(
    spec.fields.map((field) => [field.key, valueOf(field, fields[field.key] ?? '')]),
  );
  Object.assign(faults, checkDetails(spec, details, { draft }).faults);
  return { kind, points, details, faults };
}

/** A stored value as one would type it. */
export function textOfValue(field: KindField, value: string | number | undefined): string {
  if (value === undefined) return '';
  return field.type === 'date' ? formatDate(String(value)) : String(value);
}
