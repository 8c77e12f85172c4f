import { IconX } from '@tabler/icons-react';
import type { EntryWhy, LedgerLine } from '#contract/bonus-ledger.ts';
import { formatDate } from '#domain/calendar/parse-date.ts';
import { Fact } from '../../components/fact.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import classes from '../../components/pane.module.css';
import { goToBonuses } from '../../lib/bonus-place.ts';
import {
  formatInstant,
  formatMoney,
  formatMonth,
  formatNumber,
  formatSigned,
} from '../../lib/format.ts';
import { useChannel } from '../../lib/use-channel.ts';
import { useTexts } from '../../lib/use-texts.ts';
import own from './pane.module.css';
import { kindWord } from './words.ts';

/** amount × points a thousand × factor, as it was reckoned. */
function Reckoning({ detail }: { readonly detail: NonNullable<EntryWhy['detail']> }) {
  const { t, language } = useTexts();
  const { amountMinor, currency, volumeMinor, stepFromMinor, rate, level, factor } = detail;
  const decimal = (value: number): string => (value / 1000).toLocaleString(language);
  return (
    <>
      <Fact name={t('bonuses:why.volume')}>{formatMoney(volumeMinor, currency, language)}</Fact>
      <Fact name={t('bonuses:why.step')}>
        {t('bonuses:why.stepFrom', { amount: formatMoney(stepFromMinor, currency, language) })}
      </Fact>
      <Fact name={t('bonuses:why.level')}>
        {level === 'none' ? t('bonuses:why.noLevel') : t(`resellers:level.${level}`)}
      </Fact>
      <Fact name={t('bonuses:why.reckoning')}>
        {t('bonuses:why.formula', {
          amount: formatMoney(amountMinor, currency, language),
          rate: formatNumber(rate, language),
          factor: decimal(factor),
        })}
      </Fact>
    </>
  );
}

/** Why an entry is there: request or purchase, rate and posting, or the entry that it answers. */
export function EntryPane(props: { readonly line: LedgerLine; readonly onClose: () => void }) {
  const { line, onClose } = props;
  const { t, language } = useTexts();
  const { data: why } = useChannel('bonus-entry-why', { pk: line.pk }, { keepPrevious: true });
  if (why?.pk !== line.pk) return null;
  const { purchase, detail, rule, posting, request, reverses } = why;
  return (
    <article className={classes.pane} tabIndex={-1} aria-label={t('bonuses:why.label')}>
      <header className={classes.head}>
        <h1 className={classes.title}>
          {t(`bonuses:entry.${line.kind}`)} {formatSigned(line.points, language)}
        </h1>
        <IconButton icon={IconX} label={t('bonuses:commands.close')} onClick={onClose} />
      </header>
      <dl className={classes.facts}>
        <Fact name={t('bonuses:why.entered')}>
          {[formatInstant(line.at), line.actor].filter(Boolean).join(', ')}
        </Fact>
        {line.text !== null && <Fact name={t('common:reason')}>{line.text}</Fact>}
        {line.expiresOn !== null && (
          <Fact name={t('bonuses:why.expires')}>{formatDate(line.expiresOn)}</Fact>
        )}
      </dl>
      {request && (
        <section className={classes.part}>
          <h2>{t('bonuses:why.request')}</h2>
          <button
            type="button"
            className={classes.link}
            onClick={() => goToBonuses({ view: 'requests', request: request.pk })}
          >
            {t('bonuses:why.requestLine', {
              kind: kindWord(t, request.kind),
              points: formatNumber(request.points, language),
              state: t(`bonuses:state.${request.state}`),
            })}
          </button>
        </section>
      )}
      {reverses && (
        <section className={classes.part}>
          <h2>{t('bonuses:why.reverses')}</h2>
          <p className={own.plain}>
            {[
              t(`bonuses:entry.${reverses.kind}`),
              formatSigned(reverses.points, language),
              formatInstant(reverses.at),
            ].join(' · ')}
          </p>
        </section>
      )}
      {purchase && (
        <section className={classes.part}>
          <h2>{t('bonuses:why.purchase')}</h2>
          <dl className={classes.facts}>
            <Fact name={t('bonuses:purchase.month')}>{formatMonth(purchase.month, language)}</Fact>
            <Fact name={t('bonuses:purchase.group')}>{purchase.productGroup}</Fact>
            <Fact name={t('bonuses:purchase.amount')}>
              {formatMoney(purchase.amountMinor, purchase.currency, language)}
            </Fact>
            {purchase.distributor !== null && (
              <Fact name={t('bonuses:purchase.distributor')}>{purchase.distributor}</Fact>
            )}
            {detail && <Reckoning detail={detail} />}
          </dl>
        </section>
      )}
      {(rule ?? posting) && (
        <section className={classes.part}>
          <h2>{t('bonuses:why.rule')}</h2>
          <dl className={classes.facts}>
            {rule && (
              <Fact name={t('bonuses:why.version')}>
                {t('bonuses:why.versionLine', {
                  version: rule.version,
                  month: formatMonth(rule.validFrom, language),
                })}
              </Fact>
            )}
            {posting && (
              <Fact name={t('bonuses:why.posted')}>
                {posting.postedBy}, {formatInstant(posting.postedAt)}
              </Fact>
            )}
          </dl>
        </section>
      )}
    </article>
  );
}
