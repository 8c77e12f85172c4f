import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { draftOf, flushDrafts, loadDrafts, onDrafts, putDraft, removeDraft } from './drafts.ts';
import type { Draft } from './use-draft.ts';

/** Whom a form is about: as long as that is not known, it is of the call it was opened in. */
export type FormOwner = {
  readonly resellerPk: number | null;
  readonly interactionPk: number | null;
};

export type FormDrafts<Name extends string> = Readonly<Record<Name, Draft>> & {
  /** What was typed up to this very key, drawn or not. */
  readonly now: (name: Name) => string | undefined;
  /** The form was opened with what had been typed into it before. */
  readonly continued: boolean;
  /** Forgets all of it, and gives what brings it back. */
  readonly discard: () => () => void;
  /** The form is about somebody else from now on: what was typed goes along. */
  readonly moveTo: (owner: FormOwner) => void;
};

/** Of one reseller its own drafts: nothing typed for one partner may come up under another. */
export function formDraftKey(form: string, { resellerPk, interactionPk }: FormOwner): string {
  if (resellerPk !== null) return `${form}:${String(resellerPk)}`;
  return interactionPk === null ? `${form}:none` : `${form}:call-${String(interactionPk)}`;
}

function typedIn<Name extends string>(key: string, names: readonly Name[]): readonly Name[] {
  return names.filter((name) => (draftOf(`${key}:${name}`) ?? '').trim() !== '');
}

/**
 * Moves what was typed to another key, and gives the key that the form goes on with: its old one where
 * something else waits under the new one, so that neither is lost nor mixed with the other.
 */
export function moveFormDrafts<Name extends string>(
  from: string,
  to: string,
  names: readonly Name[],
): string {
  if (from === to || typedIn(from, names).length === 0) return to;
  if (typedIn(to, names).length > 0) return from;
  for (const name of names) {
    const value = draftOf(`${from}:${name}`);
    if (value === undefined) removeDraft(`${to}:${name}`);
    else putDraft(`${to}:${name}`, value);
    removeDraft(`${from}:${name}`);
  }
  return to;
}

/** The drafts of two keys, and those of the first under the second where it has none of its own. */
async function takeAlong<Name extends string>(
  from: string,
  to: string,
  names: readonly Name[],
): Promise<void> {
  await Promise.all([loadDrafts(`${from}:`), loadDrafts(`${to}:`)]);
  moveFormDrafts(from, to, names);
}

/** The drafts of a form with these fields, under the key of whom it is about. */
export function useFormDrafts<Name extends string>(
  form: string,
  owner: FormOwner,
  names: readonly Name[],
): FormDrafts<Name> {
  const [key, setKey] = useState(() => formDraftKey(form, owner));
  // Keys may come before what moved is drawn: they go where it is by then.
  const keyNow = useRef(key);
  const moves = useRef(Promise.resolve());
  const [continued, setContinued] = useState(false);
  const ownKeys = useRef(new Set<string>());
  useSyncExternalStore(onDrafts, () =>
    names.map((name) => draftOf(`${key}:${name}`) ?? '\0').join('\x01'),
  );
  // The fields of a form are the same at each rendering.
  const fields = useRef(names);
  const begun = useRef<{ readonly call: string | null }>({
    call:
      owner.resellerPk === null || owner.interactionPk === null
        ? null
        : formDraftKey(form, { ...owner, resellerPk: null }),
  });
  useEffect(() => {
    let gone = false;
    const all = fields.current;
    const own = ownKeys.current;
    const { call } = begun.current;
    begun.current = { call: null };
    // What was typed in this call before it was known with whom is of whom it turned out to be.
    const known = call === null ? loadDrafts(`${key}:`) : takeAlong(call, key, all);
    void known.then(() => {
      const found = typedIn(key, all).some((name) => !own.has(`${key}:${name}`));
      if (!gone && found) setContinued(true);
    });
    return () => {
      gone = true;
      for (const name of all) flushDrafts(`${key}:${name}`);
    };
  }, [key]);

  const moveTo = useCallback(
    (next: FormOwner): void => {
      const all = fields.current;
      const own = ownKeys.current;
      const wanted = formDraftKey(form, next);
      const move = async (): Promise<void> => {
        // Those of the other are known before anything is put in their place.
        await loadDrafts(`${wanted}:`);
        const from = keyNow.current;
        const to = moveFormDrafts(from, wanted, all);
        for (const name of all) if (own.has(`${from}:${name}`)) own.add(`${to}:${name}`);
        keyNow.current = to;
        setKey(to);
      };
      // One after another: each goes on from where the one before has brought it.
      moves.current = moves.current.then(move);
    },
    [form],
  );
  const discard = (): (() => void) => {
    const all = names.map((name) => `${keyNow.current}:${name}`);
    const kept = all.map((one) => [one, draftOf(one)] as const);
    for (const one of all) removeDraft(one);
    ownKeys.current.clear();
    setContinued(false);
    return () => {
      for (const [one, value] of kept) if (value !== undefined) putDraft(one, value);
      setContinued(true);
    };
  };
  const keyOf = (name: Name): string => `${keyNow.current}:${name}`;
  const draftFor = (name: Name): Draft => ({
    draft: draftOf(`${key}:${name}`),
    put: (value) => {
      ownKeys.current.add(keyOf(name));
      putDraft(keyOf(name), value);
    },
    flush: () => flushDrafts(keyOf(name)),
    discard: () => removeDraft(keyOf(name)),
  });
  const drafts = Object.fromEntries(names.map((name) => [name, draftFor(name)])) as Record<
    Name,
    Draft
  >;
  return { ...drafts, now: (name) => draftOf(keyOf(name)), continued, discard, moveTo };
}
