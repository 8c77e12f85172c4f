import { useMemo } from 'react';
import type { Provisional } from '#contract/head-office.ts';
import { useChannel } from './use-channel.ts';

export type ShownProvisional = {
  readonly registrations: ReadonlySet<number>;
  readonly requests: ReadonlySet<number>;
  readonly sessions: ReadonlySet<number>;
  readonly accounts: ReadonlyMap<number, Provisional['accounts'][number]>;
};

/** What to mark: nothing where there is no head office that could confirm it. */
export function shownProvisional(told: Provisional | undefined): ShownProvisional {
  return {
    registrations: new Set(told?.registrations),
    requests: new Set(told?.requests),
    sessions: new Set(told?.sessions),
    accounts: new Map(told?.accounts.map((account) => [account.resellerPk, account])),
  };
}

/** What is shown here and not yet confirmed by head office; one question for all that draws it. */
export function useProvisional(): ShownProvisional {
  const { data: status } = useChannel('sync-status', {});
  const enrolled = status !== undefined && status.state !== 'not-enrolled';
  const { data } = useChannel('sync-provisional', {}, { enabled: enrolled });
  const told = enrolled ? data : undefined;
  return useMemo(() => shownProvisional(told), [told]);
}
