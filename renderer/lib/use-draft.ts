import { useCallback, useEffect, useSyncExternalStore } from 'react';
import {
  draftOf,
  draftPlace,
  flushDrafts,
  loadDrafts,
  onDrafts,
  putDraft,
  removeDraft,
  type DraftPlace,
} from './drafts.ts';

export type Draft = {
  /** What was typed and not saved; undefined when there is none. */
  readonly draft: string | undefined;
  readonly put: (value: string) => void;
  /** Saves at once; for blur. Unmounting does the same. */
  readonly flush: () => void;
  /** Forgets it: what was typed is saved, or given up on purpose. */
  readonly discard: () => void;
};

/**
 * A draft under a key like `reseller:12:note`: there again after a crash. All keys that differ in
 * their last part only are read with one question.
 */
export function useDraft(key: string): Draft {
  const draft = useSyncExternalStore(onDrafts, () => draftOf(key));
  const prefix = key.slice(0, key.lastIndexOf(':') + 1);
  useEffect(() => {
    void loadDrafts(prefix);
  }, [prefix]);
  useEffect(() => () => flushDrafts(key), [key]);
  const put = useCallback((value: string) => putDraft(key, value), [key]);
  const flush = useCallback(() => flushDrafts(key), [key]);
  const discard = useCallback(() => removeDraft(key), [key]);
  return { draft, put, flush, discard };
}

/** Where what was typed under a key is. */
export function useDraftPlace(key: string): DraftPlace {
  return useSyncExternalStore(onDrafts, () => draftPlace(key));
}
