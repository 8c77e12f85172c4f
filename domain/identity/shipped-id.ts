const prefix = '019abcde-0000-7000-8000-';

/**
 * The id of a row that comes with every desktop. It is the same on each, so that such rows are one row at head
 * office; the tail tells them apart.
 */
export function shippedId(tail: number): string {
  return prefix + tail.toString(16).padStart(12, '0');
}

/** Whether a row comes with every desktop: it is known without anybody having made it. */
export function isShippedId(id: string): boolean {
  return id.startsWith(prefix);
}
