import { useState } from 'react';
import { useTexts } from '../../../lib/use-texts.ts';
import { useCommands } from '../../../lib/commands.ts';
import { importCommands } from '../commands.ts';
import { mendAlike, type MendedCell } from '../row-actions.ts';

/** Other wrong cells that say what a mended one has said. */
type Offer = { readonly cell: MendedCell; readonly count: number };

/** So much is shown of what the cells say. */
const mostShown = 24;

/** Offers to mend all cells alike once one of them is mended; tells by `say` how many were. */
export function useAlike(sessionId: string, say: (text: string) => void) {
  const { t } = useTexts();
  const [offer, setOffer] = useState<Offer | null>(null);
  const mendAll = (): void => {
    if (!offer) return;
    setOffer(null);
    say(t('import:rows.judging'));
    void mendAlike(sessionId, offer.cell).then((mended) => {
      say(mended === null ? '' : t('import:rows.alikeMended', { count: mended }));
      if (mended === null) setOffer(offer);
    });
  };
  const from = offer?.cell.from.trim() ?? '';
  const shown = from.length > mostShown ? `${from.slice(0, mostShown)}…` : from;
  const value = shown === '' ? t('import:rows.empty') : shown;
  useCommands(importCommands, {
    'import-mend-alike': { run: mendAll, when: () => offer !== null },
  });
  return {
    text: offer === null ? null : t('import:rows.mendAlike', { count: offer.count, value }),
    mendAll,
    offer: (cell: MendedCell, count: number) => setOffer(count > 0 ? { cell, count } : null),
  };
}
