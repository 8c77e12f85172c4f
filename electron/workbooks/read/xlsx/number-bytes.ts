const POWERS = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];
const MAX_DIGITS = 15;

/**
 * The number written in the bytes, exactly as `Number()` would read it; NaN when it is none.
 * Up to 15 digits are put together as an integer and divided once, which rounds correctly.
 */
export function parseNumber(bytes: Buffer, start: number, end: number): number {
  const negative = bytes[start] === 0x2d;
  let at = negative ? start + 1 : start;
  const first = at;
  let mantissa = 0;
  let point = -1;
  for (; at < end; at += 1) {
    const digit = (bytes[at] ?? 0) - 0x30;
    if (digit >= 0 && digit <= 9) mantissa = mantissa * 10 + digit;
    else if (digit === -2 && point === -1) point = at;
    else return parseAny(bytes, start, end);
  }
  const digits = at - first - (point === -1 ? 0 : 1);
  if (digits === 0 || digits > MAX_DIGITS) return parseAny(bytes, start, end);
  const value = point === -1 ? mantissa : mantissa / (POWERS[at - point - 1] ?? 1);
  return negative ? -value : value;
}

function parseAny(bytes: Buffer, start: number, end: number): number {
  const text = bytes.toString('latin1', start, end).trim();
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/u.test(text) ? Number(text) : NaN;
}
