import { createContext, useContext } from 'react';

/** True for the screen that waits, drawn but not seen, behind that of the call. */
export const BehindCall = createContext(false);

/**
 * Whether the call stands before what asks. It keeps its place and its lines then, but takes no keys,
 * offers no work and reads nothing anew until the call is gone: the call has the machine for itself.
 */
export function useBehindCall(): boolean {
  return useContext(BehindCall);
}
