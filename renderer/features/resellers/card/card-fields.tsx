import { useState, type ReactNode } from 'react';
import type { ResellerCard, ResellerFilterField, ResellerPatch } from '#contract/reseller.ts';
import { Copyable } from '../../../components/copyable.tsx';
import { InlineField } from '../../../components/inline-field.tsx';
import { formatDate } from '../../../lib/format.ts';
import { toClientError } from '../../../lib/client-error.ts';
import { queryClient } from '../../../lib/query-client.ts';
import { goToResellers } from '../../../lib/reseller-place.ts';
import { channelQuery } from '../../../lib/use-channel.ts';
import { useTexts } from '../../../lib/use-texts.ts';
import classes from './card-fields.module.css';
import { FieldHistory } from './field-history.tsx';
import { innProblem, kppProblem, typedDate } from './field-rules.ts';
import { Group } from './group.tsx';
import { useCardEdit } from './use-card-edit.ts';
import { formatMoney } from './value-words.ts';

type TextField = Exclude<keyof ResellerPatch, 'level'>;

/** Values of a filter that are known already: offered while one types, never waited for. */
function knownValues(field: TextField): readonly string[] {
  if (!['city', 'region', 'manager', 'segment'].includes(field)) return [];
  const facets = queryClient.getQueryData(channelQuery('reseller-facets', {}).queryKey);
  return (facets?.[field as ResellerFilterField] ?? [])
    .slice(0, 200)
    .flatMap(({ value }) => value ?? []);
}

function OtherLink({ pk, name }: { readonly pk: number; readonly name: string }) {
  const { t } = useTexts();
  return (
    <button type="button" className={classes.link} onClick={() => goToResellers({ pk })}>
      {t('resellers:card.openOther', { name })}
    </button>
  );
}

/** One field of a reseller, edited in place, with its history. */
function Field(props: {
  readonly card: ResellerCard;
  readonly field: TextField;
  readonly label: string;
  readonly multiline?: boolean;
  readonly placeholder?: string;
  readonly check?: (text: string) => string | null;
  readonly numeric?: boolean;
}) {
  const { card, field, label, numeric, ...rest } = props;
  const edit = useCardEdit();
  const [other, setOther] = useState<{
    readonly of: number;
    readonly pk: number;
    readonly name: string;
  } | null>(null);
  const stored = card[field];
  const isDate = field === 'authorisedOn';
  const value = stored === null ? '' : isDate ? formatDate(stored) : stored;
  const suggestions = knownValues(field);

  const save = async (text: string): Promise<void> => {
    const next = isDate ? typedDate(text) : text;
    setOther(null);
    try {
      await edit('reseller-patch', { pk: card.pk, fields: { [field]: next } }, `reseller.${field}`);
    } catch (error) {
      const { code, details } = toClientError(error);
      if (code === 'reseller/duplicate-inn' && typeof details.pk === 'number') {
        setOther({ of: card.pk, pk: details.pk, name: String(details.name) });
      }
      throw error;
    }
  };
  return (
    <>
      <InlineField
        {...rest}
        label={label}
        value={value}
        draftKey={`reseller:${card.pk}:${field}`}
        onSave={save}
        {...(numeric ? { inputMode: 'numeric' as const } : {})}
        {...(suggestions.length > 0 ? { suggestions } : {})}
        actions={<FieldHistory pk={card.pk} field={field} label={label} />}
      />
      {other?.of === card.pk && <OtherLink pk={other.pk} name={other.name} />}
    </>
  );
}

function LevelField({ card }: { readonly card: ResellerCard }) {
  const { t } = useTexts();
  const edit = useCardEdit();
  const label = t('resellers:columns.level');
  const levels = ['gold', 'silver', 'bronze'] as const;
  const save = (text: string): Promise<unknown> =>
    edit(
      'reseller-patch',
      { pk: card.pk, fields: { level: levels.find((level) => level === text) ?? null } },
      'reseller.level',
    );
  return (
    <InlineField
      label={label}
      value={card.level ?? ''}
      shown={card.level && t(`resellers:level.${card.level}`)}
      draftKey={`reseller:${card.pk}:level`}
      onSave={save}
      options={[
        { value: '', label: t('common:field.empty') },
        ...levels.map((value) => ({ value, label: t(`resellers:level.${value}`) })),
      ]}
      actions={<FieldHistory pk={card.pk} field="level" label={label} />}
    />
  );
}

function Fact(props: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <span className={classes.label}>{props.label}</span>
      <span>{props.children}</span>
    </div>
  );
}

/** The fields of a reseller in groups, each edited in place. */
export function CardFields({ card }: { readonly card: ResellerCard }) {
  const { t } = useTexts();
  const { accountingCode, accountingTurnoverMinor, lastPurchaseOn, branches } = card;
  const inBooks =
    accountingCode !== null || accountingTurnoverMinor !== null || lastPurchaseOn !== null;
  return (
    <>
      <Group title={t('resellers:card.work')}>
        <Field
          card={card}
          field="note"
          label={t('resellers:card.note')}
          placeholder={t('resellers:card.notePlaceholder')}
          multiline
        />
        <LevelField card={card} />
        <Field card={card} field="manager" label={t('resellers:columns.manager')} />
        <Field card={card} field="segment" label={t('resellers:columns.segment')} />
        <Field card={card} field="authorisedOn" label={t('resellers:columns.authorisedOn')} />
      </Group>
      <Group title={t('resellers:card.legal')}>
        <Field
          card={card}
          field="inn"
          label={t('resellers:columns.inn')}
          check={innProblem}
          numeric
        />
        <Field card={card} field="kpp" label={t('resellers:columns.kpp')} check={kppProblem} />
        <Field card={card} field="name" label={t('resellers:columns.name')} />
        <Field card={card} field="legalForm" label={t('resellers:columns.legalForm')} />
        <Field card={card} field="city" label={t('resellers:columns.city')} />
        <Field card={card} field="region" label={t('resellers:columns.region')} />
        <Field card={card} field="address" label={t('resellers:card.address')} multiline />
      </Group>
      {branches.length > 0 && (
        <Group title={t('resellers:card.branches')}>
          {branches.map((branch) => (
            <button
              key={branch.pk}
              type="button"
              className={classes.branch}
              onClick={() => goToResellers({ pk: branch.pk })}
            >
              <span>{branch.name}</span>
              <span className={classes.soft}>
                {[branch.city, branch.kpp].filter((part) => part !== null).join(', ')}
              </span>
            </button>
          ))}
        </Group>
      )}
      {inBooks && (
        <Group title={t('resellers:card.accounting')}>
          {accountingCode !== null && (
            <Fact label={t('resellers:card.accountingCode')}>
              <Copyable text={accountingCode} />
            </Fact>
          )}
          {accountingTurnoverMinor !== null && (
            <Fact label={t('resellers:card.turnover')}>{formatMoney(accountingTurnoverMinor)}</Fact>
          )}
          {lastPurchaseOn !== null && (
            <Fact label={t('resellers:card.lastPurchase')}>{formatDate(lastPurchaseOn)}</Fact>
          )}
        </Group>
      )}
    </>
  );
}
