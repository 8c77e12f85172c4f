import { parseDateText } from '../calendar/parse-date.ts';
import { parseEmails } from '../contact/email.ts';
import { parsePhones } from '../contact/phone.ts';
import { isKnownCity } from '../geo/city.ts';
import { canonicalRegion } from '../geo/region.ts';
import { parseAmount } from '../money/parse-amount.ts';
import { parseCompanyName } from '../reseller/company-name.ts';
import { parseInn, splitInnKpp } from '../reseller/inn.ts';
import { parseKpp } from '../reseller/kpp.ts';
import { recogniseLegalForm } from '../reseller/legal-form.ts';
import type { RegisterField } from './fields.ts';
import { recogniseLevel, recogniseStatus } from './status-words.ts';

/** How large a part of the filled cells of a column reads as each field, 0 to 1. */
export type ColumnContent = {
  readonly filled: number;
  /** How many of them hold as many digits as the shortest INN. */
  readonly digits: number;
  readonly rates: ReadonlyMap<RegisterField, number>;
};

const person =
  /^[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?(?:\s+[А-ЯЁ]\.\s?[А-ЯЁ]?\.?|(?:\s+[А-ЯЁ][а-яё]+){1,2})$|^[А-ЯЁ]\.\s?[А-ЯЁ]\.\s?[А-ЯЁ][а-яё]+$/u;
const street =
  /(?:^|[\s,])(?:ул|пр|просп|пер|наб|ш|пл|б-р|бул|д|дом|оф|кв|корп|str|street|ave)\.?[\s,]/iu;
const job =
  /директор|менеджер|нач\.|начальник|бухгалтер|специалист|руководител|инженер|director|manager|head|engineer|sales/iu;

function isInnKpp(text: string): boolean {
  const parts = splitInnKpp(text);
  return parts.kpp !== null && parseInn(parts.inn).ok && parseKpp(parts.kpp).ok;
}

type Test = readonly [RegisterField, (text: string) => boolean];

const tests: readonly Test[] = [
  ['innKpp', isInnKpp],
  ['inn', (text) => parseInn(text).ok],
  [
    'kpp',
    (text) => /^\D*\d[\dA-Z]{7,8}\D*$/i.test(text) && parseKpp(text).ok && !parseInn(text).ok,
  ],
  ['email', (text) => text.includes('@') && parseEmails(text).emails.length > 0],
  [
    'phone',
    (text) => {
      if (!/\d{2}/.test(text) || text.includes('@')) return false;
      const { phones, invalid } = parsePhones(text);
      return phones.length > 0 && invalid.length === 0 && !parseInn(text).ok;
    },
  ],
  ['authorisedOn', (text) => /\d/.test(text) && parseDateText(text).ok],
  ['level', (text) => /\p{L}/u.test(text) && levelWord(text)],
  ['status', (text) => text.length < 30 && recogniseStatus(text).ok],
  ['legalForm', (text) => recogniseLegalForm(text) !== null],
  ['city', (text) => text.length < 60 && isKnownCity(text)],
  ['region', (text) => canonicalRegion(text) !== null],
  ['name', (text) => text.length > 3 && parseCompanyName(text).legalForm !== null],
  ['contact', (text) => person.test(text)],
  ['address', (text) => street.test(text)],
  ['position', (text) => text.length < 50 && job.test(text)],
  ['number', (text) => /^\d{1,6}$/.test(text)],
  ['turnover', (text) => /[.,]\d\d$/.test(text) && parseAmount(text).ok],
];

function levelWord(text: string): boolean {
  const level = recogniseLevel(text);
  return level.ok && level.value !== null;
}

/** Reads the cells of one column as every field. Blank cells count for nothing. */
export function describeContent(cells: readonly string[]): ColumnContent {
  const hits = new Map<RegisterField, number>();
  let filled = 0;
  let digits = 0;
  for (const cell of cells) {
    const text = cell.trim();
    if (text === '') continue;
    filled += 1;
    if (text.length < 100 && text.replace(/\D/g, '').length >= 9) digits += 1;
    for (const [field, test] of tests) {
      if (test(text)) hits.set(field, (hits.get(field) ?? 0) + 1);
    }
  }
  const rates = new Map<RegisterField, number>();
  for (const [field, count] of hits) rates.set(field, count / filled);
  return { filled, digits, rates };
}

/*
 * Shapes that only one kind of value has, in the order in which they decide; the rest (`number`,
 * `position`, `address`) need the header's word.
 */
const telling: readonly (readonly [RegisterField, number])[] = [
  ['innKpp', 0.5],
  ['inn', 0.6],
  ['kpp', 0.8],
  ['email', 0.6],
  ['phone', 0.7],
  ['level', 0.7],
  ['authorisedOn', 0.8],
  ['legalForm', 0.8],
  ['status', 0.8],
  ['name', 0.5],
  ['city', 0.7],
  ['region', 0.6],
  ['contact', 0.8],
  ['address', 0.7],
  ['position', 0.8],
];

/** The field that the cells of a column tell by themselves, or null. */
export function fieldByContent(content: ColumnContent): RegisterField | null {
  if (content.filled < 2) return null;
  for (const [field, least] of telling) {
    if ((content.rates.get(field) ?? 0) >= least) return field;
  }
  return null;
}

/** Cells of these fields have a shape: a column of another shape cannot be one, whatever its header. */
const shaped: ReadonlyMap<RegisterField, readonly RegisterField[]> = new Map<
  RegisterField,
  readonly RegisterField[]
>([
  ['inn', ['kpp', 'email', 'phone', 'authorisedOn', 'name', 'city', 'innKpp', 'region', 'contact']],
  ['kpp', ['inn', 'email', 'phone', 'authorisedOn', 'name', 'city', 'region', 'contact']],
  ['phone', ['inn', 'email', 'name', 'city', 'region', 'contact', 'kpp']],
  ['email', ['inn', 'kpp', 'phone', 'name', 'city', 'region', 'contact', 'authorisedOn']],
  ['authorisedOn', ['inn', 'kpp', 'email', 'phone', 'status', 'level', 'name', 'city', 'contact']],
  ['status', ['inn', 'email', 'phone', 'level', 'authorisedOn', 'name', 'city', 'contact']],
  ['level', ['inn', 'email', 'phone', 'status', 'authorisedOn', 'name', 'city', 'contact']],
  ['city', ['inn', 'kpp', 'email', 'phone', 'name', 'region', 'contact', 'authorisedOn']],
  [
    'region',
    ['inn', 'kpp', 'email', 'phone', 'name', 'city', 'contact', 'authorisedOn', 'status', 'level'],
  ],
  ['name', ['inn', 'kpp', 'email', 'phone', 'city', 'region', 'authorisedOn', 'legalForm']],
  ['contact', ['inn', 'kpp', 'email', 'phone', 'name', 'city', 'authorisedOn']],
  ['number', ['inn', 'name', 'email', 'phone']],
  ['code', ['inn', 'name', 'email']],
  ['address', ['inn', 'email', 'phone', 'name']],
  ['manager', ['inn', 'email', 'phone', 'name']],
  ['position', ['inn', 'email', 'phone', 'name']],
  ['legalForm', ['inn', 'email', 'phone', 'name', 'city']],
]);

/** The field that a column must be although its header says `field`; null when they agree or nothing is sure. */
export function contradiction(field: RegisterField, content: ColumnContent): RegisterField | null {
  if (content.filled < 3) return null;
  const others = shaped.get(field);
  if (!others) return null;
  if ((content.rates.get(field) ?? 0) >= 0.3) return null;
  const told = fieldByContent(content);
  return told !== null && told !== field && others.includes(told) ? told : null;
}
