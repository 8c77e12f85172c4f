import type { RowPatch } from '#db/write/entities.ts';
import type { WriteTransaction } from '#db/write/write-transaction.ts';
import { talkSeconds, type Call, type CallState } from '#domain/interaction/call-steps.ts';

type StoredState = 'open' | 'held' | 'done';

function storedState(state: CallState): StoredState {
  switch (state) {
    case 'open':
    case 'held':
    case 'done':
      return state;
    case 'parked':
      return 'held';
    case 'missed':
      return 'done';
  }
}

/** The columns of a call that its course changes; what is empty is no. */
export function courseColumns(call: Call) {
  return {
    state: storedState(call.state),
    heldSince: call.heldSince,
    heldMs: call.heldMs === 0 ? null : call.heldMs,
    parked: call.state === 'parked' ? 1 : null,
    missed: call.state === 'missed' ? 1 : null,
    endedAt: call.endedAt,
  } satisfies RowPatch<'interaction'>;
}

/** Stores calls as a step has left them; one that is done gets its duration, a missed one has none. */
export function storeCourse(tx: WriteTransaction, calls: readonly Call[], now: number): void {
  for (const call of calls) {
    const durationS = call.state === 'done' ? { durationS: talkSeconds(call, now) } : {};
    tx.patch('interaction', call.pk, { ...courseColumns(call), ...durationS });
  }
}
