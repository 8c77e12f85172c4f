import { AppError } from '#contract/errors.ts';
import type { CheckedInput } from '#contract/ipc.ts';
import { Contacts } from '#db/repositories/contact.ts';
import { ListItems } from '#db/repositories/list-items.ts';
import { directionOf } from '#domain/interaction/channels.ts';
import { missingFields } from '#domain/interaction/complete.ts';
import type { DataContext } from '../context.ts';
import type { PersonStep } from '../person-step.ts';
import { requireFuture } from '../task/require-future.ts';
import { requireMay } from '../require-may.ts';
import { createFollowUp } from './follow-up.ts';
import { requireListed } from './require-listed.ts';

/**
 * Stores what was said in any channel, with its follow-up, in one step. Throws `call/incomplete`,
 * `list/not-listed`, `task/time-past`, and `access/denied` for a follow-up of who may not add tasks.
 */
export function logInteraction(
  context: DataContext,
  step: PersonStep,
  input: CheckedInput<'interaction-log'>,
): { pk: number } {
  const { channel, resellerPk, contactPk, companyText, followUp } = input;
  const [missing] = missingFields(input);
  if (missing !== undefined) {
    throw new AppError('call/incomplete', `${missing} is missing`, { details: { missing } });
  }
  if (contactPk !== null && new Contacts(context.db).ownerOf('contact', contactPk) !== resellerPk) {
    throw new AppError('app/not-found', `no contact ${String(contactPk)} of this reseller`);
  }
  const lists = new ListItems(context.db);
  const topic = requireListed(lists, 'topic', input.topic);
  const outcome = requireListed(lists, 'outcome', input.outcome);
  if (followUp) {
    requireMay(context, 'tasks', 'add');
    requireFuture(context, followUp.dueAt);
  }
  const text = input.text.trim();
  const now = context.now();
  return step((tx) => {
    const pk = tx.create('interaction', {
      channel,
      direction: directionOf(channel) ?? input.direction,
      state: 'done',
      // What has not happened yet cannot be logged: a clock that is wrong says "now".
      occurredAt: Math.min(input.occurredAt ?? now, now),
      operator: context.actor(),
      resellerPk,
      contactPk,
      companyText: resellerPk === null ? (companyText?.trim() ?? null) : null,
      topic,
      outcome,
      text: text === '' ? null : text,
    });
    if (followUp) createFollowUp(tx, context, { interactionPk: pk, resellerPk, ...followUp });
    return { pk };
  });
}
