import { useEffect, useId, useState } from 'react';
import { IconX } from '@tabler/icons-react';
import type { SearchHit } from '#contract/reseller.ts';
import { parseInn } from '#domain/reseller/inn.ts';
import { Button } from '../../../components/button.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { request } from '../../../lib/client.ts';
import { errorText, showError } from '../../../lib/error-text.ts';
import { goToResellers } from '../../../lib/reseller-place.ts';
import { showUndoable } from '../../../lib/undo.ts';
import { useDraft } from '../../../lib/use-draft.ts';
import { useTexts } from '../../../lib/use-texts.ts';
import { innProblem, kppProblem } from './field-rules.ts';
import classes from './new-reseller.module.css';

const fields = ['inn', 'kpp', 'name', 'legalForm', 'city'] as const;
type NewField = (typeof fields)[number];

const problems: { readonly [F in NewField]?: (text: string) => string | null } = {
  inn: innProblem,
  kpp: kppProblem,
};

/** Resellers that have this INN already, found as soon as it is whole. */
function useSameInn(text: string): readonly SearchHit[] {
  const parsed = parseInn(text);
  const inn = parsed.ok ? parsed.value : null;
  const [found, setFound] = useState<{
    readonly inn: string;
    readonly hits: readonly SearchHit[];
  }>();
  useEffect(() => {
    if (inn === null) return;
    let late = false;
    request('reseller-search', { text: inn, limit: 10 }).then(({ hits }) => {
      if (!late) setFound({ inn, hits: hits.filter((hit) => hit.inn === inn) });
    }, showError);
    return () => {
      late = true;
    };
  }, [inn]);
  return found && found.inn === inn ? found.hits : [];
}

function FormLine(props: {
  readonly field: NewField;
  /** Of the ids of its fields: another form may stand behind the call. */
  readonly prefix: string;
  /** The key of what is typed, without the field. */
  readonly drafts: string;
  readonly onEnter: () => void;
}) {
  const { field, prefix, drafts, onEnter } = props;
  const { t } = useTexts();
  const { draft = '', put, flush } = useDraft(`${drafts}:${field}`);
  const problem = problems[field]?.(draft) ?? null;
  const id = `${prefix}-${field}`;
  return (
    <div className={classes.line}>
      <label className={classes.label} htmlFor={id}>
        {t(`resellers:columns.${field}`)}
      </label>
      <div>
        <input
          id={id}
          type="text"
          autoFocus={field === 'inn'}
          autoComplete="off"
          className={classes.input}
          value={draft}
          required={field === 'name'}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : `${id}-problem`}
          onChange={(event) => put(event.target.value)}
          onBlur={flush}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && event.ctrlKey) onEnter();
          }}
        />
        {problem !== null && (
          <p id={`${id}-problem`} className={classes.problem}>
            {problem}
          </p>
        )}
      </div>
    </div>
  );
}

function useNewDrafts(key: string) {
  const inn = useDraft(`${key}:inn`);
  const kpp = useDraft(`${key}:kpp`);
  const name = useDraft(`${key}:name`);
  const legalForm = useDraft(`${key}:legalForm`);
  const city = useDraft(`${key}:city`);
  return { inn, kpp, name, legalForm, city };
}

/** A new reseller in a few lines; who has the same INN already is shown before anything is stored. */
export default function NewReseller(props: {
  /** Where what is typed is kept: of one form it must not come up in another. */
  readonly drafts?: string;
  readonly onCancel: () => void;
  readonly onCreated: (pk: number) => void;
}) {
  const { drafts: key = 'reseller:new', onCancel, onCreated } = props;
  const { t } = useTexts();
  const prefix = useId();
  const drafts = useNewDrafts(key);
  const [problem, setProblem] = useState<string | null>(null);
  const same = useSameInn(drafts.inn.draft ?? '');
  const name = drafts.name.draft?.trim() ?? '';

  const create = (): void => {
    if (name === '') {
      document.getElementById(`${prefix}-name`)?.focus();
      return;
    }
    const typed = Object.fromEntries(
      fields.flatMap((field) => {
        const text = drafts[field].draft?.trim() ?? '';
        return text === '' ? [] : [[field, text]];
      }),
    );
    request('reseller-create', { ...typed, name }).then(
      (card) => {
        for (const draft of Object.values(drafts)) draft.discard();
        showUndoable(t('shell:undo.resellerAdded'), card);
        onCreated(card.pk);
      },
      (error: unknown) => setProblem(errorText(error)),
    );
  };
  return (
    <form
      className={classes.form}
      aria-label={t('resellers:new.title')}
      onSubmit={(event) => {
        event.preventDefault();
        create();
      }}
    >
      <div className={classes.head}>
        <h1>{t('resellers:new.title')}</h1>
        <IconButton icon={IconX} label={t('resellers:card.close')} onClick={onCancel} />
      </div>
      <p className={classes.hint}>{t('resellers:new.hint')}</p>
      {fields.map((field) => (
        <FormLine key={field} prefix={prefix} drafts={key} field={field} onEnter={create} />
      ))}
      {same.length > 0 && (
        <div className={classes.same} role="status">
          <p>{t('resellers:new.duplicate', { count: same.length })}</p>
          {same.map((hit) => (
            <button
              key={hit.pk}
              type="button"
              className={classes.link}
              onClick={() => {
                onCancel();
                goToResellers({ pk: hit.pk });
              }}
            >
              {[hit.name, hit.city, hit.kpp].filter((part) => part !== null).join(', ')}
            </button>
          ))}
          <p className={classes.hint}>{t('resellers:new.branch')}</p>
        </div>
      )}
      {problem !== null && (
        <p className={classes.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={classes.buttons}>
        <Button type="submit" look="primary" disabled={name === ''}>
          {t('resellers:new.create')}
        </Button>
        <Button onClick={onCancel}>{t('common:cancel')}</Button>
      </div>
    </form>
  );
}
