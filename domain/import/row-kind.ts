import { isKnownCity } from '../geo/city.ts';
import { canonicalRegion, recogniseDistrict } from '../geo/region.ts';
import { searchKey } from '../text/search-key.ts';
import { parseCompanyName } from '../reseller/company-name.ts';
import type { FieldColumn, RegisterField } from './fields.ts';
import type { TextMerge } from './find-header.ts';

export type RowKind =
  'data' | 'blank' | 'divider' | 'subtotal' | 'header' | 'numbering' | 'signature';

const subtotal =
  /^(?:итог|всего|подытог|промежуточн|в том числе|общий итог|общее кол|кол во |количество |total|subtotal|sub total|grand total|sum )| (?:итог|итого|всего|total)$/;
const signature =
  /^(?:исполнител|подпис|составил|утвержд|согласован|отчет сформирован|дата (?:составл|формир|выгруз|печат)|м п$|примечание |с уважением|руководитель |генеральный директор|главный бухгалтер|начальник |тел(?:ефон)?(?: |$)|факс(?: |$)|e ?mail(?: |$)|файл |страница |дата$|printed|prepared|signed|generated|source |источник|\*)/;

/** Whether a label is that of a sum over rows or columns. */
export function isSubtotalText(text: string): boolean {
  return subtotal.test(searchKey(text));
}

/** Tells the rows that bear a reseller from those that only serve the reader of the sheet. */
export class RowSorter {
  readonly #byField = new Map<RegisterField, number[]>();
  readonly #columns: readonly number[];
  readonly #headerTexts: ReadonlyMap<number, string>;
  readonly #headerTo: number;
  readonly #merged = new Set<number>();

  constructor(
    columns: readonly FieldColumn[],
    headers: ReadonlyMap<number, string>,
    headerTo: number,
    merges: readonly TextMerge[],
  ) {
    for (const { field, column } of columns) {
      const ofField = this.#byField.get(field);
      if (ofField === undefined) this.#byField.set(field, [column]);
      else ofField.push(column);
    }
    this.#columns = columns.filter((c) => c.field !== 'ignore').map((c) => c.column);
    this.#headerTexts = headers;
    this.#headerTo = headerTo;
    for (const merge of merges) {
      if (merge.right > merge.left && merge.top === merge.bottom) this.#merged.add(merge.top + 1);
    }
  }

  /** The kind of a row below the header. */
  kindOf(number: number, cells: readonly string[]): RowKind {
    let filled = 0;
    let first = '';
    for (const cell of cells) {
      if (cell === '' || cell.trim() === '') continue;
      if (filled === 0) first = cell;
      filled += 1;
    }
    if (filled === 0) return 'blank';
    if (this.#isNumbering(cells)) return 'numbering';
    const inn = this.#hasInn(cells);
    if (inn && filled > 2) return this.#isHeader(cells) ? 'header' : 'data';
    const key = searchKey(first);
    if (subtotal.test(key) || this.#nameStarts(cells, subtotal)) return 'subtotal';
    if (filled === 1) return this.#lone(number, cells, key);
    if (this.#isHeader(cells)) return 'header';
    if (!inn && filled === 2 && this.#isNumberedPlace(cells)) return 'divider';
    if (!inn && filled <= 3 && this.#isCount(cells)) return isPlace(first) ? 'divider' : 'subtotal';
    if (filled <= 3 && !inn && this.#isSignature(cells, key)) return 'signature';
    if (!inn && !this.#isNamed(cells)) return this.#loneOr(filled);
    return 'data';
  }

  #lone(number: number, cells: readonly string[], key: string): RowKind {
    if (this.#hasInn(cells)) return 'data';
    if (signature.test(key)) return 'signature';
    if (this.#merged.has(number) || this.#columns.length < 2) {
      return this.#columns.length < 2 && this.#has('name', cells) ? 'data' : 'divider';
    }
    const [name] = this.#byField.get('name') ?? [];
    const text = name === undefined ? '' : (cells[name] ?? '');
    // A name with its legal form is a company although nothing else is known of it.
    return text.trim() !== '' && parseCompanyName(text).legalForm !== null ? 'data' : 'divider';
  }

  /** Rows without name and INN: a few cells are remarks of the sheet, many are a broken record. */
  #loneOr(filled: number): RowKind {
    return filled >= Math.max(4, this.#columns.length / 2) ? 'data' : 'signature';
  }

  /** Something like a tax number; a remark may stand in its column too. */
  #hasInn(cells: readonly string[]): boolean {
    for (const field of ['inn', 'innKpp'] as const) {
      for (const column of this.#byField.get(field) ?? []) {
        const cell = cells[column] ?? '';
        // A telephone, an address or a date of a remark below the table is no tax number.
        if (digitsIn(cell) >= 7 && !/[@()]|\d\.\d\d\.\d{2}/.test(cell)) return true;
      }
    }
    return false;
  }

  /** Digits alone are a count that slipped under the names. */
  #isNamed(cells: readonly string[]): boolean {
    const columns = this.#byField.get('name') ?? [];
    return columns.some((column) => /\p{L}/u.test(cells[column] ?? ''));
  }

  /** Who signed, and how to reach them; the line to sign on says it as well. */
  #isSignature(cells: readonly string[], key: string): boolean {
    return signature.test(key) || cells.some((cell) => /_{4}/.test(cell));
  }

  /** `II. | Тверская область`: a section with its number. */
  #isNumberedPlace(cells: readonly string[]): boolean {
    const [name] = this.#byField.get('name') ?? [];
    const [number] = this.#byField.get('number') ?? [];
    if (name === undefined || number === undefined) return false;
    return (cells[number] ?? '').trim() !== '' && isPlace((cells[name] ?? '').trim());
  }

  /** A name without a legal form and beside it nothing but a count: `Тверская область | 25`. */
  #isCount(cells: readonly string[]): boolean {
    const names = this.#byField.get('name') ?? [];
    const own = ['number', 'code'].flatMap(
      (field) => this.#byField.get(field as RegisterField) ?? [],
    );
    let counts = 0;
    for (const [column, cell] of cells.entries()) {
      const text = cell.trim();
      if (text === '') continue;
      if (names.includes(column)) {
        if (parseCompanyName(text).legalForm !== null) return false;
      } else if (own.includes(column) || !/^\d{1,6}$/.test(text)) return false;
      else counts += 1;
    }
    return counts > 0;
  }

  #has(field: RegisterField, cells: readonly string[]): boolean {
    const columns = this.#byField.get(field);
    if (columns === undefined) return false;
    for (const column of columns) {
      const cell = cells[column];
      if (cell !== undefined && cell !== '' && cell.trim() !== '') return true;
    }
    return false;
  }

  #nameStarts(cells: readonly string[], pattern: RegExp): boolean {
    const [name] = this.#byField.get('name') ?? [];
    return name !== undefined && pattern.test(searchKey(cells[name] ?? ''));
  }

  #isHeader(cells: readonly string[]): boolean {
    if (this.#headerTo === 0) return false;
    let same = 0;
    let other = 0;
    for (const column of this.#columns) {
      // So many others cannot be outnumbered any more: most rows are no header.
      if (other * 2 >= this.#columns.length) return false;
      const cell = (cells[column] ?? '').replace(/\s+/gu, ' ').trim();
      if (cell === '') continue;
      const header = this.#headerTexts.get(column) ?? '';
      if (header === cell || header.endsWith(` / ${cell}`) || header.startsWith(`${cell} / `)) {
        same += 1;
      } else {
        other += 1;
      }
    }
    return same >= 2 && same > other;
  }

  #isNumbering(cells: readonly string[]): boolean {
    const numbers = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
    if (numbers.length < 3) return false;
    // Official forms letter their columns, in full or before the numbers: А, Б, 1, 2.
    if (
      numbers.length >= Math.max(4, this.#columns.length / 2) &&
      /^\p{L}$/u.test(numbers[0] ?? '')
    ) {
      return (
        new Set(numbers).size === numbers.length &&
        numbers.every((text) => /^(?:\p{L}|\d{1,2})$/u.test(text))
      );
    }
    return numbers.every((text, index) => text.replace(/\.$/, '') === String(index + 1));
  }
}

function isPlace(text: string): boolean {
  return isKnownCity(text) || canonicalRegion(text) !== null || recogniseDistrict(text) !== null;
}

function digitsIn(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) count += 1;
  }
  return count;
}
