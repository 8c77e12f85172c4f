import { z } from 'zod';
import { requestSchema, type ReplyMessage } from '#contract/channel.ts';
import { AppError, toWireError } from '#contract/errors.ts';
import { channels, type ChannelName } from '#contract/ipc.ts';
import type { Served } from './data-session.ts';
import type { Logger } from './logger.ts';

/** Answers one message of a window; never throws. */
export type Dispatch = (message: unknown) => Promise<ReplyMessage>;

// A refused message may have no number of its own to be answered under.
const noId = -1;
const idSchema = z.object({ id: requestSchema.shape.id });
const slowMs = 50;

/**
 * Makes the one way from a window to the handlers: every message must be of who may ask it and fit
 * its channel, every fault becomes a wire error. `served` is asked at each message, so that it can
 * change when another file is opened. The log gets channels, codes and times, never inputs.
 */
export function createDispatcher(
  served: () => Served | Promise<Served>,
  log: Logger,
  now: () => number = () => performance.now(),
): Dispatch {
  return async (message) => {
    const request = requestSchema.safeParse(message);
    if (!request.success) {
      log.info('message-refused', { reason: 'shape' });
      return refusal(idSchema.safeParse(message).data?.id ?? noId, invalid('Not a request'));
    }
    const { id, channel, input } = request.data;
    if (!isChannel(channel)) {
      log.info('message-refused', { reason: 'channel' });
      return refusal(id, invalid('No such channel'));
    }
    const startedAt = now();
    try {
      const { handlers, admit, watchStep } = await served();
      // Before the input is looked at: who may not ask learns nothing about how to ask.
      admit(channel);
      const checked = channels[channel].input.safeParse(input);
      if (!checked.success) {
        log.info('message-refused', { reason: 'input', channel });
        return refusal(id, invalid(placesOf(checked.error)));
      }
      // Each handler takes what its own channel's schema lets through; the compiler cannot follow
      // that through a name known at run time only.
      const handler = handlers[channel] as (input: unknown) => unknown;
      const answer = (): unknown => handler(checked.data);
      const { result, step } = watchStep?.(answer) ?? { result: answer(), step: null };
      const value = await result;
      return { id, ok: true, value, ...(step === null ? {} : { step }) };
    } catch (error) {
      log.error(error, { channel });
      return refusal(id, error);
    } finally {
      const ms = Math.round(now() - startedAt);
      if (ms > slowMs) log.info('slow', { channel, ms });
    }
  };
}

function isChannel(name: string): name is ChannelName {
  return Object.hasOwn(channels, name);
}

function invalid(message: string): AppError {
  return new AppError('app/invalid-message', message);
}

function refusal(id: number, error: unknown): ReplyMessage {
  return { id, ok: false, error: toWireError(error) };
}

// Where the message is wrong, not what stands there: that may be personal data.
function placesOf(error: z.ZodError): string {
  const places = error.issues.map((issue) => `${issue.path.join('.') || 'input'}: ${issue.code}`);
  return places.slice(0, 5).join(', ');
}
