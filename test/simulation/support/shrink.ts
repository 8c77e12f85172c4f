import type { Action, History } from './history.ts';

/**
 * A smaller history that still fails, found by leaving actions out: first halves, then single ones, as long as
 * it gets smaller. fast-check shrinks its own way only what it runs itself; this one works on stored ones too.
 */
export async function shrink(
  history: History,
  fails: (smaller: History) => Promise<boolean>,
  mostTries = 300,
): Promise<History> {
  let best = history;
  let tries = 0;
  const attempt = async (actions: readonly Action[]): Promise<boolean> => {
    tries += 1;
    const smaller = { ...best, actions };
    if (!(await fails(smaller))) return false;
    best = smaller;
    return true;
  };
  for (let size = Math.ceil(best.actions.length / 2); size >= 1 && tries < mostTries;) {
    let hasShrunk = false;
    for (let from = 0; from < best.actions.length && tries < mostTries;) {
      const { actions } = best;
      if (await attempt([...actions.slice(0, from), ...actions.slice(from + size)])) {
        hasShrunk = true;
      } else from += size;
    }
    if (size === 1 && !hasShrunk) break;
    size = size === 1 ? 1 : Math.ceil(size / 2);
  }
  return best;
}
