import { IconFileAlert, IconUpload } from '@tabler/icons-react';
import { useEffect, useMemo, useRef } from 'react';
import type { RowCounts } from '#contract/import.ts';
import { Button } from '../../../components/button.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { Hint } from '../../../components/hint.tsx';
import { useCommands } from '../../../lib/commands.ts';
import { formatNumber } from '../../../lib/format.ts';
import { useTexts } from '../../../lib/use-texts.ts';
import { ofKnownOnly } from '../words.ts';
import { canLoad, rowsToLoad } from '../can-load.ts';
import { importCommands } from '../commands.ts';
import { closeSession } from '../open-file.ts';
import { saveErrors, showFile } from '../row-actions.ts';
import { runImport } from '../run-actions.ts';
import { SessionProblem } from '../session-problem.tsx';
import { patchSession, type Session } from '../sessions.ts';
import { StepFooter } from '../step-footer.tsx';
import { RowsTable } from './rows-table.tsx';
import classes from './rows-step.module.css';
import { UnknownCompanies } from './unknown-companies.tsx';
import { VerdictFilter } from './verdict-filter.tsx';

function Way({ session, counts }: { readonly session: Session; readonly counts: RowCounts }) {
  const { t } = useTexts();
  const count = rowsToLoad(session);
  if (count === 0 && counts.leftOut === 0) {
    return (
      <Button data-first look="primary" onClick={() => closeSession(session.id)}>
        {t('import:file.close')}
      </Button>
    );
  }
  return (
    <Hint label={t('import:commands.next')} command={importCommands['import-next']} position="top">
      <Button
        look="primary"
        disabled={!canLoad(session)}
        onClick={() => void runImport(session.id)}
      >
        <IconUpload size={16} aria-hidden />
        {t('import:rows.load', { count })}
      </Button>
    </Hint>
  );
}

/** What the foot says of the rows that stay out, or why there is nothing to take in. */
function Remark({ session, counts }: { readonly session: Session; readonly counts: RowCounts }) {
  const { t } = useTexts();
  // What becomes a candidate's does not stay out; an interaction never does.
  const taken = session.kind === 'interactions' ? 0 : rowsToLoad(session) - counts.toLoad;
  const left = counts.leftOut - taken;
  if (counts.total === 0) return null;
  if (rowsToLoad(session) === 0) {
    return <span>{t(left > 0 ? 'import:rows.nothingErrors' : 'import:rows.nothing')}</span>;
  }
  return left > 0 ? <span>{t('import:rows.leftOut', { count: left })}</span> : null;
}

/** The third step: what would become of each row, with wrong cells to be mended in place. */
export function RowsStep({ session }: { readonly session: Session }) {
  const { t, language } = useTexts();
  const { id, counts, verdict, problem, errorsFile, mapping, judged } = session;
  const table = useRef<HTMLDivElement>(null);
  const step = useRef<HTMLDivElement>(null);
  const sheets = useMemo(
    () =>
      session.opened.sheets.length > 1
        ? new Map(session.opened.sheets.map(({ index, name }) => [index, name]))
        : null,
    [session.opened.sheets],
  );
  const hasLeftOut = counts !== null && counts.leftOut > 0;
  useCommands(importCommands, {
    'import-table': () => table.current?.focus(),
    'import-save-errors': { run: () => void saveErrors(id), when: () => hasLeftOut },
  });
  const shown = !counts ? 0 : verdict === null ? counts.total : counts[verdict];
  useEffect(() => {
    // The last row of a list was mended away with the focus in it: the filters go on from there.
    if (shown > 0 || document.activeElement !== document.body) return;
    step.current?.querySelector<HTMLElement>('input:checked')?.focus();
  }, [shown]);
  if (!counts) return null;
  return (
    <div className={classes.step} ref={step}>
      <VerdictFilter
        counts={counts}
        withUnknown={ofKnownOnly.has(session.kind) || counts.unknown > 0}
        value={verdict}
        onChange={(next) => patchSession(id, { verdict: next, problem: null })}
      />
      {problem && (
        <div className={classes.notice}>
          <SessionProblem session={session} problem={problem} />
        </div>
      )}
      <div className={classes.rows}>
        {shown === 0 ? (
          <EmptyState
            title={t(`import:rows.none.${verdict ?? 'all'}`)}
            {...(counts.total === 0 ? { text: t('import:rows.noRows') } : {})}
          />
        ) : (
          <RowsTable
            kind={session.kind}
            key={verdict ?? 'all'}
            ref={table}
            sessionId={id}
            verdict={verdict}
            judged={judged}
            total={shown}
            guesses={mapping.columns}
            sheets={sheets}
          />
        )}
      </div>
      <UnknownCompanies session={session} counts={counts} />
      <StepFooter
        onBack={() => patchSession(id, { step: 'columns', problem: null })}
        next={<Way session={session} counts={counts} />}
      >
        <span className={classes.shown}>
          {t('import:rows.shown', { count: shown, shown: formatNumber(shown, language) })}
          {counts.hidden > 0 && ` · ${t('import:rows.hidden', { count: counts.hidden })}`}
        </span>
        <Remark session={session} counts={counts} />
        {hasLeftOut && (
          <Hint
            label={t('import:commands.saveErrors')}
            command={importCommands['import-save-errors']}
            position="top"
          >
            <Button onClick={() => void saveErrors(id)}>
              <IconFileAlert size={16} aria-hidden />
              {t('import:rows.saveErrors')}
            </Button>
          </Hint>
        )}
        {errorsFile && (
          <Button onClick={() => showFile(errorsFile.token)}>
            {t('import:rows.showInFolder')}
          </Button>
        )}
      </StepFooter>
    </div>
  );
}
