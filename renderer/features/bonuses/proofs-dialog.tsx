import { useState } from 'react';
import type { BonusRequestCard } from '#contract/bonus.ts';
import { checkProofs, type DetailFault, type RequestProof } from '#domain/bonus/check-details.ts';
import { isRequestKind, kindSpecs } from '#domain/bonus/request-kinds.ts';
import { Button } from '../../components/button.tsx';
import { FieldLine } from '../../components/field-line.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import classes from '../../components/form.module.css';
import { dayOf } from '../../lib/day-of.ts';
import { formatInstantDate } from '../../lib/format.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { proofWord } from './words.ts';

type Typed = Readonly<Record<string, { readonly text: string; readonly date: string }>>;

/** Asks for what shows that a request was fulfilled: of each proof its number or place, and its day. */
export function ProofsDialog(props: {
  readonly card: BonusRequestCard;
  readonly onGive: (proofs: readonly RequestProof[]) => Promise<unknown>;
  readonly onClose: () => void;
}) {
  const { card, onGive, onClose } = props;
  const { t } = useTexts();
  const [today] = useState(() => formatInstantDate(Date.now()));
  const spec = isRequestKind(card.kind) ? kindSpecs[card.kind] : { fields: [], proofs: [] };
  const [typed, setTyped] = useState<Typed>({});
  const [faults, setFaults] = useState<Readonly<Record<string, DetailFault>>>({});
  const of = (key: string) => typed[key] ?? { text: '', date: today };
  const put = (key: string, part: { text?: string; date?: string }): void => {
    setTyped((before) => ({ ...before, [key]: { ...of(key), ...part } }));
  };
  const give = (): void | Promise<unknown> => {
    const proofs = spec.proofs
      .map(({ key }) => ({ kind: key, text: of(key).text, date: dayOf(of(key).date) ?? '' }))
      .filter(({ text }) => text.trim() !== '');
    const checked = checkProofs(spec, proofs);
    setFaults(checked.faults);
    const [wrong] = Object.keys(checked.faults);
    if (wrong === undefined) return onGive(checked.proofs);
    document.getElementById(`proof-${wrong}`)?.focus();
  };
  return (
    <FormDialog
      title={t('bonuses:proofs.title')}
      save={t('bonuses:commands.fulfil')}
      cross={false}
      foot={<Button onClick={onClose}>{t('common:cancel')}</Button>}
      onSave={give}
      onClose={onClose}
    >
      <p className={classes.hint}>{t('bonuses:proofs.hint')}</p>
      {spec.proofs.map(({ key, mandatory }, at) => {
        const fault = faults[key];
        const label = proofWord(t, key);
        return (
          <FieldLine
            key={key}
            label={mandatory ? label : t('bonuses:proofs.optional', { proof: label })}
            problem={fault === undefined ? null : t(`bonuses:fault.${fault}`)}
          >
            <div className={classes.pair} data-close>
              <input
                id={`proof-${key}`}
                data-autofocus={at === 0 || undefined}
                type="text"
                autoComplete="off"
                maxLength={500}
                className={classes.input}
                value={of(key).text}
                aria-label={label}
                aria-invalid={fault !== undefined}
                placeholder={t('bonuses:proofs.placeholder')}
                onChange={(event) => put(key, { text: event.target.value })}
              />
              <input
                type="text"
                autoComplete="off"
                maxLength={80}
                className={classes.input}
                data-date
                value={of(key).date}
                aria-label={t('bonuses:proofs.date', { proof: label })}
                onChange={(event) => put(key, { date: event.target.value })}
              />
            </div>
          </FieldLine>
        );
      })}
    </FormDialog>
  );
}
