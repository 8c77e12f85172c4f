import type { Store } from '#server/store/sql.ts';

/** A store of which one can wait until nobody reads a view of it any more: snapshots are built behind an answer. */
export function restingStore(store: Store): { readonly store: Store; rests(): Promise<void> } {
  const views = new Set<Promise<unknown>>();
  return {
    store: {
      ...store,
      view: async (work) => {
        const view = store.view(work);
        views.add(view);
        try {
          return await view;
        } finally {
          views.delete(view);
        }
      },
    },
    rests: async () => {
      await Promise.allSettled(views);
    },
  };
}
