import { create } from 'zustand';
import { neededRights } from '#contract/access/needed-rights.ts';
import { channelNeeds } from '#contract/access/tables.ts';
import type { ChannelName } from '#contract/ipc.ts';
import type { SessionState } from '#contract/people.ts';
import { client, onEvent } from './client.ts';
import { flushDrafts } from './drafts.ts';
import { firstListQuery } from './first-list.ts';
import { queryClient } from './query-client.ts';
import { isInside, readSession } from './session.ts';
import { channelQuery } from './use-channel.ts';
import { sessionMay } from './use-may.ts';

/** What the window is: a door, work, or nothing while it is not known or being taken away. */
export type DeskPlace = 'unknown' | 'door' | 'work' | 'left';

const rememberedKey = 'hasDoor';

// A desktop without people need not wait to be told so: its frame is drawn while the file opens.
export const useDesk = create<{ readonly place: DeskPlace }>(() => ({
  place: localStorage.getItem(rememberedKey) === 'yes' ? 'unknown' : 'work',
}));

let known: SessionState | undefined;

/**
 * Destroys what the window shows and knows: the screens at once, everything else with the page. What
 * was typed goes to the data process first, which takes it for a moment from who was here.
 */
function leave(): void {
  useDesk.setState({ place: 'left' });
  flushDrafts();
  window.location.reload();
}

/** Opens the screens once they can be drawn as this person left them. */
async function enter(): Promise<void> {
  await queryClient
    .fetchQuery({ ...channelQuery('app-info', {}), staleTime: 0 })
    // The gate around the screens says what is wrong with the data.
    .catch(() => undefined);
  const session = readSession();
  if (session && isInside(session)) useDesk.setState({ place: 'work' });
}

function channelOf(key: readonly unknown[]): ChannelName {
  return key[0] as ChannelName;
}

/** Takes what one may no longer see out of the window, and reads again what may have become more. */
function followRights(session: SessionState): void {
  const kept: ReadonlySet<ChannelName> = new Set<ChannelName>(['session-state', 'app-info']);
  const mayAsk = (channel: ChannelName): boolean =>
    neededRights(channelNeeds[channel]).every((needed) => sessionMay(session, ...needed));
  void queryClient.resetQueries({ predicate: ({ queryKey }) => !mayAsk(channelOf(queryKey)) });
  void queryClient.invalidateQueries({
    predicate: ({ queryKey }) => mayAsk(channelOf(queryKey)) && !kept.has(channelOf(queryKey)),
  });
  void queryClient.invalidateQueries({ queryKey: channelQuery('app-info', {}).queryKey });
}

function arrive(session: SessionState): void {
  const before = known;
  if (JSON.stringify(before) === JSON.stringify(session)) return;
  known = session;
  const { place } = useDesk.getState();
  if (session.kind === 'open') localStorage.removeItem(rememberedKey);
  else localStorage.setItem(rememberedKey, 'yes');
  if (place === 'left') return;
  if (!isInside(session)) {
    if (place === 'work') leave();
    else useDesk.setState({ place: 'door' });
  } else if (place === 'door') void enter();
  else if (place === 'unknown') useDesk.setState({ place: 'work' });
  else if (before !== undefined) followRights(session);
}

/** Shows work or the door as the data process says. To be called once, before the first render. */
export function followDesk(): void {
  onEvent('session-changed', arrive);
  queryClient.getQueryCache().subscribe(({ type, query }) => {
    if (type !== 'updated' || channelOf(query.queryKey as readonly unknown[]) !== 'session-state')
      return;
    const session = readSession();
    if (session) arrive(session);
  });
  let lost = false;
  client.onState(() => {
    const state = client.state();
    // The one that follows may know less: after a lock it has nobody.
    if (state === 'connected' && lost) {
      void queryClient.invalidateQueries({ queryKey: channelQuery('session-state', {}).queryKey });
    }
    lost = state !== 'connected';
  });
  const session = queryClient.fetchQuery(channelQuery('session-state', {}));
  // Without a door it is asked for in the same breath: the first answer of weight is the list.
  if (useDesk.getState().place === 'work') askForList();
  session.then(
    (state) => {
      if (sessionMay(state, 'resellers', 'view')) askForList();
    },
    // The gate says that the data does not open.
    () => undefined,
  );
}

/** Asks for what the list shows after a start, unless it has been asked for; a refusal says nothing. */
function askForList(): void {
  void queryClient.prefetchQuery(channelQuery('reseller-list', firstListQuery));
}
