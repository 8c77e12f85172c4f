import { neededRights } from '#contract/access/needed-rights.ts';
import { channelNeeds } from '#contract/access/tables.ts';
import type { ChannelName } from '#contract/ipc.ts';
import type { SessionState } from '#contract/people.ts';
import { mayDo, type AccessArea, type AccessRight } from '#domain/access/rights.ts';
import { whyNot } from './access-words.ts';
import { readSession, useSession } from './session.ts';

export type May = {
  readonly may: boolean;
  /** The rule and who can, in the language on screen; null for who may. For a disabled control. */
  readonly why: string | null;
};

/**
 * Whether these rights are given. Before the data process has said who works everything is: until
 * then only a desktop without people draws anything.
 */
export function sessionMay(
  session: SessionState | undefined,
  area: AccessArea,
  right: AccessRight,
): boolean {
  if (session === undefined) return true;
  switch (session.kind) {
    case 'open':
      return true;
    case 'signed-out':
    case 'locked':
      return false;
    case 'signed-in':
      return mayDo(session.rights, area, right);
  }
}

/** Whether who works here may do this; the data process refuses it all the same. */
export function useMay(area: AccessArea, right: AccessRight): May {
  const session = useSession();
  const may = sessionMay(session, area, right);
  return { may, why: may ? null : whyNot(session, area, right) };
}

/** Whether who works here may ask this of the data process: all that it needs, as it will be checked. */
export function useMayAsk(channel: ChannelName): May {
  const session = useSession();
  const missing = neededRights(channelNeeds[channel]).find((one) => !sessionMay(session, ...one));
  return { may: missing === undefined, why: missing ? whyNot(session, ...missing) : null };
}

/** The same outside of a component. */
export function mayAskNow(channel: ChannelName): boolean {
  const session = readSession();
  return neededRights(channelNeeds[channel]).every((one) => sessionMay(session, ...one));
}

/** Why one may not ask this, outside of a component; null for who may. */
export function whyNotAskNow(channel: ChannelName): string | null {
  const session = readSession();
  const missing = neededRights(channelNeeds[channel]).find((one) => !sessionMay(session, ...one));
  return missing ? whyNot(session, ...missing) : null;
}

/** Whether one right is given, outside of a component: for commands and handlers. */
export function mayNow(area: AccessArea, right: AccessRight): boolean {
  return sessionMay(readSession(), area, right);
}

/** Why one right is not given, outside of a component; null when it is. For commands. */
export function whyNow(area: AccessArea, right: AccessRight): string | null {
  return mayNow(area, right) ? null : whyNot(readSession(), area, right);
}

/** For a command: works where `applies` and with this right; without the right it says so there. */
export function needing(
  [area, right]: readonly [AccessArea, AccessRight],
  applies: () => boolean = () => true,
): { readonly when: () => boolean; readonly why: () => string | null } {
  return {
    when: () => applies() && mayNow(area, right),
    why: () => (applies() ? whyNow(area, right) : null),
  };
}
