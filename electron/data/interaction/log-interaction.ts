import { AppError } from '#contract/errors.ts';
import type { CheckedInput } from '#contract/ipc.ts';
import { Contacts } from '#db/repositories/contact.ts';
import { directionOf } from '#domain/interaction/channels.ts';
import { missingFields } from '#domain/interaction/complete.ts';
import type { DataContext } from '../context.ts';
import type { PersonStep } from '../person-step.ts';
import { requireMay } from '../require-may.ts';
import { createFollowUp } from './follow-up.ts';

/**
 * Stores what was said in any channel, with its follow-up, in one step. Throws `call/incomplete`, and
 * `access/denied` for a follow-up of who may not add tasks.
 */
export function logInteraction(
  context: DataContext,
  step: PersonStep,
  input: CheckedInput<'interaction-log'>,
): { pk: number } {
  const { channel, resellerPk, contactPk, companyText, topic, outcome, followUp } = input;
  const [missing] = missingFields(input);
  if (missing !== undefined) {
    throw new AppError('call/incomplete', `${missing} is missing`, { details: { missing } });
  }
  if (contactPk !== null && new Contacts(context.db).ownerOf('contact', contactPk) !== resellerPk) {
    throw new AppError('app/not-found', `no contact ${String(contactPk)} of this reseller`);
  }
  if (followUp) requireMay(context, 'tasks', 'add');
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
      topic: topic.trim(),
      outcome: outcome.trim(),
      text: text === '' ? null : text,
    });
    if (followUp) createFollowUp(tx, context, { interactionPk: pk, resellerPk, ...followUp });
    return { pk };
  });
}
