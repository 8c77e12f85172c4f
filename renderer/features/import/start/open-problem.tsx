import { IconLock } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import type { ClientError } from '../../../lib/client-error.ts';
import { errorText } from '../../../lib/error-text.ts';
import type { Translate } from '../../../lib/text-key.ts';
import { useTexts } from '../../../lib/use-texts.ts';
import { Notice } from '../notice.tsx';
import { chooseFile, dismissOpening, openFile } from '../open-file.ts';
import type { Opening } from '../sessions.ts';
import classes from './start-page.module.css';

type Failed = Opening & { readonly problem: ClientError };

function PasswordForm({ opening }: { readonly opening: Failed }) {
  const { t } = useTexts();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [password, setPassword] = useState('');
  const { file, problem } = opening;
  const wrong = problem.code === 'workbook/wrong-password';
  useEffect(() => input.current?.select(), [problem]);
  return (
    <Notice
      tone={wrong ? 'bad' : 'info'}
      title={t('import:open.passwordTitle', { file: file.name })}
    >
      <p id={`${id}-why`}>{errorText(problem)}</p>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          void openFile(file, { password, folderFile: opening.folderFile });
        }}
      >
        <IconLock size={16} aria-hidden />
        <input
          ref={input}
          className={classes.input}
          type="password"
          autoComplete="off"
          aria-label={t('import:open.password')}
          aria-describedby={`${id}-why`}
          aria-invalid={wrong}
          placeholder={t('import:open.password')}
          maxLength={255}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Button type="submit" look="primary" disabled={password === ''}>
          {t('import:open.open')}
        </Button>
        <Button onClick={dismissOpening}>{t('common:cancel')}</Button>
      </form>
    </Notice>
  );
}

const noTables = [
  ...(['pdf', 'image', 'rar', '7z', 'gzip', 'rtf', 'docx', 'doc', 'odt', 'msg'] as const),
  ...(['pptx', 'ppt', 'program', 'sqlite'] as const),
] as const;

/** The sentence for a refusal; a file that is something else altogether is told by its own word. */
function reasonOf(problem: ClientError, t: Translate): string {
  const what = noTables.find((name) => name === problem.details.kind);
  if (problem.code !== 'workbook/unsupported' || what === undefined) return errorText(problem);
  return t('import:open.noTable', { what: t(`import:open.what.${what}`) });
}

/** Why a file did not open, what is safe, and what to do now. */
export function OpenProblem({ opening }: { readonly opening: Failed }) {
  const { t } = useTexts();
  const { file, problem } = opening;
  if (problem.code === 'workbook/encrypted' || problem.code === 'workbook/wrong-password') {
    return <PasswordForm opening={opening} />;
  }
  return (
    <Notice
      tone="bad"
      title={t('import:open.failed', { file: file.name })}
      actions={
        <>
          <Button autoFocus onClick={() => void chooseFile()}>
            {t('import:open.another')}
          </Button>
          <Button onClick={() => void openFile(file, { folderFile: opening.folderFile })}>
            {t('common:retry')}
          </Button>
          <Button onClick={dismissOpening}>{t('common:close')}</Button>
        </>
      }
    >
      {reasonOf(problem, t)}
    </Notice>
  );
}
