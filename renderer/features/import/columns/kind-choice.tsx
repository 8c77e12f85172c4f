import { IconSelector } from '@tabler/icons-react';
import { useState } from 'react';
import { Hint } from '../../../components/hint.tsx';
import { useCommands } from '../../../lib/commands.ts';
import { useTexts } from '../../../lib/use-texts.ts';
import { importCommands } from '../commands.ts';
import type { Session } from '../sessions.ts';
import classes from './columns.module.css';
import { KindDialog } from './kind-dialog.tsx';
import { mappedKind } from './mapped-kind.ts';

/** What the file is taken for; pressed, it lets a person say what it is. */
export function KindChoice({ session }: { readonly session: Session }) {
  const { t } = useTexts();
  const [asking, setAsking] = useState(false);
  const kind = mappedKind(session);
  const isFree = session.busy === null;
  const ask = (): void => setAsking(true);
  useCommands(importCommands, { 'import-kind': { run: ask, when: () => isFree } });
  const word = kind === null ? t('import:kind.unknown') : t(`import:kinds.${kind}`);
  return (
    <span className={classes.choice}>
      {t('import:kind.label')}
      <Hint label={t('import:commands.kind')} command={importCommands['import-kind']}>
        <button
          type="button"
          className={classes.kind}
          aria-haspopup="dialog"
          aria-label={t('import:kind.change', { kind: word })}
          data-unknown={kind === null || undefined}
          data-first={kind === null || undefined}
          disabled={!isFree}
          onClick={ask}
        >
          {word}
          <IconSelector size={14} aria-hidden />
        </button>
      </Hint>
      {asking && <KindDialog session={session} onClose={() => setAsking(false)} />}
    </span>
  );
}
