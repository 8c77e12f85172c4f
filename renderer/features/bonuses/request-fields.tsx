import type { DetailFault } from '#domain/bonus/check-details.ts';
import { kindSpecs, requestKinds, type KindField } from '#domain/bonus/request-kinds.ts';
import { formatDate } from '#domain/calendar/parse-date.ts';
import { useEffect, useState, type KeyboardEvent } from 'react';
import type { BonusAccount } from '#contract/bonus-ledger.ts';
import { ChoiceField } from '../../components/choice-field.tsx';
import { FieldLine } from '../../components/field-line.tsx';
import classes from '../../components/form.module.css';
import { dayOf } from '../../lib/day-of.ts';
import { formatNumber } from '../../lib/format.ts';
import { useTexts } from '../../lib/use-texts.ts';
import styles from './request-fields.module.css';
import { wholeNumber } from '../../lib/whole-number.ts';
import type { RequestFaults } from './request-values.ts';
import type { RequestDrafts } from './use-request-drafts.ts';
import { fieldWord, kindWord, optionWord } from './words.ts';

/** The id of a field of a form. */
export function fieldId(prefix: string, key: string): string {
  return `${prefix}-${key}`;
}

/** Gives a field the keyboard; one that is not drawn yet as soon as it is. */
export function focusField(prefix: string, key: string): void {
  const give = (): boolean => {
    const field = document.getElementById(fieldId(prefix, key));
    field?.focus();
    return field !== null;
  };
  if (!give()) requestAnimationFrame(give);
}

function onPlainEnter(run: () => void) {
  return (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    run();
  };
}

function KindFieldInput(props: {
  readonly field: KindField;
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly invalid: boolean;
  readonly onChange: (text: string) => void;
  readonly onNext: () => void;
}) {
  const { field, id, label, value, invalid, onChange, onNext } = props;
  const { t } = useTexts();
  const shared = { id, 'aria-label': label, 'aria-invalid': invalid, autoComplete: 'off' } as const;
  switch (field.type) {
    case 'choice': {
      const words = field.options.map((option) => optionWord(t, field, option));
      return (
        <ChoiceField
          label={label}
          inputId={id}
          value={value === '' ? null : optionWord(t, field, value)}
          options={words}
          invalid={invalid}
          onChoose={(word) => onChange(field.options[words.indexOf(word)] ?? '')}
          onNext={onNext}
        />
      );
    }
    case 'long-text':
      return (
        <textarea
          {...shared}
          className={classes.note}
          rows={2}
          maxLength={field.maxLength}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'date': {
      const day = value.trim() === '' ? null : dayOf(value);
      const said = day === null ? null : formatDate(day);
      return (
        <>
          <input
            {...shared}
            type="text"
            className={classes.input}
            value={value}
            maxLength={80}
            placeholder={t('bonuses:form.datePlaceholder')}
            onChange={(event) => onChange(event.target.value)}
            onKeyDown={onPlainEnter(onNext)}
          />
          {said !== null && said !== value.trim() && (
            <p className={classes.hint} role="status">
              {said}
            </p>
          )}
        </>
      );
    }
    case 'text':
    case 'integer':
      return (
        <input
          {...shared}
          type="text"
          inputMode={field.type === 'integer' ? 'numeric' : 'text'}
          className={classes.input}
          data-short={field.type === 'integer' || undefined}
          value={value}
          maxLength={field.type === 'text' ? field.maxLength : 20}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={onPlainEnter(onNext)}
        />
      );
  }
}

function Available(props: { readonly account: BonusAccount; readonly points: number }) {
  const { account, points } = props;
  const { t, language } = useTexts();
  const { available, reserved, expiring } = account;
  const missing = points - available;
  const next = expiring[0];
  const number = (value: number): string => formatNumber(value, language);
  if (missing > 0) {
    return (
      <p className={classes.problem} role="status">
        {t('bonuses:form.missing', { available: number(available), missing: number(missing) })}
      </p>
    );
  }
  return (
    <p className={classes.hint}>
      {t('bonuses:form.available', { available: number(available) })}
      {reserved > 0 && ` · ${t('bonuses:form.reserved', { reserved: number(reserved) })}`}
      {next &&
        ` · ${t('bonuses:form.expiring', { points: number(next.points), on: formatDate(next.on) })}`}
    </p>
  );
}

/**
 * Kind, points, and the fields of the kind, the mandatory ones first. Enter goes to the next; the
 * optional ones fold out when they are wanted.
 */
export function RequestFields(props: {
  readonly prefix: string;
  readonly drafts: RequestDrafts;
  readonly faults: RequestFaults;
  readonly account: BonusAccount | undefined;
  /** Enter in the last mandatory field. */
  readonly onLast: () => void;
}) {
  const { prefix, drafts, faults, account, onLast } = props;
  const { t } = useTexts();
  const { kind, points, fields } = drafts.texts;
  const words = requestKinds.map((one) => kindWord(t, one));
  const own = kind === null ? [] : kindSpecs[kind].fields;
  const mandatory = own.filter((field) => field.mandatory);
  const optional = own.filter((field) => !field.mandatory);
  const [unfolded, setUnfolded] = useState(false);
  const wanted =
    unfolded || optional.some(({ key }) => (fields[key] ?? '') !== '' || faults[key] !== undefined);
  const firstOptional = optional[0]?.key;
  useEffect(() => {
    if (unfolded && firstOptional !== undefined) focusField(prefix, firstOptional);
  }, [unfolded, firstOptional, prefix]);
  const problem = (fault: DetailFault | undefined): string | null =>
    fault === undefined ? null : t(`bonuses:fault.${fault}`);
  const drawn = [...mandatory, ...(wanted ? optional : [])];
  const next = (at: number): void => {
    const after = drawn[at + 1];
    if (after === undefined || !after.mandatory) onLast();
    else focusField(prefix, after.key);
  };
  return (
    <>
      <FieldLine label={t('bonuses:form.kind')} problem={problem(faults['kind'])}>
        <ChoiceField
          label={t('bonuses:form.kind')}
          inputId={fieldId(prefix, 'kind')}
          value={kind === null ? null : kindWord(t, kind)}
          options={words}
          placeholder={t('bonuses:form.kindPlaceholder')}
          invalid={faults['kind'] !== undefined}
          onChoose={(word) => {
            const chosen = requestKinds[words.indexOf(word)];
            if (chosen !== undefined) drafts.putKind(chosen);
          }}
          onNext={() => focusField(prefix, 'points')}
        />
      </FieldLine>
      <FieldLine label={t('bonuses:form.points')} problem={problem(faults['points'])}>
        <input
          id={fieldId(prefix, 'points')}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          maxLength={20}
          className={classes.input}
          data-short
          value={points}
          aria-label={t('bonuses:form.points')}
          aria-invalid={faults['points'] !== undefined}
          onChange={(event) => drafts.putPoints(event.target.value)}
          onKeyDown={onPlainEnter(() => next(-1))}
        />
        {account && <Available account={account} points={wholeNumber(points) ?? 0} />}
      </FieldLine>
      {kind !== null &&
        drawn.map((field, at) => (
          <FieldLine
            key={`${kind}-${field.key}`}
            label={fieldWord(t, kind, field.key)}
            problem={problem(faults[field.key])}
          >
            <KindFieldInput
              field={field}
              id={fieldId(prefix, field.key)}
              label={fieldWord(t, kind, field.key)}
              value={fields[field.key] ?? ''}
              invalid={faults[field.key] !== undefined}
              onChange={(text) => drafts.putField(field.key, text)}
              onNext={() => next(at)}
            />
          </FieldLine>
        ))}
      {optional.length > 0 && !wanted && (
        <button type="button" className={styles.more} onClick={() => setUnfolded(true)}>
          {t('bonuses:form.more')}
        </button>
      )}
    </>
  );
}
