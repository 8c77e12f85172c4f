import type { NewRow } from '#db/write/entities.ts';
import type { WriteTransaction } from '#db/write/write-transaction.ts';

export type InteractionSample = Partial<NewRow<'interaction'>> & { readonly occurredAt: number };

/** Stores an interaction that is over, an incoming call unless the sample says otherwise. */
export function addInteraction(tx: WriteTransaction, sample: InteractionSample): number {
  return tx.create('interaction', {
    channel: 'call-in',
    direction: 'in',
    state: 'done',
    ...sample,
  });
}
