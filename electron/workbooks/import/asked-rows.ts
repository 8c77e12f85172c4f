import type { PreviewRow } from '#contract/import.ts';
import type { Buyer } from '#domain/import/purchases/purchase-record.ts';
import { spellingOf } from '#domain/import/spelling.ts';

type AskedSpelling = { readonly buyer: Buyer; rows: number; readonly phones: Set<string> };

/** The rows of which only a person can say who it is, by their spelling. */
export class AskedRows {
  readonly #spellings = new Map<number, string>();
  readonly #bySpelling = new Map<string, AskedSpelling>();
  readonly #decided = new Set<string>();

  /** Notes a row; one that names nobody cannot be asked of. */
  add(index: number, buyer: Buyer, decided: boolean): void {
    const spelling = spellingOf(buyer);
    if (spelling === null) return;
    const known = this.#bySpelling.get(spelling);
    this.#spellings.set(index, spelling);
    if (known === undefined)
      this.#bySpelling.set(spelling, { buyer, rows: 1, phones: new Set(buyer.phones) });
    else {
      known.rows += 1;
      for (const phone of buyer.phones) known.phones.add(phone);
    }
    if (decided) this.#decided.add(spelling);
  }

  /** Whether a row waits for a person, or goes by what one has decided. */
  stateOf(index: number): PreviewRow['who'] {
    const spelling = this.#spellings.get(index);
    if (spelling === undefined) return null;
    return this.#decided.has(spelling) ? 'decided' : 'asked';
  }

  /** The company of a row, and how many rows of the file spell it so; null for a row that is not asked of. */
  of(index: number): { readonly buyer: Buyer; readonly rows: number } | null {
    const known = this.#bySpelling.get(this.#spellings.get(index) ?? '');
    return known === undefined ? null : { buyer: known.buyer, rows: known.rows };
  }

  /** The companies of these rows, each spelling once, with the numbers of all its rows. */
  buyersOf(indexes: Iterable<number>): readonly Buyer[] {
    const spellings = new Set<string>();
    for (const index of indexes) {
      const spelling = this.#spellings.get(index);
      if (spelling !== undefined) spellings.add(spelling);
    }
    return [...spellings].flatMap((spelling) => {
      const known = this.#bySpelling.get(spelling);
      return known === undefined ? [] : { ...known.buyer, phones: [...known.phones] };
    });
  }

  clear(): void {
    this.#spellings.clear();
    this.#bySpelling.clear();
    this.#decided.clear();
  }
}
