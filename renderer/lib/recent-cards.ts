import { history } from './history.ts';

const rememberedKey = 'recentCards';
const kept = 8;

function read(): readonly number[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(rememberedKey) ?? '[]');
    return Array.isArray(stored) ? stored.filter((pk) => typeof pk === 'number') : [];
  } catch {
    // Not ours or cut off: the list begins anew.
    return [];
  }
}

/** Row numbers of the cards opened last, newest first; no names, for they are other people's data. */
export function recentCards(): readonly number[] {
  return read();
}

/** Notes each card that is opened, wherever it is opened from. */
export function rememberCards(): () => void {
  return history.subscribe(({ location }) => {
    const pk = Number(new URLSearchParams(location.search).get('pk'));
    if (!Number.isInteger(pk) || pk <= 0) return;
    const rest = read().filter((other) => other !== pk);
    localStorage.setItem(rememberedKey, JSON.stringify([pk, ...rest].slice(0, kept)));
  });
}
