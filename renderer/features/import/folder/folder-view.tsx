import { IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { IconButton } from '../../../components/icon-button.tsx';
import { MiddleText } from '../../../components/middle-text.tsx';
import { useCommands } from '../../../lib/commands.ts';
import { useTexts } from '../../../lib/use-texts.ts';
import { importCommands } from '../commands.ts';
import { dismissOpening } from '../open-file.ts';
import { RunCard } from '../run/run-card.tsx';
import view from '../session-view.module.css';
import { useImports } from '../sessions.ts';
import { FilesStep } from './files-step.tsx';
import { cancelFolder } from './folder-actions.ts';
import { FolderResult } from './folder-result.tsx';
import { importableFiles, showFolder, type Folder } from './folder-store.ts';
import { closeFolder } from './open-folder.ts';

/** A folder on its way in: its files, then the run over all of them, then what it has done. */
export function FolderView({ folder }: { readonly folder: Folder }) {
  const { t } = useTexts();
  const { id, name, files, step, busy, verdicts } = folder;
  const body = useRef<HTMLDivElement>(null);
  const opening = useImports((store) => store.opening);
  const goBack = (): void => {
    if (opening && !opening.busy) dismissOpening();
    else if (step === 'result') closeFolder();
    // It waits on the start page: nothing is lost by Esc.
    else showFolder(false);
  };
  useCommands(importCommands, { 'import-back': goBack });
  useEffect(() => {
    // Whoever works by keyboard goes on where there is something to do.
    const first = body.current?.querySelector<HTMLElement>('[data-first]:enabled');
    (first ?? body.current)?.focus({ preventScroll: true });
  }, [step, busy]);
  const total = importableFiles(folder).reduce(
    (sum, { no }) => sum + (verdicts.get(no)?.counts?.total ?? 0),
    0,
  );
  return (
    <div className={view.view}>
      <header className={view.head}>
        <div className={view.file}>
          <h1 className={view.name}>
            <MiddleText text={name} />
          </h1>
          <span className={view.kind}>{t('import:folder.files', { count: files.length })}</span>
        </div>
        <IconButton
          icon={IconX}
          label={t('import:folder.close')}
          disabled={step === 'run'}
          onClick={closeFolder}
        />
      </header>
      <div className={view.body} ref={body} tabIndex={-1}>
        {step === 'files' && <FilesStep folder={folder} />}
        {step === 'run' && (
          <RunCard
            sessionId={id}
            total={total}
            cancelling={busy === 'cancel'}
            onCancel={() => void cancelFolder(id)}
          />
        )}
        {step === 'result' && <FolderResult folder={folder} />}
      </div>
    </div>
  );
}
