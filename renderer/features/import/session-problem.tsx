import { Button } from '../../components/button.tsx';
import type { ClientError } from '../../lib/client-error.ts';
import { errorText } from '../../lib/error-text.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { Notice } from './notice.tsx';
import { closeSession, openFile } from './open-file.ts';
import type { Session } from './sessions.ts';

/** Why the last action of a step was refused; a session that is gone offers to open its file anew. */
export function SessionProblem(props: {
  readonly session: Session;
  readonly problem: ClientError;
}) {
  const { session, problem } = props;
  const { t } = useTexts();
  const gone = problem.code === 'import/session-gone' || problem.code === 'app/data-process-gone';
  const reopen = (): void => {
    closeSession(session.id);
    void openFile(session.file, { folderFile: session.folderFile });
  };
  return (
    <Notice
      tone={problem.code === 'import/cancelled' ? 'info' : 'bad'}
      actions={gone ? <Button onClick={reopen}>{t('import:open.again')}</Button> : undefined}
    >
      {errorText(problem)}
    </Notice>
  );
}
