import { userInfo } from 'node:os';

/** Who works here, as the history shows it. */
export function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    // An account without a name, as in some containers.
    return 'operator';
  }
}
