import { useEffect, useState } from 'react';
import type { PurchaseFields, PurchaseRow } from '#contract/bonus-ledger.ts';
import { currencies, type Currency } from '#domain/bonus/rate-table.ts';
import { searchKey } from '#domain/text/search-key.ts';
import { parseAmount } from '#domain/money/parse-amount.ts';
import { Button } from '../../components/button.tsx';
import { ChoiceField } from '../../components/choice-field.tsx';
import { FieldLine } from '../../components/field-line.tsx';
import { FindReseller } from '../../components/find-reseller.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import classes from '../../components/form.module.css';
import { MiddleText } from '../../components/middle-text.tsx';
import { request } from '../../lib/client.ts';
import { showError } from '../../lib/error-text.ts';
import { focusLater } from '../../lib/focus-later.ts';
import { showUndoable } from '../../lib/undo.ts';
import { useChannel } from '../../lib/use-channel.ts';
import { useDraft } from '../../lib/use-draft.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { monthsAround } from '../../lib/months.ts';
import { MonthField } from './month-field.tsx';

type Who = { readonly pk: number; readonly name: string };
type Problem = 'reseller' | 'group' | 'amount';

function isCurrency(text: string): text is Currency {
  return (currencies as readonly string[]).includes(text);
}

function amountText(minor: number): string {
  return (minor / 100).toFixed(minor % 100 === 0 ? 0 : 2).replace('.', ',');
}

/** What is typed into a purchase is a draft of the month, or of the purchase that is mended. */
function usePurchaseDrafts(prefix: string, row: PurchaseRow | null, month: string) {
  const drafts = {
    month: useDraft(`${prefix}:month`),
    group: useDraft(`${prefix}:group`),
    amount: useDraft(`${prefix}:amount`),
    currency: useDraft(`${prefix}:currency`),
    distributor: useDraft(`${prefix}:distributor`),
    note: useDraft(`${prefix}:note`),
  };
  const currency = drafts.currency.draft ?? row?.currency ?? 'RUB';
  const values = {
    month: drafts.month.draft ?? row?.month ?? month,
    group: drafts.group.draft ?? row?.productGroup ?? '',
    amount: drafts.amount.draft ?? (row ? amountText(row.amountMinor) : ''),
    currency: isCurrency(currency) ? currency : 'RUB',
    distributor: drafts.distributor.draft ?? row?.distributor ?? '',
    note: drafts.note.draft ?? row?.note ?? '',
  };
  const discard = (): void => {
    for (const draft of Object.values(drafts)) draft.discard();
  };
  return { drafts, values, discard };
}

function TextLine(props: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly offered?: readonly string[];
  readonly problem?: string | null;
  readonly onChange: (text: string) => void;
}) {
  const { id, label, value, offered = [], problem = null, onChange } = props;
  return (
    <FieldLine label={label} problem={problem}>
      <input
        id={id}
        type="text"
        autoComplete="off"
        list={offered.length > 0 ? `${id}-list` : undefined}
        maxLength={200}
        className={classes.input}
        value={value}
        aria-label={label}
        aria-invalid={problem !== null}
        onChange={(event) => onChange(event.target.value)}
      />
      {offered.length > 0 && (
        <datalist id={`${id}-list`}>
          {offered.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
    </FieldLine>
  );
}

/** A purchase by hand: who, in which month, of what, for how much. */
export function PurchaseForm(props: {
  /** The purchase that is mended; null for a new one. */
  readonly row: PurchaseRow | null;
  readonly month: string;
  readonly onClose: () => void;
}) {
  const { row, month, onClose } = props;
  const { t } = useTexts();
  // Who may not see resellers mends the rest: who bought stays as it is.
  const unseen = row !== null && row.resellerPk === null;
  const [who, setWho] = useState<Who | null>(
    row !== null && row.resellerPk !== null
      ? { pk: row.resellerPk, name: row.reseller ?? '' }
      : null,
  );
  const { data: offered } = useChannel('purchase-values', {});
  const prefix = `purchase:${row ? String(row.pk) : 'new'}`;
  const { drafts, values, discard } = usePurchaseDrafts(prefix, row, month);
  const rated = offered?.rated ?? null;
  const unrated =
    rated !== null &&
    values.group !== '' &&
    !rated.some((name) => searchKey(name) === searchKey(values.group));
  const [problem, setProblem] = useState<Problem | null>(null);
  const isNew = row === null;
  useEffect(() => {
    const first = isNew ? 'dialog input[data-first]' : '#purchase-amount';
    document.querySelector<HTMLInputElement>(first)?.focus();
  }, [isNew]);
  const save = (): void | Promise<void> => {
    const amount = parseAmount(values.amount);
    const wrong: Problem | null =
      who === null && !unseen
        ? 'reseller'
        : values.group.trim() === ''
          ? 'group'
          : !amount.ok || amount.value <= 0
            ? 'amount'
            : null;
    setProblem(wrong);
    if (wrong !== null || !amount.ok) {
      const at = wrong === 'reseller' ? 'dialog input[data-first]' : `#purchase-${wrong ?? ''}`;
      return document.querySelector<HTMLElement>(at)?.focus();
    }
    const fields: Omit<PurchaseFields, 'resellerPk'> = {
      month: values.month,
      productGroup: values.group,
      amountMinor: amount.value,
      currency: values.currency,
      distributor: values.distributor === '' ? null : values.distributor,
      note: values.note === '' ? null : values.note,
    };
    const ofWhom = who === null ? {} : { resellerPk: who.pk };
    const stored = row
      ? request('purchase-patch', { pk: row.pk, fields: { ...fields, ...ofWhom } })
      : who && request('purchase-create', { ...fields, resellerPk: who.pk });
    return stored?.then((answer) => {
      discard();
      showUndoable(t(row ? 'bonuses:did.purchaseChanged' : 'bonuses:did.purchaseAdded'), answer);
      onClose();
    }, showError);
  };
  return (
    <FormDialog
      title={t(row ? 'bonuses:purchase.edit' : 'bonuses:purchase.new')}
      save={t('bonuses:form.save')}
      onSave={save}
      onClose={onClose}
    >
      <FieldLine
        label={t('bonuses:form.reseller')}
        problem={problem === 'reseller' ? t('bonuses:form.noReseller') : null}
      >
        {who === null && !unseen && (
          <FindReseller
            label={t('bonuses:form.findReseller')}
            onTake={(pk, name) => {
              setWho({ pk, name });
              focusLater(() => document.getElementById('purchase-group')?.focus());
            }}
          />
        )}
        {who !== null && (
          <div className={classes.who}>
            <span className={classes.name}>
              <MiddleText text={who.name} />
            </span>
            <Button onClick={() => setWho(null)}>{t('bonuses:form.other')}</Button>
          </div>
        )}
      </FieldLine>
      <FieldLine label={t('bonuses:purchase.month')}>
        <MonthField
          label={t('bonuses:purchase.month')}
          value={values.month}
          months={monthsAround(0, 24)}
          onChange={drafts.month.put}
        />
      </FieldLine>
      <FieldLine
        label={t('bonuses:purchase.group')}
        problem={problem === 'group' ? t('bonuses:fault.required') : null}
      >
        <ChoiceField
          label={t('bonuses:purchase.group')}
          inputId="purchase-group"
          value={values.group === '' ? null : values.group}
          options={offered?.groups ?? []}
          newWord={(typed) => t('bonuses:purchase.newGroup', { name: typed })}
          invalid={problem === 'group'}
          onChoose={drafts.group.put}
          onNext={() => document.getElementById('purchase-amount')?.focus()}
        />
        {unrated && (
          <p className={classes.soft} role="status">
            {t('bonuses:purchase.noRate')}
          </p>
        )}
      </FieldLine>
      <FieldLine
        label={t('bonuses:purchase.amount')}
        problem={problem === 'amount' ? t('bonuses:purchase.amountMissing') : null}
      >
        <div className={classes.pair} data-close>
          <input
            id="purchase-amount"
            type="text"
            inputMode="decimal"
            autoComplete="off"
            maxLength={60}
            data-short
            className={classes.input}
            value={values.amount}
            aria-label={t('bonuses:purchase.amount')}
            aria-invalid={problem === 'amount'}
            onChange={(event) => drafts.amount.put(event.target.value)}
          />
          <select
            className={classes.select}
            aria-label={t('bonuses:purchase.currency')}
            value={values.currency}
            onChange={(event) => drafts.currency.put(event.target.value)}
          >
            {currencies.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </div>
      </FieldLine>
      <TextLine
        id="purchase-distributor"
        label={t('bonuses:purchase.distributor')}
        value={values.distributor}
        offered={offered?.distributors ?? []}
        onChange={drafts.distributor.put}
      />
      <TextLine
        id="purchase-note"
        label={t('bonuses:purchase.note')}
        value={values.note}
        onChange={drafts.note.put}
      />
    </FormDialog>
  );
}
