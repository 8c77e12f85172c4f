import { IconPercentage, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { RateRow } from '#contract/bonus-ledger.ts';
import { factorLevels } from '#domain/bonus/rate-table.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Fact } from '../../components/fact.tsx';
import { useReportExport } from '../../components/export/use-report-export.tsx';
import { Hint } from '../../components/hint.tsx';
import pane from '../../components/pane.module.css';
import screen from '../../components/screen.module.css';
import { SplitPane } from '../../components/split-pane.tsx';
import { request } from '../../lib/client.ts';
import { runCommand, useCommands } from '../../lib/commands.ts';
import { errorText } from '../../lib/error-text.ts';
import { formatInstant, formatMoney, formatMonth, formatNumber } from '../../lib/format.ts';
import { needing, useMay } from '../../lib/use-may.ts';
import { useChannel } from '../../lib/use-channel.ts';
import { useTexts } from '../../lib/use-texts.ts';
import classes from './bonuses-screen.module.css';
import { bonusCommands } from './commands.ts';
import { LineList } from '../../components/line-list.tsx';
import lines from '../../components/line-list.module.css';
import { useCursor } from '../../components/list-cursors.ts';
import own from './pane.module.css';
import { RateForm } from './rate-form.tsx';
import tables from './rate-table.module.css';

const list = 'bonus-rates';

function RateTableRead({ rate }: { readonly rate: RateRow }) {
  const { t, language } = useTexts();
  const { table } = rate;
  const { steps, groups, factors, currency, expiresAfterMonths } = table;
  return (
    <section className={pane.pane} aria-label={t('bonuses:rate.table')}>
      <h2 className={own.heading}>
        {t('bonuses:why.versionLine', {
          version: rate.version,
          month: formatMonth(rate.validFrom, language),
        })}
      </h2>
      <p className={own.plain}>{t('bonuses:rate.hint', { currency })}</p>
      <table className={tables.read}>
        <thead>
          <tr>
            <th scope="col">{t('bonuses:rate.group')}</th>
            {steps.map((step) => (
              <th key={step} scope="col">
                {t('bonuses:why.stepFrom', { amount: formatMoney(step, currency, language) })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map(({ name, points }) => (
            <tr key={name}>
              <td>{name}</td>
              {points.map((one, at) => (
                <td key={at}>{formatNumber(one, language)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <dl className={pane.facts}>
        {factorLevels.map((level) => (
          <Fact
            key={level}
            name={level === 'none' ? t('bonuses:why.noLevel') : t(`resellers:level.${level}`)}
          >
            × {(factors[level] / 1000).toLocaleString(language)}
          </Fact>
        ))}
        <Fact name={t('bonuses:rate.expires')}>{expiresAfterMonths}</Fact>
      </dl>
    </section>
  );
}

/** The versions of the rates, each with its table; a new one never changes an old one. */
export function RatesView() {
  const { t, language } = useTexts();
  const { data: rates, error } = useChannel('rate-list', {});
  const cursor = useCursor(list);
  const mayAdd = useMay('rates', 'add');
  const [adding, setAdding] = useState(false);
  const exporting = useReportExport({
    name: t('bonuses:view.rates'),
    count:
      rates?.reduce((sum, { table }) => sum + table.groups.length * table.steps.length, 0) ?? null,
    command: bonusCommands['bonus-export'],
    send: (common) => request('rate-export', common),
  });
  useCommands(bonusCommands, {
    'bonus-export': exporting.handler,
    'bonus-add': { run: () => setAdding(true), ...needing(['rates', 'add']) },
  });
  if (error) return <EmptyState title={errorText(error)} />;
  if (!rates) return null;
  const shown = rates.find(({ pk }) => pk === cursor) ?? rates[0];
  return (
    <>
      <div className={classes.tools}>
        <span className={classes.soft}>{t('bonuses:rate.about')}</span>
        <span className={screen.gap} />
        {exporting.button}
        <Hint label={mayAdd.why ?? t('bonuses:commands.add')} command={bonusCommands['bonus-add']}>
          <Button why={mayAdd.why} onClick={() => runCommand('bonus-add')}>
            <IconPlus size={15} stroke={1.75} aria-hidden />
            {t('bonuses:rate.new')}
          </Button>
        </Hint>
      </div>
      <div className={screen.panes}>
        {rates.length === 0 ? (
          <EmptyState
            icon={IconPercentage}
            title={t('bonuses:rate.empty')}
            text={t('bonuses:rate.emptyText')}
          />
        ) : (
          <SplitPane
            settingKey="bonusDivider"
            defaultRatio={0.56}
            start={
              <LineList
                name={list}
                label={t('bonuses:view.rates')}
                items={rates}
                keyOf={(rate) => rate.pk}
                columns="48px minmax(96px, 1fr) 76px minmax(44px, 1fr) 118px"
                head={
                  <>
                    <span>{t('bonuses:column.version')}</span>
                    <span>{t('bonuses:rate.validFrom')}</span>
                    <span />
                    <span>{t('bonuses:column.author')}</span>
                    <span className={lines.number}>{t('bonuses:column.at')}</span>
                  </>
                }
                line={(rate) => (
                  <>
                    <span>{rate.version}</span>
                    <span>{formatMonth(rate.validFrom, language)}</span>
                    <span className={lines.plus}>
                      {rate.current ? t('bonuses:rate.current') : ''}
                    </span>
                    <span className={lines.soft}>{rate.author}</span>
                    <span className={lines.number}>{formatInstant(rate.createdAt)}</span>
                  </>
                )}
              />
            }
            end={shown ? <RateTableRead rate={shown} /> : null}
          />
        )}
      </div>
      {exporting.dialog}
      {adding && <RateForm latest={rates[0]} onClose={() => setAdding(false)} />}
    </>
  );
}
