import type { Result } from '../result.ts';
import { failure, success } from '../result.ts';

/** A reason code of registration, 9 characters. */
export type Kpp = string;

const shape = /^\d{4}[0-9A-Z]{2}\d{3}$/;
const badFormat = failure('kpp-format');
const emptyWords = new Set(
  ['', '0', '-', '--', '–', '—', 'х', 'x', 'нет', 'н/д', 'б/н', 'б/к', 'no', 'none', 'n/a'].concat([
    'нет кпп',
    'без кпп',
    'не имеет',
    'не указан',
    'отсутствует',
    'не требуется',
  ]),
);

/** Tells whether a cell says that there is no KPP (`-`, `0`, `нет`, blank). */
export function isEmptyKpp(raw: string): boolean {
  return raw.length < 16 && emptyWords.has(raw.trim().toLowerCase());
}

/** Reads a KPP from a cell; a leading zero lost by Excel is put back. Blank cells are the caller's: see `isEmptyKpp`. */
export function parseKpp(raw: string): Result<Kpp, 'kpp-format'> {
  if (raw.length === 9 && shape.test(raw)) return success(raw);
  if (raw.length > 64) return badFormat;
  let text = raw
    .toUpperCase()
    .replace(/[\s\u00a0\u202f\u2007\u200b\ufeff'"`«»“”„‘’]+/g, '')
    .replace(/^(?:КПП|KPP)[:№.=-]*/, '')
    .replace(/[.,]0+$/, '');
  if (/^\d{8}$/.test(text)) text = `0${text}`;
  return shape.test(text) ? success(text) : badFormat;
}
