import { failure, success, type Result } from '../result.ts';
import { otherLayout } from '../text/keyboard-layout.ts';

export const shortestPassword = 8;
export const longestPassword = 200;

export type PasswordFault = 'people/password-short' | 'people/password-simple';

/* What is tried first by whoever guesses, in both layouts. */
const guessedFirst = ['password', 'passw0rd', 'qwerty', 'пароль', 'zxcvbn', 'admin', 'letmein'];

/** The password as it is hashed: the same key presses give the same bytes on every system. */
export function normalisePassword(text: string): string {
  return text.normalize('NFKC');
}

// 12345678, abcdefgh, aaaaaaaa: each character follows from the one before by the same step.
function isRun(text: string): boolean {
  const codes = [...text].map((char) => char.codePointAt(0) ?? 0);
  const step = (codes[1] ?? 0) - (codes[0] ?? 0);
  if (Math.abs(step) > 1) return false;
  return codes.every((code, at) => at === 0 || code - (codes[at - 1] ?? 0) === step);
}

function onlyWordAndDigits(text: string, word: string): boolean {
  const rest = text.split(word).join('');
  return rest !== text && /^[\d\s!.]*$/.test(rest);
}

/**
 * Decides whether a password may be set: long enough, and not the first that comes to mind. Rules
 * about kinds of characters are left out on purpose: they make passwords forgettable, not strong.
 */
export function checkPassword(
  text: string,
  person: { readonly login: string; readonly name: string },
): Result<string, PasswordFault> {
  const password = normalisePassword(text);
  if ([...password].length < shortestPassword) return failure('people/password-short');
  const lower = password.toLowerCase();
  const readings = [lower, otherLayout(lower)];
  const words = [
    ...guessedFirst,
    person.login.toLowerCase(),
    ...person.name.toLowerCase().split(/[\s.,]+/),
  ].filter((word) => word.length > 1);
  const simple =
    isRun(lower) ||
    readings.some((reading) => words.some((word) => onlyWordAndDigits(reading, word)));
  return simple ? failure('people/password-simple') : success(password);
}
