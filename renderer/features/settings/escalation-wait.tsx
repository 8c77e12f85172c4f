import { useState } from 'react';
import type { EscalationRuleRow } from '#contract/task.ts';
import { mostEscalationDays, type EscalationWait } from '#domain/task/escalation.ts';
import { formatNumber } from '../../lib/format.ts';
import { useTexts } from '../../lib/use-texts.ts';
import classes from './settings.module.css';

const longestHours = 1000;
/** What a day is taken for while one changes from days to hours or back. */
const usualHours = 8;

type Unit = 'days' | 'hours';
type Amount = { readonly unit: Unit; readonly amount: number };

function amountOf({ afterDays, afterMinutes }: EscalationWait): Amount {
  return afterDays === null
    ? { unit: 'hours', amount: afterMinutes / 60 }
    : { unit: 'days', amount: afterDays };
}

function isWrong({ unit, amount }: Amount): boolean {
  if (unit === 'hours') return !(amount >= 0 && amount <= longestHours);
  return !(Number.isInteger(amount) && amount >= 1 && amount <= mostEscalationDays);
}

function waitOf({ unit, amount }: Amount): Partial<EscalationWait> {
  return unit === 'days'
    ? { afterDays: amount }
    : { afterDays: null, afterMinutes: Math.round(amount * 60) };
}

function changedTo(unit: Unit, { amount }: Amount): Amount {
  if (unit === 'hours') return { unit, amount: amount * usualHours };
  const days = Math.round(amount / usualHours);
  return { unit, amount: Math.min(Math.max(1, days), mostEscalationDays) };
}

/** How long a rule waits, in working days or in hours of work; each change is stored at once. */
export function EscalationWaitField(props: {
  readonly rule: EscalationRuleRow;
  readonly mayEdit: boolean;
  readonly onChange: (wait: Partial<EscalationWait>) => void;
}) {
  const { rule, mayEdit, onChange } = props;
  const { t, language } = useTexts();
  const [typed, setTyped] = useState<string | null>(null);
  if (rule.dayEnd) return <>{t('settings:escalation.dayEnd')}</>;
  const stored = amountOf(rule);
  const shown = formatNumber(stored.amount, language);
  const unitName = (unit: Unit): string =>
    t(`settings:escalation.unit.${unit}`, { count: stored.amount });
  if (!mayEdit) {
    const unit = unitName(stored.unit);
    return <>{t('settings:escalation.wait', { amount: shown, unit })}</>;
  }
  const entered = {
    unit: stored.unit,
    amount: Number((typed ?? shown).replace(',', '.').replace(/\s/g, '')),
  };
  const save = (): void => {
    if (typed === null) return;
    if (!isWrong(entered) && entered.amount !== stored.amount) onChange(waitOf(entered));
    setTyped(null);
  };
  return (
    <span className={classes.wait}>
      <input
        type="text"
        inputMode="decimal"
        className={classes.hours}
        maxLength={6}
        aria-label={t('settings:escalation.after')}
        aria-invalid={isWrong(entered)}
        value={typed ?? shown}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save();
          else if (event.key === 'Escape') setTyped(null);
        }}
      />
      <select
        className={classes.pick}
        aria-label={t('settings:escalation.in')}
        value={stored.unit}
        onChange={(event) => {
          const unit = event.target.value === 'days' ? 'days' : 'hours';
          onChange(waitOf(changedTo(unit, stored)));
        }}
      >
        <option value="days">{unitName('days')}</option>
        <option value="hours">{unitName('hours')}</option>
      </select>
    </span>
  );
}
