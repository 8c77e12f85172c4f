const longest = 40;
const form = /^[\p{L}\p{N}](?:[\p{L}\p{N}._-]*[\p{L}\p{N}])?$/u;

/** A login as it is stored and compared: capitals and spaces around it do not count. */
export function normaliseLogin(text: string): string {
  return text.trim().normalize('NFKC').toLowerCase();
}

/** Whether a normalised login can be given: 2 to 40 letters and digits, `.`, `_`, `-` within. */
export function isLogin(login: string): boolean {
  return login.length >= 2 && login.length <= longest && form.test(login);
}
