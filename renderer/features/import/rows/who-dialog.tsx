import { IconBuildingOff } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { AskedBuyer, BuyerCandidate } from '#contract/import-decisions.ts';
import { Button } from '../../../components/button.tsx';
import { FieldLine } from '../../../components/field-line.tsx';
import { FindReseller } from '../../../components/find-reseller.tsx';
import { FormDialog } from '../../../components/form-dialog.tsx';
import form from '../../../components/form.module.css';
import { StatusBadge } from '../../../components/status-badge.tsx';
import { useTexts } from '../../../lib/use-texts.ts';
import { decide, forgetDecision, type AskedRow } from './decide-actions.ts';
import list from '../option-list.module.css';
import classes from './who-dialog.module.css';

/** `null` is nobody; undefined before anything is chosen. */
type Choice = BuyerCandidate | null | undefined;

function CandidateWords({ candidate }: { readonly candidate: BuyerCandidate }) {
  const { t } = useTexts();
  const { name, legalForm, city, inn, status } = candidate;
  const about = [
    city ?? t('import:who.noCity'),
    inn === null ? t('import:who.noInn') : t('import:who.inn', { inn }),
  ];
  return (
    <>
      <span className={list.name}>{legalForm === null ? name : `${legalForm} ${name}`}</span>
      <span className={list.about}>{about.join(' · ')}</span>
      <span className={list.status}>
        <StatusBadge status={status} />
      </span>
    </>
  );
}

/** Asks who the company of a row is: once for all rows that spell it so. */
export function WhoDialog(props: {
  readonly row: AskedRow;
  readonly asked: AskedBuyer;
  /** Whether it may be none of those stored: a row of a register has to be somebody. */
  readonly mayBeNobody: boolean;
  readonly onClose: () => void;
}) {
  const { row, asked, mayBeNobody, onClose } = props;
  const { company, city, inn, rows, candidates, decided } = asked;
  const { t } = useTexts();
  const group = useId();
  const [found, setFound] = useState<readonly BuyerCandidate[]>([]);
  const offered = [...candidates, ...found];
  const [choice, setChoice] = useState<Choice>(() =>
    decided === null
      ? undefined
      : (candidates.find(({ pk }) => pk === decided.resellerPk) ??
        (decided.resellerPk === null && mayBeNobody ? null : undefined)),
  );
  const [missing, setMissing] = useState(false);
  const save = (chosen: Choice): void | Promise<unknown> => {
    if (chosen === undefined) {
      setMissing(true);
      return undefined;
    }
    return decide(row, chosen, rows).then((saved) => {
      if (saved) onClose();
    });
  };
  const option = (value: BuyerCandidate | null, first: boolean) => (
    <label key={value?.pk ?? 'nobody'} className={list.option}>
      <input
        type="radio"
        name={group}
        data-autofocus={first || undefined}
        checked={choice !== undefined && choice?.pk === value?.pk}
        onChange={() => setChoice(value)}
        onKeyDown={(event) => {
          // Whoever stands on one and presses Enter means it.
          if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.repeat) return;
          event.preventDefault();
          setChoice(value);
          void save(value);
        }}
      />
      {value === null ? (
        <>
          <span className={list.name}>
            <IconBuildingOff size={14} stroke={1.75} aria-hidden /> {t('import:who.nobody')}
          </span>
          <span className={list.about}>{t('import:who.nobodyHint')}</span>
        </>
      ) : (
        <CandidateWords candidate={value} />
      )}
    </label>
  );
  const focusAt =
    offered.find(({ pk }) => pk === choice?.pk) ?? (choice === null ? null : offered[0]);
  const facts = [city, inn === null ? null : t('import:who.inn', { inn })].filter(Boolean);
  return (
    <FormDialog
      title={t('import:who.title')}
      save={t('import:who.save')}
      wide
      onSave={() => save(choice)}
      onClose={onClose}
      foot={
        decided !== null && (
          <Button
            onClick={() => {
              void forgetDecision(row.sessionId, decided.pk).then((done) => {
                if (done) onClose();
              });
            }}
          >
            {t('import:who.forget')}
          </Button>
        )
      }
    >
      <div className={classes.company}>
        <strong>{company === '' ? t('import:who.unnamed') : company}</strong>
        {facts.length > 0 && <span className={list.about}>{facts.join(' · ')}</span>}
      </div>
      <p className={form.soft}>{t('import:who.lead', { count: rows })}</p>
      <div role="radiogroup" aria-label={t('import:who.choices')} className={list.options}>
        {offered.map((candidate) => option(candidate, candidate === focusAt))}
        {mayBeNobody && option(null, focusAt === null || offered.length === 0)}
      </div>
      {missing && choice === undefined && (
        <p className={form.problem} role="alert">
          {t(mayBeNobody ? 'import:who.missing' : 'import:who.missingOne')}
        </p>
      )}
      <FieldLine label={t('import:who.another')}>
        <FindReseller
          label={t('import:who.find')}
          onTake={(pk, _name, hit) => {
            if (!offered.some((one) => one.pk === pk)) setFound([...found, hit]);
            setChoice(offered.find((one) => one.pk === pk) ?? hit);
          }}
        />
      </FieldLine>
    </FormDialog>
  );
}
