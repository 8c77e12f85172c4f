import { canonicalCity, isKnownCity } from '../geo/city.ts';
import { exactKey, searchKey } from '../text/search-key.ts';
import { findLegalForm } from './legal-form.ts';

/** What a name of a company says, in parts. */
export interface CompanyName {
  readonly legalForm: string | null;
  /** As a person would write it: no outer quotes, no legal form, the case kept. */
  readonly name: string;
  /** Equal for two spellings of one name; a hyphen and a space stay different. */
  readonly nameKey: string;
  /** As `nameKey`, with a hyphen like a space: for search and near matches. */
  readonly looseNameKey: string;
  /** A city in brackets behind the name, `Сервис Принт (Находка)`. */
  readonly place: string | null;
}

const spaces = /[\s\u00a0\u202f\u200b\ufeff]+/g;
const fancyQuotes = /[«»“”„‟″‹›]|<<|>>|''|``|,,|(?<![\p{L}\p{N}])['`‘’‚]|['`‘’‚](?![\p{L}\p{N}])/gu;
const needsCleaning = /[«»“”„‟″‹›<>'`‘’‚\u00a0\u202f\u200b\ufeff\t\r\n]| {2}|""|,,|^ | $/;

function unifyQuotes(raw: string): string {
  if (!needsCleaning.test(raw)) return raw;
  return raw
    .replace(spaces, ' ')
    .replace(fancyQuotes, '"')
    .replace(/"{2,}/g, '"')
    .replace(/" ?$/, '"')
    .trim();
}

function countQuotes(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) count += 1;
  return count;
}

/** Takes off the quotes that embrace the whole text; quotes around a part of it stay. */
function stripOuterQuotes(text: string): string {
  const first = text.startsWith('"');
  const last = text.length > 1 && text.endsWith('"');
  if (!first && !last) return text;
  const count = countQuotes(text);
  if (count === 1) return text.replace('"', '').trim();
  if (!first) return text;
  // An odd number: the closing quote of the inner name serves both.
  if (count % 2 === 1) return text.slice(1).trim();
  if (!last) return text;
  const inner = text.slice(1, -1);
  const next = inner.indexOf('"');
  // `"Альфа" и "Омега"`: the second quote closes the first, nothing embraces the whole.
  const closesFirst = next > 0 && !/[\s(]/.test(inner.charAt(next - 1));
  return closesFirst ? text : inner.trim();
}

function takePlace(text: string): { readonly name: string; readonly place: string | null } {
  if (!text.endsWith(')')) return { name: text, place: null };
  const open = text.lastIndexOf('(');
  const inside = text.slice(open + 1, -1);
  if (open < 2 || !isKnownCity(inside)) return { name: text, place: null };
  return { name: text.slice(0, open).trim(), place: canonicalCity(inside).city };
}

// Longer texts are notes that slipped into the column; they are kept as they are.
const LONGEST_NAME = 500;

/** Parts a company's name as written into legal form, name and place, with the keys to compare it by. */
export function parseCompanyName(raw: string): CompanyName {
  if (raw.length > LONGEST_NAME) return asNote(raw.trim());
  const outer = takePlace(stripOuterQuotes(unifyQuotes(raw)));
  const found = findLegalForm(outer.name);
  const inner = takePlace(found ? found.rest : outer.name);
  const bare = stripOuterQuotes(inner.name).replace(/^[,;\s–—-]+|[,;\s]+$/g, '');
  const name = bare === '' ? outer.name : bare;
  return {
    legalForm: found ? found.form : null,
    name,
    nameKey: exactKey(name),
    looseNameKey: searchKey(name),
    place: outer.place ?? inner.place,
  };
}

function asNote(name: string): CompanyName {
  return {
    legalForm: null,
    name,
    nameKey: exactKey(name),
    looseNameKey: searchKey(name),
    place: null,
  };
}
