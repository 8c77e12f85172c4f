import { useCommands } from '../../../lib/commands.ts';
import { useTexts } from '../../../lib/use-texts.ts';
import { importCommands } from '../commands.ts';
import { dismissOpening } from '../open-file.ts';
import { useImports } from '../sessions.ts';
import { Batches } from './batches.tsx';
import { Decisions } from './decisions.tsx';
import { DropZone } from './drop-zone.tsx';
import { OpenProblem } from './open-problem.tsx';
import classes from './start-page.module.css';
import { Unfinished } from './unfinished.tsx';

/** Where an import begins: a place for the file, what is unfinished, and the earlier ones. */
export function StartPage() {
  const { t } = useTexts();
  const opening = useImports((store) => store.opening);
  useCommands(importCommands, {
    'import-back': { run: dismissOpening, when: () => opening !== null && !opening.busy },
  });
  return (
    <div className={classes.screen}>
      <div className={classes.page}>
        <h1 className={classes.title}>{t('import:title')}</h1>
        <DropZone busy={opening?.busy ?? false} />
        {opening?.problem && (
          <OpenProblem
            key={opening.file.token}
            opening={{ ...opening, problem: opening.problem }}
          />
        )}
        <Unfinished />
        <Batches />
        <Decisions />
      </div>
    </div>
  );
}
