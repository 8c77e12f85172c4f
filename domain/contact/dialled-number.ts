import { parsePhones } from './phone.ts';

/** A number as a telephone gives it: of the public network in E.164, else as it was dialled. */
export type DialledNumber = { readonly number: string; readonly isPublic: boolean };

const longest = 200;
const scheme = /^\s*(?:tel|sips?|callto):/i;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The number in a `tel:` or `sip:` address without its parameters, or the text as it is. */
function addressed(text: string): string {
  if (!scheme.test(text)) return text;
  const address = decoded(text.replace(scheme, '')).replace(/^\/\//, '');
  return address.split(/[;?@]/)[0] ?? '';
}

/**
 * The one number in a text: a link, a clipboard, the caller as a softphone names it. A short
 * internal number is kept as it is; null when there is no number at all.
 */
export function readDialled(text: string): DialledNumber | null {
  if (text.length > longest) return null;
  const plain = addressed(text);
  const [phone] = parsePhones(plain).phones;
  if (phone) return { number: phone.e164, isPublic: true };
  const digits = plain.trim();
  return /^[*#+]?\d{2,15}[*#]?$/.test(digits) ? { number: digits, isPublic: false } : null;
}
