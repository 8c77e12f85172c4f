import { useRef } from 'react';
import { IconArrowRight } from '@tabler/icons-react';
import { Button } from '../../../components/button.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { Hint } from '../../../components/hint.tsx';
import { useCommands } from '../../../lib/commands.ts';
import { useTexts } from '../../../lib/use-texts.ts';
import { checkRows, chooseField, chooseSheet } from '../column-actions.ts';
import { importCommands } from '../commands.ts';
import { keepColumns } from '../folder/folder-actions.ts';
import { useFolder } from '../folder/folder-store.ts';
import { showSession, type Session } from '../sessions.ts';
import { StepFooter } from '../step-footer.tsx';
import { CheckProgress } from './check-progress.tsx';
import { ColumnNotices } from './column-notices.tsx';
import classes from './columns.module.css';
import { FileBar } from './file-bar.tsx';
import { mappingFaults, musts } from './mapping-faults.ts';
import { SheetTable } from './sheet-table.tsx';

/** The second step: what each column means, over a picture of the real sheet. */
export function ColumnsStep({ session }: { readonly session: Session }) {
  const { t } = useTexts();
  const { id, mapping, picture, busy } = session;
  const faults = mappingFaults(mapping.columns, session.opened.kind);
  const isIncomplete = musts.some(([fault]) => faults[fault]);
  const table = useRef<HTMLDivElement>(null);
  const isEmpty = picture.rows.length === 0;
  const isChoosing = useFolder(({ folder }) => folder?.step === 'files' && folder.busy === null);
  const isOfFolder = session.folderFile !== null && isChoosing;
  const doubtful = mapping.columns.filter(({ certainty }) => certainty === 'doubtful').length;
  const canKeep = isOfFolder && !isEmpty && busy === null && !isIncomplete;
  const focusDoubtful = (): void => {
    const all = [...(table.current?.querySelectorAll<HTMLElement>('[data-doubtful]') ?? [])];
    const at = all.findIndex((select) => select === document.activeElement);
    const next = all[(at + 1) % all.length];
    next?.scrollIntoView({ block: 'nearest', inline: 'center' });
    next?.focus({ preventScroll: true });
  };
  useCommands(importCommands, {
    'import-doubtful': { run: focusDoubtful, when: () => doubtful > 0 },
    'import-keep-columns': { run: () => void keepColumns(id), when: () => canKeep },
  });
  return (
    <div className={classes.step}>
      <FileBar session={session} doubtful={doubtful} onDoubtful={focusDoubtful} />
      <ColumnNotices session={session} faults={faults} />
      <div className={classes.sheet} ref={table}>
        {isEmpty ? (
          <EmptyState
            title={t('import:columns.emptySheet')}
            text={t('import:columns.emptySheetHint')}
          />
        ) : (
          <SheetTable
            mapping={mapping}
            picture={picture}
            disabled={busy !== null}
            onField={(column, field) => chooseField(id, column, field)}
            onHeader={(row) => void chooseSheet(id, mapping.sheet, row)}
          />
        )}
      </div>
      <StepFooter
        onBack={() => showSession(null)}
        next={
          <Hint
            label={t('import:commands.next')}
            command={importCommands['import-next']}
            position="top"
          >
            <Button
              look="primary"
              data-first
              disabled={isEmpty || busy !== null || isIncomplete}
              onClick={() => void checkRows(id)}
            >
              {t('import:columns.next')}
              <IconArrowRight size={16} aria-hidden />
            </Button>
          </Hint>
        }
      >
        {busy === 'check' && <CheckProgress sessionId={id} />}
        {isOfFolder && (
          <Hint
            label={t('import:commands.keepColumns')}
            command={importCommands['import-keep-columns']}
            position="top"
          >
            <Button disabled={!canKeep} onClick={() => void keepColumns(id)}>
              {t('import:folder.keepColumns')}
            </Button>
          </Hint>
        )}
      </StepFooter>
    </div>
  );
}
