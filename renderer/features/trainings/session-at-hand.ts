import { create } from 'zustand';

/** Who was registered last, and for which session: a second participant needs no choice again. */
type Last = {
  readonly resellerPk: number;
  readonly interactionPk: number | null;
  readonly sessionPk: number;
};

type AtHand = {
  /** The session whose pane is on screen. */
  readonly open: number | null;
  readonly last: Last | null;
};

/** Which session a form that opens now is likely to be for. */
export const useSessionAtHand = create<AtHand>(() => ({ open: null, last: null }));

/** The session of the pane on screen, else the one chosen last for this reseller in this call. */
export function sessionAtHand(
  resellerPk: number | null,
  interactionPk: number | null,
): number | null {
  const { open, last } = useSessionAtHand.getState();
  if (open !== null) return open;
  const same = last?.resellerPk === resellerPk && last?.interactionPk === interactionPk;
  return same ? (last?.sessionPk ?? null) : null;
}
