import { useEffect, useRef } from 'react';
import { useBehindCall } from './behind-call.ts';

/** What the person is at: a form that one key opens is of this reseller and of this call. */
export type WorkAtHand = {
  readonly resellerPk: number | null;
  readonly interactionPk: number | null;
};

const nothing: WorkAtHand = { resellerPk: null, interactionPk: null };
const screens: { read: () => WorkAtHand }[] = [];

/** The work of what came on screen last and knows of any: a call, a card, a line of the list. */
export function workAtHand(): WorkAtHand {
  for (const screen of screens.toReversed()) {
    const work = screen.read();
    if (work.resellerPk !== null || work.interactionPk !== null) return work;
  }
  return nothing;
}

/** Offers work while the component is on screen; it is asked for when a key is pressed. */
export function useWorkAtHand(read: () => WorkAtHand): void {
  const behind = useBehindCall();
  const latest = useRef(read);
  useEffect(() => {
    latest.current = read;
  });
  useEffect(() => {
    if (behind) return undefined;
    const screen = { read: () => latest.current() };
    screens.push(screen);
    return () => {
      screens.splice(screens.indexOf(screen), 1);
    };
  }, [behind]);
}
