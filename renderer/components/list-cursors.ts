import { create } from 'zustand';

type Cursors = {
  /** The line under the cursor of each list, by its key, and where it stood. */
  readonly cursors: Readonly<Record<string, { readonly key: number; readonly at: number }>>;
};

/** Where one was in the lists of this window; outlives the screen, so that one comes back to the same. */
export const useListCursors = create<Cursors>(() => ({ cursors: {} }));

/** The key of the line under the cursor of a list; null before there is any. */
export function useCursor(name: string): number | null {
  return useListCursors((store) => store.cursors[name]?.key ?? null);
}

/** Puts the cursor of a list on a line. */
export function setCursor(name: string, key: number, at: number): void {
  useListCursors.setState(({ cursors }) => ({ cursors: { ...cursors, [name]: { key, at } } }));
}
