import { readDialled } from '#domain/contact/dialled-number.ts';
import { isWaiting } from '#domain/interaction/call-steps.ts';
import type { StoredCall } from '#db/repositories/calls.ts';
import type { CallDesk } from './call-desk.ts';

/** What a telephone tells: a call began, nobody answered it, its line went down. */
export type PhoneEvent = {
  readonly event: 'started' | 'missed' | 'ended';
  /** As the telephone names it; null for a hidden one. */
  readonly number: string | null;
  readonly direction: 'in' | 'out';
};

/** What became of it, for the window that shows it; null when there is no such call here. */
export type PhoneOutcome = {
  readonly pk: number;
  readonly what: 'show' | 'missed' | 'ended';
} | null;

/** Whether a person has begun to write it up: then it is no missed call, whatever the line says. */
function isWorkedOn({ resellerPk, companyText, topic, outcome }: StoredCall): boolean {
  return [resellerPk, companyText, topic, outcome].some((value) => value !== null);
}

/**
 * Takes what a telephone tells into the calls of whoever works. A call told of twice is one call,
 * and one that comes while another is open waits: what is being typed stays with whom it is about.
 */
export function takePhoneEvent(desk: CallDesk, told: PhoneEvent, now: number): PhoneOutcome {
  const phone = told.number === null ? null : (readDialled(told.number)?.number ?? null);
  const calls = desk.running();
  const same = calls.findLast((call) => call.endedAt === null && call.phone === phone);
  switch (told.event) {
    case 'started': {
      if (same) return { pk: same.pk, what: 'show' };
      const { direction } = told;
      const how = direction === 'in' ? 'wait' : 'take';
      const call = { direction, phone, resellerPk: null, contactPk: null, how } as const;
      return { pk: desk.begin(call, desk.passing), what: 'show' };
    }
    case 'missed':
      if (!same) return { pk: desk.noteMissed(phone), what: 'missed' };
      return isWorkedOn(same) ? lineDown(desk, same, now) : missed(desk, same);
    case 'ended': {
      const ended = same ?? (told.number === null ? openOf(calls) : undefined);
      if (!ended) return null;
      // Nobody took it: to the partner it is a call that was not answered.
      return isWaiting(ended) ? missed(desk, ended) : lineDown(desk, ended, now);
    }
  }
}

function openOf(calls: readonly StoredCall[]): StoredCall | undefined {
  return calls.find(({ state, endedAt }) => state === 'open' && endedAt === null);
}

function missed(desk: CallDesk, { pk }: StoredCall): PhoneOutcome {
  desk.miss(pk, desk.passing);
  return { pk, what: 'missed' };
}

function lineDown(desk: CallDesk, { pk }: StoredCall, at: number): PhoneOutcome {
  desk.move({ kind: 'line-down', pk, at });
  return { pk, what: 'ended' };
}
