import { normaliseLineEnds } from './xml/xml-text.ts';

/** A text as binary workbooks store it, without zeros and with one kind of line break; null for none. */
export function storedText(value: string): string | null {
  const text = normaliseLineEnds(value.includes('\0') ? value.replaceAll('\0', '') : value);
  return text === '' ? null : text;
}
