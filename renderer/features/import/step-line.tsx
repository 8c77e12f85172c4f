import { IconCheck } from '@tabler/icons-react';
import { useTexts } from '../../lib/use-texts.ts';
import type { Step } from './sessions.ts';
import classes from './step-line.module.css';

const names = ['file', 'columns', 'rows', 'result'] as const;
type Name = (typeof names)[number];

const placeOf: Readonly<Record<Step, number>> = { columns: 1, rows: 2, run: 3, result: 3 };

/** Where one is among the four steps; those behind lead back until the file is being written. */
export function StepLine(props: {
  readonly step: Step;
  readonly onGo: (to: Extract<Name, 'file' | 'columns' | 'rows'>) => void;
}) {
  const { step, onGo } = props;
  const { t } = useTexts();
  const at = placeOf[step];
  return (
    <nav aria-label={t('import:steps.label')}>
      <ol className={classes.steps}>
        {names.map((name, place) => {
          const done = place < at || step === 'result';
          const word = t(`import:steps.${name}`);
          const sign = (
            <>
              <span className={classes.sign} aria-hidden>
                {done ? <IconCheck size={12} stroke={2.5} /> : place + 1}
              </span>
              {word}
            </>
          );
          const state = { 'data-done': done || undefined, 'data-now': place === at || undefined };
          const free = place < at && at < 3 && name !== 'result';
          return (
            <li key={name} aria-current={place === at ? 'step' : undefined}>
              {free ? (
                <button
                  type="button"
                  className={classes.step}
                  {...state}
                  aria-label={`${word}, ${t('import:steps.done')}`}
                  onClick={() => onGo(name)}
                >
                  {sign}
                </button>
              ) : (
                <span className={classes.step} {...state}>
                  {sign}
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
