import { useCallback } from 'react';
import type { ChannelInput, ChannelName, ChannelOutput } from '#contract/ipc.ts';
import type { ResellerCard } from '#contract/reseller.ts';
import { request } from '../../../lib/client.ts';
import type { TextKey } from '../../../lib/text-key.ts';
import { showChanged } from '../../../lib/undo.ts';
import { putAnswer } from '../../../lib/use-channel.ts';
import { textOf } from '../../../lib/use-texts.ts';

/** The channels that answer with the card as it now is. */
export type CardChannel = {
  [N in ChannelName]: ChannelOutput<N> extends ResellerCard ? N : never;
}[ChannelName];

export type CardEdit = <N extends CardChannel>(
  channel: N,
  input: ChannelInput<N>,
  /** What was changed, as in the history: `reseller.city`. */
  what: string,
) => Promise<ResellerCard>;

/** The word for a changed field or row, `reseller.city` or `phone.row`; the name itself if unknown. */
export function changeWord(what: string): string {
  const key = `resellers:what.${what.replace('@row', 'row')}`;
  const word = textOf(key as TextKey);
  return word === key || word === key.slice('resellers:'.length) ? what : word;
}

/** Writes a change of a card, shows the answer at once and offers to take it back. */
export function useCardEdit(): CardEdit {
  return useCallback(async (channel, input, what) => {
    // Every channel of this kind answers with the card; the compiler cannot follow that through N.
    const card = (await request(channel, input)) as ResellerCard;
    putAnswer('reseller-card', { pk: card.pk }, card);
    showChanged(changeWord(what), card);
    return card;
  }, []);
}
