import { useCallback, useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import type { EntityName } from '#contract/entities.ts';
import type { Events } from '#contract/ipc.ts';
import { useBehindCall } from '../../lib/behind-call.ts';
import { onEvent } from '../../lib/client.ts';
import type { ClientError } from '../../lib/client-error.ts';
import type { GridRow } from './grid-field.ts';
import type { RowSource } from './row-source.ts';

/** The order of lines as it is on screen. */
export type ShownRows = {
  readonly version: number;
  readonly queryKey: string;
  readonly count: number;
  /** The answer to another question is on its way; the old lines stay until then. */
  readonly waiting: boolean;
  readonly error: ClientError | null;
  readonly retry: () => void;
  /** Calls back when lines that are here may be old; answers how to stop. */
  readonly onChanged: (listener: () => void) => () => void;
};

/** What a query of a list channel says, as `useChannel` with `keepPrevious` answers it. */
export type ListAnswer<Row> = {
  readonly data: { readonly pks: Uint32Array; readonly first: readonly Row[] } | undefined;
  readonly error: ClientError | null;
  readonly isPlaceholderData: boolean;
  readonly refetch: () => unknown;
};

/** Which lines an event makes old. */
export type ChangedRows = (event: Events['data-changed']) => readonly number[] | 'many';

/** Every line is old when one of these was changed: what is on screen is a few lines. */
export function whenChanged(...names: readonly EntityName[]): ChangedRows {
  return ({ entities }) =>
    entities === 'all' || entities.some((name) => names.includes(name)) ? 'many' : [];
}

/** Puts the answers of a list channel into the source; the version tells of a new one. */
export function useRowList<Row extends GridRow>(
  source: RowSource<Row>,
  queryKey: string,
  answer: ListAnswer<Row>,
  changed: ChangedRows,
): ShownRows {
  const { data, error, isPlaceholderData, refetch } = answer;
  useLayoutEffect(() => {
    if (data && !isPlaceholderData) source.setList(queryKey, data.pks, data.first);
  }, [source, data, isPlaceholderData, queryKey]);
  const shown = useSyncExternalStore(source.onList, source.shown);

  const listeners = useRef(new Set<() => void>());
  const onChanged = useCallback((listener: () => void) => {
    const all = listeners.current;
    all.add(listener);
    return () => all.delete(listener);
  }, []);
  // Lines that are not seen are read when they are seen again.
  const behind = useBehindCall();
  const behindNow = useRef(behind);
  const missed = useRef(false);
  useEffect(() => {
    behindNow.current = behind;
    if (behind || !missed.current) return;
    missed.current = false;
    for (const listener of listeners.current) listener();
  }, [behind]);
  useEffect(
    () =>
      onEvent('data-changed', (event) => {
        const pks = changed(event);
        if (pks.length === 0) return;
        source.expire(pks);
        if (behindNow.current) missed.current = true;
        else for (const listener of listeners.current) listener();
      }),
    [source, changed],
  );

  return {
    ...shown,
    count: source.count,
    waiting: isPlaceholderData,
    error,
    retry: () => void refetch(),
    onChanged,
  };
}
