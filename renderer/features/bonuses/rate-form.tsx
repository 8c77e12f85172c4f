import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { RateRow } from '#contract/bonus-ledger.ts';
import { currencies, factorLevels, type RateFault } from '#domain/bonus/rate-table.ts';
import { Button } from '../../components/button.tsx';
import { FieldLine } from '../../components/field-line.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import classes from '../../components/form.module.css';
import { IconButton } from '../../components/icon-button.tsx';
import { request } from '../../lib/client.ts';
import { showError } from '../../lib/error-text.ts';
import { showUndoable } from '../../lib/undo.ts';
import { useDraft } from '../../lib/use-draft.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { formatMonth } from '../../lib/format.ts';
import { monthsAround } from '../../lib/months.ts';
import { MonthField } from './month-field.tsx';
import table from './rate-table.module.css';
import { draftedRate, readRate, textsOfRate, type RateTexts } from './rate-texts.ts';

function Cell(props: {
  readonly label: string;
  readonly value: string;
  readonly wide?: boolean;
  /** A field of its own rather than one of a table. */
  readonly alone?: true;
  readonly onChange: (text: string) => void;
}) {
  const { label, value, wide = false, alone, onChange } = props;
  return (
    <input
      type="text"
      autoComplete="off"
      maxLength={wide ? 80 : 20}
      className={classes.input}
      data-cell={wide ? 'wide' : 'number'}
      data-short={alone}
      value={value}
      aria-label={label}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

function replaced<T>(all: readonly T[], at: number, next: T): T[] {
  return all.map((one, index) => (index === at ? next : one));
}

function Rates(props: { readonly texts: RateTexts; readonly put: (next: RateTexts) => void }) {
  const { texts, put } = props;
  const { t } = useTexts();
  const { steps, groups, currency } = texts;
  const columns = steps.length + 1;
  const addStep = (): void =>
    put({
      ...texts,
      steps: [...steps, ''],
      groups: groups.map((group) => ({ ...group, points: [...group.points, ''] })),
    });
  const dropStep = (): void =>
    put({
      ...texts,
      steps: steps.slice(0, -1),
      groups: groups.map((group) => ({ ...group, points: group.points.slice(0, -1) })),
    });
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('bonuses:rate.group')}</th>
            <th scope="col">{t('bonuses:rate.fromZero')}</th>
            {steps.map((step, at) => (
              <th key={at} scope="col">
                <Cell
                  label={t('bonuses:rate.stepFrom', { step: at + 2, currency })}
                  value={step}
                  onChange={(text) => put({ ...texts, steps: replaced(steps, at, text) })}
                />
              </th>
            ))}
            <th aria-label={t('bonuses:rate.steps')}>
              <IconButton icon={IconPlus} label={t('bonuses:rate.addStep')} onClick={addStep} />
              {steps.length > 0 && (
                <IconButton icon={IconX} label={t('bonuses:rate.dropStep')} onClick={dropStep} />
              )}
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group, row) => (
            <tr key={row}>
              <td>
                <Cell
                  wide
                  label={t('bonuses:rate.groupName', { row: row + 1 })}
                  value={group.name}
                  onChange={(name) =>
                    put({ ...texts, groups: replaced(groups, row, { ...group, name }) })
                  }
                />
              </td>
              {Array.from({ length: columns }, (_, at) => (
                <td key={at}>
                  <Cell
                    label={t('bonuses:rate.cell', { group: group.name, step: at + 1 })}
                    value={group.points[at] ?? ''}
                    onChange={(text) =>
                      put({
                        ...texts,
                        groups: replaced(groups, row, {
                          ...group,
                          points: replaced(group.points, at, text),
                        }),
                      })
                    }
                  />
                </td>
              ))}
              <td>
                <IconButton
                  icon={IconX}
                  label={t('bonuses:rate.dropGroup', { group: group.name })}
                  onClick={() => put({ ...texts, groups: groups.filter((_, at) => at !== row) })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button
        onClick={() =>
          put({
            ...texts,
            groups: [...groups, { name: '', points: Array.from({ length: columns }, () => '') }],
          })
        }
      >
        {t('bonuses:rate.addGroup')}
      </Button>
    </div>
  );
}

/** A new version of the rates, beginning with the one before; the old ones stay as they are. */
export function RateForm(props: {
  readonly latest: RateRow | undefined;
  readonly onClose: () => void;
}) {
  const { latest, onClose } = props;
  const { t, language } = useTexts();
  const draft = useDraft('rate:new:table');
  const texts = draftedRate(draft.draft) ?? textsOfRate(latest);
  const put = (next: RateTexts): void => draft.put(JSON.stringify(next));
  const [fault, setFault] = useState<RateFault | null>(null);
  const save = (): void | Promise<void> => {
    const read = readRate(texts);
    setFault(read.fault);
    if (read.fault !== null) return;
    return request('rate-create', { validFrom: texts.validFrom, table: read.table }).then(
      (answer) => {
        draft.discard();
        showUndoable(
          t('bonuses:did.rates', { month: formatMonth(texts.validFrom, language) }),
          answer,
        );
        onClose();
      },
      showError,
    );
  };
  return (
    <FormDialog
      wide
      title={t('bonuses:rate.new')}
      save={t('bonuses:rate.save')}
      onSave={save}
      onClose={onClose}
    >
      <FieldLine label={t('bonuses:rate.validFrom')}>
        <MonthField
          first
          label={t('bonuses:rate.validFrom')}
          value={texts.validFrom}
          months={monthsAround(12, 12)}
          onChange={(validFrom) => put({ ...texts, validFrom })}
        />
      </FieldLine>
      <FieldLine label={t('bonuses:purchase.currency')}>
        <select
          className={classes.select}
          aria-label={t('bonuses:purchase.currency')}
          value={texts.currency}
          onChange={(event) => {
            const currency = currencies.find((one) => one === event.target.value);
            if (currency) put({ ...texts, currency });
          }}
        >
          {currencies.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </FieldLine>
      <FieldLine label={t('bonuses:rate.expires')}>
        <Cell
          alone
          label={t('bonuses:rate.expires')}
          value={texts.months}
          onChange={(months) => put({ ...texts, months })}
        />
      </FieldLine>
      <FieldLine label={t('bonuses:rate.factors')}>
        <div className={classes.pair} data-close>
          {factorLevels.map((level) => {
            const word =
              level === 'none' ? t('bonuses:why.noLevel') : t(`resellers:level.${level}`);
            return (
              <label key={level} className={table.factor}>
                <span>{word}</span>
                <Cell
                  label={t('bonuses:rate.factorOf', { level: word })}
                  value={texts.factors[level]}
                  onChange={(text) =>
                    put({ ...texts, factors: { ...texts.factors, [level]: text } })
                  }
                />
              </label>
            );
          })}
        </div>
      </FieldLine>
      <p className={classes.hint}>{t('bonuses:rate.hint', { currency: texts.currency })}</p>
      <Rates texts={texts} put={put} />
      {fault !== null && (
        <p className={classes.problem} role="alert">
          {t(`bonuses:rateFault.${fault}`)}
        </p>
      )}
    </FormDialog>
  );
}
