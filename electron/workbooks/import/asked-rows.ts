import type { PreviewRow } from '#contract/import.ts';
import type { Buyer } from '#domain/import/purchases/purchase-record.ts';
import { spellingOf } from '#domain/import/spelling.ts';
import { NumberColumn } from './number-column.ts';

type AskedSpelling = {
  readonly buyer: Buyer;
  rows: number;
  readonly phones: Set<string>;
  isDecided: boolean;
};

/** The rows of which only a person can say who it is, by their spelling. */
export class AskedRows {
  readonly #asked: AskedSpelling[] = [];
  /** Index into these. */
  readonly #bySpelling = new Map<string, number>();
  /** The same of each row, plus one. */
  readonly #ofRow = new NumberColumn();

  /** Notes a row; one that names nobody cannot be asked of. */
  add(index: number, buyer: Buyer, decided: boolean): void {
    const spelling = spellingOf(buyer);
    if (spelling === null) return;
    const at = this.#bySpelling.get(spelling) ?? this.#asked.length;
    const asked = (this.#asked[at] ??= { buyer, rows: 0, phones: new Set(), isDecided: false });
    this.#bySpelling.set(spelling, at);
    this.#ofRow.put(index, at + 1);
    asked.rows += 1;
    for (const phone of buyer.phones) asked.phones.add(phone);
    if (decided) asked.isDecided = true;
  }

  /** Whether a row waits for a person, or goes by what one has decided. */
  stateOf(index: number): PreviewRow['who'] {
    const asked = this.#of(index);
    if (asked === undefined) return null;
    return asked.isDecided ? 'decided' : 'asked';
  }

  /** The company of a row, and how many rows of the file spell it so; null for a row that is not asked of. */
  of(index: number): { readonly buyer: Buyer; readonly rows: number } | null {
    const asked = this.#of(index);
    return asked === undefined ? null : { buyer: asked.buyer, rows: asked.rows };
  }

  /** The companies of these rows, each spelling once, with the numbers of all its rows. */
  buyersOf(indexes: Iterable<number>): readonly Buyer[] {
    const wanted = new Set<AskedSpelling>();
    for (const index of indexes) {
      const asked = this.#of(index);
      if (asked !== undefined) wanted.add(asked);
    }
    return [...wanted].map(({ buyer, phones }) => ({ ...buyer, phones: [...phones] }));
  }

  clear(): void {
    this.#asked.length = 0;
    this.#bySpelling.clear();
    this.#ofRow.clear();
  }

  #of(index: number): AskedSpelling | undefined {
    return this.#asked[this.#ofRow.at(index) - 1];
  }
}
