import { neededRights } from '#contract/access/needed-rights.ts';
import { channelNeeds } from '#contract/access/tables.ts';
import { AppError } from '#contract/errors.ts';
import type { ChannelName } from '#contract/ipc.ts';
import type { AccessArea, AccessRight } from '#domain/access/rights.ts';
import { groupsThatMay } from '#domain/access/who-may.ts';
import type { Session } from './session.ts';

/** The refusal of a right, with who has it. */
export function denied(
  session: Pick<Session, 'groups'>,
  area: AccessArea,
  right: AccessRight,
): AppError {
  const groups = groupsThatMay(session.groups(), area, right);
  return new AppError('access/denied', `No right to ${right} ${area}`, {
    details: { area, right, groups: groups.map(({ key }) => key).join(' ') },
  });
}

/**
 * Lets a question of a window pass, or throws `access/signed-out` or `access/denied`. Every message of
 * every window comes by here; what a use case does beyond its channel asks `requireMay`.
 */
export function admit(session: Session, channel: ChannelName): void {
  const need = channelNeeds[channel];
  if (need === 'anyone') return;
  if (!session.isOpen()) {
    // The last words of a window that is being taken away are of who was here.
    if (channel === 'draft-put' && session.draftOwner() !== null) return;
    throw new AppError('access/signed-out', `${channel} is for who has signed in`);
  }
  for (const [area, right] of neededRights(need)) {
    if (!session.may(area, right)) throw denied(session, area, right);
  }
}
