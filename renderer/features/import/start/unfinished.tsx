import { Button } from '../../../components/button.tsx';
import { MiddleText } from '../../../components/middle-text.tsx';
import { useTexts } from '../../../lib/use-texts.ts';
import { closeSession } from '../open-file.ts';
import { showSession, useImports } from '../sessions.ts';
import classes from './start-page.module.css';

/** Files that were opened and left: they wait here as they were. */
export function Unfinished() {
  const { t } = useTexts();
  const sessions = useImports((store) => store.sessions);
  if (sessions.length === 0) return null;
  return (
    <section className={classes.section}>
      <h2>{t('import:start.unfinished')}</h2>
      <div className={classes.frame}>
        {sessions.map(({ id, file, step }) => {
          const name = step === 'run' ? 'result' : step;
          return (
            <div key={id} className={classes.line}>
              <span className={classes.lineName}>
                <MiddleText text={file.name} />
              </span>
              <span className={classes.soft}>
                {t('import:start.atStep', { step: t(`import:steps.${name}`) })}
              </span>
              <span className={classes.gap} />
              <Button
                aria-label={t('import:start.continueFile', { file: file.name })}
                onClick={() => showSession(id)}
              >
                {t('import:start.continue')}
              </Button>
              <Button
                aria-label={t('import:start.discardFile', { file: file.name })}
                disabled={step === 'run'}
                onClick={() => closeSession(id)}
              >
                {t('import:start.discard')}
              </Button>
            </div>
          );
        })}
      </div>
    </section>
  );
}
