import { client, request } from './client.ts';
import { showError } from './error-text.ts';

/** A key press is on disk after this at the latest, also while one types on without a pause. */
const delayMs = 250;

type Unsaved = { timer: ReturnType<typeof setTimeout> | undefined };

/** Where a draft is: on the disk, on its way there, or nowhere but in this window since saving failed. */
export type DraftPlace = 'disk' | 'on-its-way' | 'window';

const drafts = new Map<string, string>();
/** What the data process has acknowledged last. */
const onDisk = new Map<string, string>();
const unsaved = new Map<string, Unsaved>();
const listeners = new Set<() => void>();
const loaded = new Map<string, Promise<void>>();

function tell(): void {
  for (const listener of listeners) listener();
}

/** Saves what is not yet on disk; without a key, all of it. */
export function flushDrafts(key?: string): void {
  const keys = key === undefined ? [...unsaved.keys()] : [key];
  for (const one of keys) {
    const entry = unsaved.get(one);
    const value = drafts.get(one);
    if (!entry || value === undefined) continue;
    clearTimeout(entry.timer);
    unsaved.delete(one);
    request('draft-put', { key: one, value }).then(
      () => {
        // Given up meanwhile, it is not there any more.
        if (drafts.has(one)) onDisk.set(one, value);
        tell();
      },
      (error: unknown) => {
        // Still only in this window: the next key press, blur or connection tries again.
        if (drafts.get(one) === value) unsaved.set(one, { timer: undefined });
        tell();
        showError(error);
      },
    );
  }
}

// A data process that ended took what it had been sent with it.
client.onState(() => {
  if (client.state() === 'connected') flushDrafts();
});

/** Keeps what is typed; on disk within 300 ms. */
export function putDraft(key: string, value: string): void {
  drafts.set(key, value);
  const entry = unsaved.get(key);
  if (entry?.timer === undefined) {
    unsaved.set(key, { timer: setTimeout(() => flushDrafts(key), delayMs) });
  }
  tell();
}

/** Forgets a draft: it was saved for good, or given up on purpose. */
export function removeDraft(key: string): void {
  clearTimeout(unsaved.get(key)?.timer);
  unsaved.delete(key);
  onDisk.delete(key);
  if (!drafts.delete(key)) return;
  tell();
  request('draft-remove', { key }).catch(showError);
}

/** The draft of a key as known now. */
export function draftOf(key: string): string | undefined {
  return drafts.get(key);
}

/** Where the draft of a key is as typed by now. */
export function draftPlace(key: string): DraftPlace {
  const waiting = unsaved.get(key);
  if (waiting !== undefined) return waiting.timer === undefined ? 'window' : 'on-its-way';
  return onDisk.get(key) === drafts.get(key) ? 'disk' : 'on-its-way';
}

/** Reads the drafts below a prefix from disk, once; what was typed meanwhile wins. */
export function loadDrafts(prefix: string): Promise<void> {
  const known = loaded.get(prefix);
  if (known) return known;
  const loading = request('draft-list', { prefix }).then(
    (found) => {
      for (const { key, value } of found) {
        if (drafts.has(key)) continue;
        drafts.set(key, value);
        onDisk.set(key, value);
      }
      tell();
    },
    (error: unknown) => {
      loaded.delete(prefix);
      showError(error);
    },
  );
  loaded.set(prefix, loading);
  return loading;
}

/** Calls back when any draft changed. */
export function onDrafts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
