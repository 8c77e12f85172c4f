import { IconPlus, IconShoppingCart } from '@tabler/icons-react';
import { useState } from 'react';
import type { PurchaseRow } from '#contract/bonus-ledger.ts';
import { addMonths } from '#domain/bonus/month.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { useReportExport } from '../../components/export/use-report-export.tsx';
import { Hint } from '../../components/hint.tsx';
import { MiddleText } from '../../components/middle-text.tsx';
import screen from '../../components/screen.module.css';
import { request } from '../../lib/client.ts';
import { runCommand, useCommands } from '../../lib/commands.ts';
import { errorText, showError } from '../../lib/error-text.ts';
import { formatMoney, formatMonth, formatNumber } from '../../lib/format.ts';
import { monthsAround, thisMonth } from '../../lib/months.ts';
import { goToResellers } from '../../lib/reseller-place.ts';
import { showToast } from '../../lib/toasts.ts';
import { showUndoable } from '../../lib/undo.ts';
import { needing, useMay, whyNow } from '../../lib/use-may.ts';
import { useChannel } from '../../lib/use-channel.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { useWorkAtHand } from '../../lib/work-at-hand.ts';
import { useBonusStore } from './bonus-store.ts';
import classes from './bonuses-screen.module.css';
import { bonusCommands } from './commands.ts';
import { LineList } from '../../components/line-list.tsx';
import lines from '../../components/line-list.module.css';
import { useCursor } from '../../components/list-cursors.ts';
import { MonthField } from './month-field.tsx';
import { PurchaseForm } from './purchase-form.tsx';

const list = 'bonus-purchases';

/** The month that is looked at: the last one that is over, until another is chosen. */
export function useBonusMonth(): readonly [string, (month: string) => void] {
  const month = useBonusStore((store) => store.month);
  const set = (next: string): void => useBonusStore.setState({ month: next });
  return [month ?? addMonths(thisMonth(), -1), set];
}

function PurchaseLine({ row }: { readonly row: PurchaseRow }) {
  const { t, language } = useTexts();
  return (
    <>
      <MiddleText text={row.reseller ?? ''} />
      <span>{row.productGroup}</span>
      <span className={lines.soft}>{row.distributor}</span>
      <span className={lines.number}>{formatMoney(row.amountMinor, row.currency, language)}</span>
      <span className={`${lines.number ?? ''} ${row.points === null ? (lines.soft ?? '') : ''}`}>
        {row.points === null ? t('bonuses:purchase.notPosted') : formatNumber(row.points, language)}
      </span>
    </>
  );
}

/** The purchases of a month; each can be mended until points were posted for it. */
export function PurchasesView() {
  const { t, language } = useTexts();
  const [month, setMonth] = useBonusMonth();
  const { data, error } = useChannel('purchase-list', { month }, { keepPrevious: true });
  const cursor = useCursor(list);
  const [form, setForm] = useState<{ readonly row: PurchaseRow | null } | null>(null);
  const mayAdd = useMay('purchases', 'add');
  const current = data?.purchases.find(({ pk }) => pk === cursor);
  useWorkAtHand(() => ({ resellerPk: current?.resellerPk ?? null, interactionPk: null }));

  const open = (row: PurchaseRow): void => {
    if (row.points !== null) {
      showToast({ tone: 'note', text: t('bonuses:purchase.posted') });
      return;
    }
    const why = whyNow('purchases', 'edit');
    if (why === null) setForm({ row });
    else showToast({ tone: 'note', text: why });
  };
  const remove = (row: PurchaseRow): void => {
    const why = whyNow('purchases', 'delete');
    if (why !== null) {
      showToast({ tone: 'note', text: why });
      return;
    }
    request('purchase-remove', { pk: row.pk }).then(
      (answer) => showUndoable(t('bonuses:did.purchaseRemoved'), answer),
      showError,
    );
  };
  const exporting = useReportExport({
    name: `${t('bonuses:view.purchases')}, ${formatMonth(month, language)}`,
    count: data?.count ?? null,
    command: bonusCommands['bonus-export'],
    send: (common) => request('purchase-export', { ...common, month }),
    old: 'purchase-legacy-export',
  });
  useCommands(bonusCommands, {
    'bonus-export': exporting.handler,
    'bonus-add': {
      run: () => setForm({ row: null }),
      ...needing(['purchases', 'add']),
    },
    'bonus-edit': {
      run: () => {
        if (current) open(current);
      },
      when: () => current !== undefined,
    },
    'bonus-reseller': {
      run: () => goToResellers({ pk: current?.resellerPk ?? null, text: '' }),
      when: () => (current?.resellerPk ?? null) !== null,
    },
  });
  if (error) return <EmptyState title={errorText(error)} />;
  if (!data) return null;
  return (
    <>
      <div className={classes.tools}>
        <MonthField
          label={t('bonuses:purchase.month')}
          value={month}
          months={monthsAround(0, 12, data.months)}
          onChange={setMonth}
        />
        <span className={classes.strong}>
          {data.totals
            .map(({ amountMinor, currency }) => formatMoney(amountMinor, currency, language))
            .join(' · ')}
        </span>
        <span className={classes.soft}>
          {data.purchases.length < data.count
            ? t('bonuses:purchase.part', { shown: data.purchases.length, of: data.count })
            : t('bonuses:purchase.count', { count: data.count })}
        </span>
        <span className={screen.gap} />
        {exporting.button}
        <Hint label={mayAdd.why ?? t('bonuses:commands.add')} command={bonusCommands['bonus-add']}>
          <Button why={mayAdd.why} onClick={() => runCommand('bonus-add')}>
            <IconPlus size={15} stroke={1.75} aria-hidden />
            {t('bonuses:purchase.new')}
          </Button>
        </Hint>
      </div>
      <div className={screen.panes}>
        {data.purchases.length === 0 ? (
          <EmptyState
            icon={IconShoppingCart}
            title={t('bonuses:purchase.empty')}
            text={t('bonuses:purchase.emptyText')}
          />
        ) : (
          <LineList
            name={list}
            label={t('bonuses:view.purchases')}
            items={data.purchases}
            keyOf={(row) => row.pk}
            columns="minmax(120px, 2fr) minmax(100px, 1.4fr) minmax(80px, 1.2fr) 130px 110px"
            head={
              <>
                <span>{t('bonuses:column.reseller')}</span>
                <span>{t('bonuses:purchase.group')}</span>
                <span>{t('bonuses:purchase.distributor')}</span>
                <span className={lines.number}>{t('bonuses:purchase.amount')}</span>
                <span className={lines.number}>{t('bonuses:column.points')}</span>
              </>
            }
            line={(row) => <PurchaseLine row={row} />}
            onOpen={open}
            onDelete={remove}
          />
        )}
      </div>
      {exporting.dialog}
      {form && <PurchaseForm row={form.row} month={month} onClose={() => setForm(null)} />}
    </>
  );
}
