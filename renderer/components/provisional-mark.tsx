import { IconCloudQuestion } from '@tabler/icons-react';
import { formatNumber, formatSigned } from '../lib/format.ts';
import { useProvisional } from '../lib/use-provisional.ts';
import { useTexts } from '../lib/use-texts.ts';
import { Hint } from './hint.tsx';
import classes from './provisional-mark.module.css';

/** The one sign for what head office has not confirmed yet. */
export const provisionalSign = { icon: IconCloudQuestion, tone: 'warn' } as const;

/** Marks what is shown and not yet confirmed by head office; the words are in the tooltip. */
export function ProvisionalMark() {
  const { t } = useTexts();
  const label = t('headOffice:provisional.hint');
  const { icon: Sign } = provisionalSign;
  return (
    <Hint label={label} position="top">
      <span className={classes.mark} role="img" aria-label={label} data-provisional>
        <Sign size={14} stroke={2} aria-hidden />
      </span>
    </Hint>
  );
}

/** Of the points of a reseller those that head office has confirmed and those that wait for it; nothing where none do. */
export function ProvisionalPoints({ resellerPk }: { readonly resellerPk: number | null }) {
  const { t, language } = useTexts();
  const { accounts } = useProvisional();
  const account = resellerPk === null ? undefined : accounts.get(resellerPk);
  if (!account) return null;
  return (
    <span className={classes.points}>
      <ProvisionalMark />
      {t('headOffice:provisional.points', {
        confirmed: formatNumber(account.confirmed, language),
        held: formatSigned(-account.held, language),
      })}
    </span>
  );
}
