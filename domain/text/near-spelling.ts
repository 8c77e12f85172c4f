/** Shorter names differ by a letter from too many others. */
const shortest = 5;
/** From here on two slips are still one name. */
const long = 9;

/**
 * Tells whether two search keys may be one name with a slip of the keyboard in it: a letter wrong,
 * missing, too many, or two changed places; two such slips in a long name. Digits are never slips:
 * `Принт 91` and `Принт 92` are two companies.
 */
export function isNearSpelling(one: string, other: string): boolean {
  if (one === other) return true;
  const length = Math.min(one.length, other.length);
  if (length < shortest || digitsOf(one) !== digitsOf(other)) return false;
  return isWithin(one, other, length >= long ? 2 : 1);
}

function digitsOf(text: string): string {
  return text.replace(/\D+/gu, ' ').trim();
}

/** Whether so many slips make one text of the other; each first difference is tried in every way. */
function isWithin(one: string, other: string, slips: number): boolean {
  if (Math.abs(one.length - other.length) > slips) return false;
  let at = 0;
  while (at < one.length && one.charAt(at) === other.charAt(at)) at += 1;
  const [left, right] = [one.slice(at), other.slice(at)];
  if (left === right) return true;
  if (slips === 0) return false;
  const isSwapped = left.charAt(0) === right.charAt(1) && left.charAt(1) === right.charAt(0);
  return (
    isWithin(left.slice(1), right.slice(1), slips - 1) ||
    isWithin(left.slice(1), right, slips - 1) ||
    isWithin(left, right.slice(1), slips - 1) ||
    (isSwapped && isWithin(left.slice(2), right.slice(2), slips - 1))
  );
}
