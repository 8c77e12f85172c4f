const rememberedKey = 'recentLogins';
const kept = 4;

/** Logins that were used on this desktop, the last first: all that the door knows of people. */
export function recentLogins(): readonly string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(rememberedKey) ?? '[]');
    return Array.isArray(stored) ? stored.filter((login) => typeof login === 'string') : [];
  } catch {
    // Not ours or cut off: the list begins anew.
    return [];
  }
}

/** Notes who has signed in. */
export function rememberLogin(login: string): void {
  const rest = recentLogins().filter((other) => other !== login);
  localStorage.setItem(rememberedKey, JSON.stringify([login, ...rest].slice(0, kept)));
}
