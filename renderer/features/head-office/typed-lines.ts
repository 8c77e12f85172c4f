import type { RefusalLine, StepRow } from '#contract/head-office.ts';
import { isRequestKind, kindSpecs, type KindField } from '#domain/bonus/request-kinds.ts';
import { formatDate } from '../../lib/format.ts';
import { dayOf } from '../../lib/day-of.ts';
import { wholeNumber } from '../../lib/whole-number.ts';
import { fieldWord, isShown, valueWord, type Value, type Words } from './field-values.ts';

/** How a field of a refused step is mended: as a text, a long one, a whole number or a day. */
export type Mending = 'text' | 'long-text' | 'integer' | 'date';

/** A field of a refused step as it is shown, and how it may be mended. */
export type TypedLine = {
  /** Of the row, the field, and what within the field; unique in a refusal. */
  readonly key: string;
  readonly id: string;
  readonly field: string;
  /** Of a field with parts of its own, the part. */
  readonly part: string | null;
  readonly label: string;
  readonly value: Value;
  readonly shown: string;
  /** As it stands in the field to be mended. */
  readonly text: string;
  readonly mending: Mending | null;
};

type Mendings = Readonly<Record<string, Mending>>;

/** What of each kind of row a person may mend before it goes up again; states are moved elsewhere. */
const mendable: Readonly<Record<string, Mendings>> = {
  'training-registration': {
    ...({ participant: 'text', position: 'text', phone: 'text', email: 'text' } as const),
    reason: 'long-text',
  },
  'bonus-request': { points: 'integer', reason: 'long-text' },
  'bonus-entry': { text: 'long-text' },
  'training-session': {
    ...({ startsOn: 'date', endsOn: 'date', deadline: 'date', seats: 'integer' } as const),
    ...({ city: 'text', place: 'text', trainer: 'text', note: 'long-text' } as const),
  },
  'training-course': { name: 'text', code: 'text', description: 'long-text' },
  reseller: {
    ...({ name: 'text', inn: 'text', kpp: 'text', city: 'text', region: 'text' } as const),
    ...({ address: 'text', manager: 'text', segment: 'text', statusReason: 'long-text' } as const),
    note: 'long-text',
  },
  contact: { name: 'text', position: 'text', note: 'long-text' },
  email: { address: 'text' },
  note: { text: 'long-text' },
  interaction: { text: 'long-text' },
  task: { title: 'text', text: 'long-text' },
  purchase: { distributor: 'text', productGroup: 'text', note: 'long-text' },
  person: { name: 'text', login: 'text' },
  'list-item': { name: 'text' },
};

function textOf(value: Value, mending: Mending | null): string {
  if (value === null) return '';
  return mending === 'date' ? formatDate(String(value)) : String(value);
}

const mendingOf: Readonly<Record<KindField['type'], Mending | null>> = {
  ...({ text: 'text', 'long-text': 'long-text', integer: 'integer', date: 'date' } as const),
  choice: null,
};

/** The parts of a request's details as fields of their own; null where they cannot be read. */
function detailLines(words: Words, row: StepRow, json: Value): readonly TypedLine[] | null {
  const kind = row.fields.find(({ field }) => field === 'kind')?.value;
  if (typeof json !== 'string' || typeof kind !== 'string' || !isRequestKind(kind)) return null;
  const details = parsed(json);
  if (details === null) return null;
  return kindSpecs[kind].fields.flatMap((spec) => {
    const value = details[spec.key] ?? null;
    if (value === null) return [];
    const mending = mendingOf[spec.type];
    const option = `bonuses:option.${spec.key}.${String(value)}` as 'bonuses:option.medium.print';
    return {
      key: `${row.id}.details.${spec.key}`,
      id: row.id,
      field: 'details',
      part: spec.key,
      label: words.t(`bonuses:field.${kind}.${spec.key}` as 'bonuses:field.souvenirs.items'),
      value,
      shown: spec.type === 'choice' ? words.t(option) : valueWord(words, '', '', value),
      text: textOf(value, mending),
      mending,
    };
  });
}

function parsed(json: string): Record<string, Value> | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? (value as Record<string, Value>) : null;
  } catch {
    return null;
  }
}

/** The fields of a row of a refused step, with their names and values in words. */
export function typedLines(words: Words, row: StepRow): readonly TypedLine[] {
  const currency = row.fields.find(({ field }) => field === 'currency')?.value;
  return row.fields.flatMap(({ field, value }): readonly TypedLine[] => {
    if (!isShown(row.kind, field, value)) return [];
    if (field === 'details') return detailLines(words, row, value) ?? [];
    const mending = mendable[row.entity]?.[field] ?? null;
    return [
      {
        key: `${row.id}.${field}`,
        ...{ id: row.id, field, part: null, value, mending },
        label: fieldWord(words.t, field),
        shown: valueWord(
          ...([words, row.entity, field, value] as const),
          typeof currency === 'string' ? currency : undefined,
        ),
        text: textOf(value, mending),
      },
    ];
  });
}

export type MendFault = 'number' | 'date' | 'required';

/** Reads what was typed into a field: the value, or what is wrong with it. */
export function readMended(
  line: Pick<TypedLine, 'mending' | 'value'>,
  typed: string,
): { readonly value: Value } | { readonly fault: MendFault } {
  const text = typed.trim();
  if (text === '') return line.value === null ? { value: null } : { fault: 'required' };
  if (line.mending === 'integer') {
    const value = wholeNumber(text);
    return value === null || value === 0 ? { fault: 'number' } : { value };
  }
  if (line.mending === 'date') {
    const value = dayOf(text);
    return value === null ? { fault: 'date' } : { value };
  }
  return { value: text };
}

export type Mended = {
  readonly edits: readonly { id: string; field: string; value: Value }[];
  readonly faults: Readonly<Record<string, MendFault>>;
};

/** What a person changed in a refused step, as it is sent; with what is wrong in it, by the keys of the lines. */
export function readEdits(
  refusal: Pick<RefusalLine, 'rows'>,
  lines: readonly TypedLine[],
  typedIn: (key: string) => string | undefined,
): Mended {
  const edits = new Map<string, { id: string; field: string; value: Value }>();
  const faults: Record<string, MendFault> = {};
  for (const line of lines) {
    const typed = typedIn(line.key);
    if (line.mending === null || typed === undefined || typed === line.text) continue;
    const read = readMended(line, typed);
    if ('fault' in read) {
      faults[line.key] = read.fault;
      continue;
    }
    const { id, field, part } = line;
    const key = `${id}.${field}`;
    if (part === null) edits.set(key, { id, field, value: read.value });
    else {
      const whole = edits.get(key)?.value ?? valueIn(refusal, id, field);
      const details = { ...parsed(String(whole)), [part]: read.value };
      edits.set(key, { id, field, value: JSON.stringify(details) });
    }
  }
  return { edits: [...edits.values()], faults };
}

function valueIn({ rows }: Pick<RefusalLine, 'rows'>, id: string, field: string): Value {
  const row = rows.find((one) => one.id === id);
  return row?.fields.find((one) => one.field === field)?.value ?? null;
}
