import type * as SheetJs from '@e965/xlsx';

type Library = typeof SheetJs;

/** Some writers' last strings do reach over; beyond this it is no mistake of theirs. */
const READ_PAST_END = 65_536;

let loading: Promise<Library> | undefined;

/** The SheetJS library with its code pages, loaded on first use: Excel 5/95 texts need them. */
export function loadSheetJs(): Promise<Library> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Library> {
  const [library, codePages] = await Promise.all([
    import('@e965/xlsx'),
    import('@e965/xlsx/dist/cpexcel.full.mjs'),
  ]);
  library.set_cptable(codePages);
  return library;
}

/**
 * Runs `work` with a quick lookup in the library's continue-record lists.
 *
 * Its .xls string reader asks `lens.indexOf(position)` for every character, and in a large file that
 * list has thousands of entries: 50,000 rows took 13 s, nearly all of it there. The list is sorted,
 * so while the library runs each list assigned to a buffer's `lens` gets an `indexOf` that halves.
 *
 * The same place stops a string whose length is forged: the library would read on, four billion
 * characters past the end of its record. Throws RangeError then.
 */
export function withQuickLens<Result>(work: () => Result): Result {
  const prototype = Buffer.prototype as object;
  Object.defineProperty(prototype, 'lens', {
    configurable: true,
    get: () => undefined,
    set(this: Buffer, list: number[]) {
      const end = this.length + READ_PAST_END;
      list.indexOf = (wanted) => {
        if (wanted > end) throw new RangeError('A string reaches beyond its record');
        return binarySearch(list, wanted);
      };
      Object.defineProperty(this, 'lens', { value: list, configurable: true, writable: true });
    },
  });
  try {
    return work();
  } finally {
    Reflect.deleteProperty(prototype, 'lens');
  }
}

/** Runs `work` without what the library says on the console about records that it does not know. */
export function withoutRemarks<Result>(work: () => Result): Result {
  const { error } = console;
  console.error = () => undefined;
  try {
    return work();
  } finally {
    console.error = error;
  }
}

function binarySearch(sorted: readonly number[], wanted: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const value = sorted[middle] ?? 0;
    if (value === wanted) return middle;
    if (value < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
