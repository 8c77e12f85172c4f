import { IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { IconButton } from '../../components/icon-button.tsx';
import { MiddleText } from '../../components/middle-text.tsx';
import { useCommands } from '../../lib/commands.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { checkRows } from './column-actions.ts';
import { ColumnsStep } from './columns/columns-step.tsx';
import { canLoad } from './can-load.ts';
import { importCommands } from './commands.ts';
import { closeSession } from './open-file.ts';
import { RowsStep } from './rows/rows-step.tsx';
import { runImport } from './run-actions.ts';
import { ResultStep } from './run/result-step.tsx';
import { RunStep } from './run/run-step.tsx';
import classes from './session-view.module.css';
import { patchSession, showSession, type Session, type Step } from './sessions.ts';
import { StepLine } from './step-line.tsx';

function goBack(session: Session): void {
  const { id, step } = session;
  if (step === 'rows') patchSession(id, { step: 'columns', problem: null });
  else if (step === 'result') closeSession(id);
  // The file stays open and waits on the start page: nothing is lost by Esc.
  else showSession(null);
}

function goOn(session: Session): void {
  const { id, step } = session;
  if (step === 'columns') void checkRows(id);
  else if (step === 'rows' && canLoad(session)) void runImport(id);
  else if (step === 'result') closeSession(id);
}

const steps: Readonly<Record<Step, (props: { readonly session: Session }) => React.ReactNode>> = {
  columns: ColumnsStep,
  rows: RowsStep,
  run: RunStep,
  result: ResultStep,
};

/** One file on its way in: the line of steps above, the step below. */
export function SessionView({ session }: { readonly session: Session }) {
  const { t } = useTexts();
  const { id, step, file, kind } = session;
  const body = useRef<HTMLDivElement>(null);
  useCommands(importCommands, {
    'import-back': () => goBack(session),
    'import-next': { run: () => goOn(session), when: () => step !== 'run' },
  });
  useEffect(() => {
    // Whoever works by keyboard goes on in the new step, not at the top of the window.
    const first = body.current?.querySelector<HTMLElement>('[data-first]');
    (first ?? body.current)?.focus({ preventScroll: true });
  }, [step]);
  const Body = steps[step];
  return (
    <div className={classes.view}>
      <header className={classes.head}>
        <div className={classes.file}>
          <h1 className={classes.name}>
            <MiddleText text={file.name} />
          </h1>
          {/* Before the columns are settled it stands over them, where it can be changed. */}
          {step !== 'columns' && <span className={classes.kind}>{t(`import:kinds.${kind}`)}</span>}
        </div>
        <StepLine
          step={step}
          onGo={(to) => {
            if (to === 'file') showSession(null);
            else patchSession(id, { step: to, problem: null });
          }}
        />
        <IconButton
          icon={IconX}
          label={t('import:file.close')}
          disabled={step === 'run'}
          onClick={() => closeSession(id)}
        />
      </header>
      <div className={classes.body} ref={body} tabIndex={-1}>
        <Body session={session} />
      </div>
    </div>
  );
}
