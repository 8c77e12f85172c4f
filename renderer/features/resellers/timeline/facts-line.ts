import type { TimelineFacts } from '#contract/reseller.ts';
import { formatDate, formatMoney, formatMonth, formatSigned } from '../../../lib/format.ts';
import type { Language } from '../../../lib/i18n.ts';
import { textOf } from '../../../lib/use-texts.ts';

/** The line of an entry that has figures, in the language of the window. */
export function factsLine(title: string, facts: TimelineFacts, language: Language): string {
  switch (facts.kind) {
    case 'points':
      return textOf('resellers:timeline.points', {
        entry: textOf(`bonuses:entry.${facts.entry}`),
        points: formatSigned(facts.points, language),
      });
    case 'purchase':
      return textOf('resellers:timeline.purchase', {
        group: title,
        amount: formatMoney(facts.amountMinor, facts.currency, language),
        month: formatMonth(facts.month, language),
      });
    case 'training':
      return textOf('resellers:timeline.training', {
        course: title,
        participant: facts.participant,
        on: formatDate(facts.startsOn),
      });
  }
}
