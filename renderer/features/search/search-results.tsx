import { memo } from 'react';
import { useTexts } from '../../lib/use-texts.ts';
import type { SearchHit } from '#contract/reseller.ts';
import { KeyHint } from '../../components/key-hint.tsx';
import { Marked } from '../../components/marked.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { formatPhone } from '../../lib/format.ts';
import type { SearchAnswer } from '../../lib/use-reseller-search.ts';
import classes from './search-results.module.css';

/** The column between name and city: what was found, else the number one would dial. */
function reachText(hit: SearchHit): string {
  const { field, text } = hit.matched;
  if (field === 'phone') return formatPhone(text);
  if (field === 'contact' || field === 'email') return text;
  return hit.phone === null ? '' : formatPhone(hit.phone);
}

type ResultProps = {
  readonly hit: SearchHit;
  readonly query: string;
  readonly at: number;
  readonly active: boolean;
  readonly onOpen: (pk: number) => void;
  readonly onPoint: (at: number) => void;
};

function sameResult(before: ResultProps, after: ResultProps): boolean {
  return (
    before.hit === after.hit &&
    before.query === after.query &&
    before.at === after.at &&
    before.active === after.active
  );
}

const Result = memo(function Result({ hit, query, at, active, onOpen, onPoint }: ResultProps) {
  const { field } = hit.matched;
  const inReach = field === 'phone' || field === 'contact' || field === 'email';
  // Of several words one may stand in the name and another in the city; a single one is shown only
  // where it counted, or a letter or two would be marked all over.
  const several = /\s/.test(query);
  const marksOf = (counted: boolean): string => (counted || several ? query : '');
  return (
    <li
      id={`search-result-${at}`}
      role="option"
      aria-selected={active}
      className={classes.result}
      onMouseMove={() => onPoint(at)}
      onMouseDown={(event) => {
        // The field keeps the focus until the card is there.
        event.preventDefault();
        if (event.button === 0) onOpen(hit.pk);
      }}
    >
      <StatusBadge status={hit.status} signOnly />
      <span className={classes.name} title={hit.name}>
        <Marked text={hit.name} query={marksOf(field === 'name')} />
        {hit.legalForm !== null && <span className={classes.form}>{hit.legalForm}</span>}
      </span>
      <span className={classes.soft}>
        <Marked text={reachText(hit)} query={marksOf(inReach)} />
      </span>
      <span className={classes.soft}>
        <Marked text={hit.city ?? ''} query={marksOf(field === 'city')} />
      </span>
      <span className={classes.inn}>
        <Marked text={hit.inn ?? ''} query={marksOf(field === 'inn')} />
      </span>
    </li>
  );
}, sameResult);

/** The found resellers below the field, one cheap line each. */
export function SearchResults(props: {
  readonly answer: SearchAnswer;
  readonly active: number;
  readonly onOpen: (pk: number) => void;
  readonly onPoint: (at: number) => void;
  readonly onShowAll: () => void;
}) {
  const { answer, active, onOpen, onPoint, onShowAll } = props;
  const { t } = useTexts();
  const { hits, more, text } = answer;
  return (
    <div className={classes.panel} data-query={text}>
      {hits.length === 0 && (
        <div className={classes.none}>
          <p className={classes.noneTitle}>{t('shell:search.none')}</p>
          <p>{t('shell:search.noneHint')}</p>
        </div>
      )}
      <ul
        id="search-results"
        role="listbox"
        aria-label={t('shell:search.label')}
        className={classes.list}
        hidden={hits.length === 0}
      >
        {hits.map((hit, at) => (
          <Result
            key={hit.pk}
            hit={hit}
            query={text}
            at={at}
            active={at === active}
            onOpen={onOpen}
            onPoint={onPoint}
          />
        ))}
      </ul>
      {hits.length > 0 && (
        <div className={classes.foot}>
          <span>
            {more
              ? t('shell:search.foundMore', { count: hits.length })
              : t('shell:search.found', { count: hits.length })}
          </span>
          <span className={classes.gap} />
          <span>
            <KeyHint chord={{ code: 'Enter' }} /> {t('shell:search.open')}
          </span>
          <button
            type="button"
            tabIndex={-1}
            className={classes.all}
            onMouseDown={(event) => {
              event.preventDefault();
              onShowAll();
            }}
          >
            <KeyHint chord={{ code: 'Enter', ctrl: true }} /> {t('shell:search.showAll')}
          </button>
        </div>
      )}
    </div>
  );
}
