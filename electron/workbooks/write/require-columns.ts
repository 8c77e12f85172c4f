import { AppError } from '#contract/errors.ts';

const sheetColumns = { xlsx: 16_384, xls: 256 } as const;

/** Throws `file/too-many-columns` when a sheet of the format does not hold so many columns. */
export function requireColumns(format: keyof typeof sheetColumns, columns: number): void {
  const atMost = sheetColumns[format];
  if (columns <= atMost) return;
  throw new AppError('file/too-many-columns', `A sheet of .${format} holds fewer columns`, {
    details: { columns, atMost },
  });
}
