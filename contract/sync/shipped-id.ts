const shipped = '019abcde-0000-7000-8000-';

/** Whether a row comes with every desktop: it is known without anybody having made it. */
export function isShippedId(id: string): boolean {
  return id.startsWith(shipped);
}
