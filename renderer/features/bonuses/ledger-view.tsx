import { IconCoins } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { BonusAccount, LedgerLine } from '#contract/bonus-ledger.ts';
import { formatDate } from '#domain/calendar/parse-date.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { useReportExport } from '../../components/export/use-report-export.tsx';
import { FindReseller } from '../../components/find-reseller.tsx';
import { ProvisionalPoints } from '../../components/provisional-mark.tsx';
import screen from '../../components/screen.module.css';
import { SplitPane } from '../../components/split-pane.tsx';
import { goToBonuses, useBonusPlace } from '../../lib/bonus-place.ts';
import { request } from '../../lib/client.ts';
import { useCommands } from '../../lib/commands.ts';
import { errorText } from '../../lib/error-text.ts';
import { focusLater } from '../../lib/focus-later.ts';
import { formatInstant, formatMonth, formatNumber, formatSigned } from '../../lib/format.ts';
import { goToResellers } from '../../lib/reseller-place.ts';
import { useChannel } from '../../lib/use-channel.ts';
import { needing, useMay } from '../../lib/use-may.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { useWorkAtHand } from '../../lib/work-at-hand.ts';
import { AdjustDialog } from './adjust-dialog.tsx';
import classes from './bonuses-screen.module.css';
import { bonusCommands } from './commands.ts';
import { EntryPane } from './entry-pane.tsx';
import { focusLines, LineList } from '../../components/line-list.tsx';
import lines from '../../components/line-list.module.css';
import { useCursor } from '../../components/list-cursors.ts';
import { kindWord } from './words.ts';

const list = 'bonus-entries';

function Account(props: { readonly resellerPk: number; readonly account: BonusAccount }) {
  const { resellerPk, account } = props;
  const { t, language } = useTexts();
  const number = (value: number): string => formatNumber(value, language);
  const { available, reserved, balance, expiring } = account;
  const soon = expiring.reduce((sum, { points }) => sum + points, 0);
  const next = expiring[0];
  return (
    <dl className={classes.figures}>
      <div>
        <dt>{t('bonuses:ledger.available')}</dt>
        <dd className={classes.main}>{number(available)}</dd>
        <ProvisionalPoints resellerPk={resellerPk} />
      </div>
      <div>
        <dt>{t('bonuses:ledger.reserved')}</dt>
        <dd>{number(reserved)}</dd>
      </div>
      <div>
        <dt>{t('bonuses:ledger.balance')}</dt>
        <dd>{number(balance)}</dd>
      </div>
      {next && (
        <div>
          <dt>{t('bonuses:ledger.expiring')}</dt>
          <dd data-warn>
            {t('bonuses:ledger.expiringNext', { points: number(soon), on: formatDate(next.on) })}
          </dd>
        </div>
      )}
    </dl>
  );
}

function EntryLine({ line }: { readonly line: LedgerLine }) {
  const { t, language } = useTexts();
  const number = (value: number): string => formatNumber(value, language);
  const { text, month, requestKind } = line;
  const ofMonth = month === null ? '' : formatMonth(month, language);
  const what = text ?? (requestKind === null ? ofMonth : kindWord(t, requestKind));
  return (
    <>
      <span className={lines.soft}>{formatInstant(line.at)}</span>
      <span>{t(`bonuses:entry.${line.kind}`)}</span>
      <span className={lines.soft}>{what}</span>
      <span className={`${lines.number ?? ''} ${line.points > 0 ? (lines.plus ?? '') : ''}`}>
        {formatSigned(line.points, language)}
      </span>
      <span className={lines.number}>{number(line.available)}</span>
      <span className={lines.number}>{number(line.balance)}</span>
    </>
  );
}

function Ledger({ resellerPk }: { readonly resellerPk: number }) {
  const { t } = useTexts();
  const { data, error } = useChannel('bonus-ledger', { resellerPk }, { keepPrevious: true });
  const cursor = useCursor(list);
  const mayAdjust = useMay('ledger', 'add');
  const [opened, setOpened] = useState(false);
  const [adjusting, setAdjusting] = useState(false);
  const close = (): void => {
    setOpened(false);
    focusLater(focusLines);
  };
  const exporting = useReportExport({
    name: [t('bonuses:view.ledger'), data?.reseller].filter(Boolean).join(', '),
    count: data?.count ?? null,
    command: bonusCommands['bonus-export'],
    send: (common) => request('bonus-ledger-export', { ...common, resellerPk }),
  });
  useWorkAtHand(() => ({ resellerPk, interactionPk: null }));
  useCommands(bonusCommands, {
    'bonus-export': exporting.handler,
    'bonus-reseller': {
      run: () => goToResellers({ pk: resellerPk, text: '' }),
      ...needing(['resellers', 'view']),
    },
    'bonus-close': { run: close, when: () => opened },
  });
  if (error) return <EmptyState title={errorText(error)} />;
  if (!data) return null;
  const line = data.lines.find(({ pk }) => pk === cursor);
  return (
    <>
      <div className={classes.tools}>
        {data.reseller !== null && (
          <button
            type="button"
            className={classes.who}
            onClick={() => goToResellers({ pk: resellerPk, text: '' })}
          >
            {data.reseller}
          </button>
        )}
        <Button onClick={() => goToBonuses({ view: 'ledger' })}>{t('bonuses:ledger.other')}</Button>
        <span className={screen.gap} />
        {exporting.button}
        <Button why={mayAdjust.why} onClick={() => setAdjusting(true)}>
          {t('bonuses:adjust.title')}
        </Button>
      </div>
      <Account resellerPk={resellerPk} account={data.account} />
      <div className={screen.panes}>
        <SplitPane
          settingKey="bonusDivider"
          defaultRatio={0.62}
          start={
            data.lines.length === 0 ? (
              <EmptyState
                icon={IconCoins}
                title={t('bonuses:ledger.empty')}
                text={t('bonuses:ledger.emptyText')}
              />
            ) : (
              <LineList
                name={list}
                label={t('bonuses:ledger.entries')}
                items={data.lines}
                keyOf={(one) => one.pk}
                openKey={opened ? cursor : null}
                columns="120px minmax(90px, 1fr) minmax(80px, 1.6fr) 84px 84px 84px"
                head={
                  <>
                    <span>{t('bonuses:column.at')}</span>
                    <span>{t('bonuses:column.entry')}</span>
                    <span>{t('bonuses:column.about')}</span>
                    <span className={lines.number}>{t('bonuses:column.points')}</span>
                    <span className={lines.number}>{t('bonuses:ledger.available')}</span>
                    <span className={lines.number}>{t('bonuses:ledger.balance')}</span>
                  </>
                }
                line={(one) => <EntryLine line={one} />}
                onOpen={() => setOpened(true)}
              />
            )
          }
          end={
            opened && line ? (
              <div className={screen.details}>
                <EntryPane line={line} onClose={close} />
              </div>
            ) : null
          }
        />
      </div>
      {exporting.dialog}
      {adjusting && <AdjustDialog resellerPk={resellerPk} onClose={() => setAdjusting(false)} />}
    </>
  );
}

/** The ledger of one reseller: what it may spend, each entry, and why it is there. */
export function LedgerView() {
  const { t } = useTexts();
  const { reseller } = useBonusPlace();
  useEffect(() => {
    // As a list does when it comes up.
    if (reseller === null && document.activeElement === document.body) focusLines();
  }, [reseller]);
  if (reseller !== null) return <Ledger key={reseller} resellerPk={reseller} />;
  return (
    <div className={classes.find} data-entry>
      <h2>{t('bonuses:ledger.whose')}</h2>
      <FindReseller
        label={t('bonuses:form.findReseller')}
        onTake={(pk) => goToBonuses({ view: 'ledger', reseller: pk }, { replace: true })}
      />
    </div>
  );
}
