import { Button } from '../../../components/button.tsx';
import { MiddleText } from '../../../components/middle-text.tsx';
import { useTexts } from '../../../lib/use-texts.ts';
import { showFolder, useFolder } from '../folder/folder-store.ts';
import { closeFolder } from '../folder/open-folder.ts';
import { closeSession } from '../open-file.ts';
import { showSession, useImports } from '../sessions.ts';
import classes from './start-page.module.css';

function UnfinishedLine(props: {
  readonly name: string;
  /** Where it stands. */
  readonly at: string;
  readonly running: boolean;
  readonly onContinue: () => void;
  readonly onDiscard: () => void;
}) {
  const { name, at, running, onContinue, onDiscard } = props;
  const { t } = useTexts();
  return (
    <div className={classes.line}>
      <span className={classes.lineName}>
        <MiddleText text={name} />
      </span>
      <span className={classes.soft}>{at}</span>
      <span className={classes.gap} />
      <Button aria-label={t('import:start.continueFile', { file: name })} onClick={onContinue}>
        {t('import:start.continue')}
      </Button>
      <Button
        aria-label={t('import:start.discardFile', { file: name })}
        disabled={running}
        onClick={onDiscard}
      >
        {t('import:start.discard')}
      </Button>
    </div>
  );
}

/** Files that were opened and left: they wait here as they were. */
export function Unfinished() {
  const { t } = useTexts();
  const sessions = useImports((store) => store.sessions);
  const folder = useFolder((store) => store.folder);
  if (sessions.length === 0 && !folder) return null;
  return (
    <section className={classes.section}>
      <h2>{t('import:start.unfinished')}</h2>
      <div className={classes.frame}>
        {folder && (
          <UnfinishedLine
            name={folder.name}
            at={t(`import:folder.at.${folder.step}`)}
            running={folder.step === 'run'}
            onContinue={() => showFolder(true)}
            onDiscard={closeFolder}
          />
        )}
        {sessions.map(({ id, file, step }) => {
          const name = step === 'run' ? 'result' : step;
          return (
            <UnfinishedLine
              key={id}
              name={file.name}
              at={t('import:start.atStep', { step: t(`import:steps.${name}`) })}
              running={step === 'run'}
              onContinue={() => showSession(id)}
              onDiscard={() => closeSession(id)}
            />
          );
        })}
      </div>
    </section>
  );
}
