import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { useTexts } from '../../lib/use-texts.ts';
import { submitChord } from './commands.ts';
import classes from './form.module.css';

/** A dialog of fields that Ctrl+Enter ends. */
export function FormDialog(props: {
  readonly title: string;
  readonly save: string;
  readonly wide?: boolean;
  readonly onSave: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { title, save, wide = false, onSave, onClose, children } = props;
  const { t } = useTexts();
  return (
    <Dialog label={title} wide={wide} onClose={onClose}>
      <form
        className={classes.form}
        onSubmit={(event) => event.preventDefault()}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          onSave();
        }}
      >
        <header className={classes.head}>
          <h1>{title}</h1>
          <IconButton icon={IconX} label={t('common:close')} onClick={onClose} />
        </header>
        <div className={classes.lines}>{children}</div>
        <footer className={classes.foot}>
          <Button look="primary" onClick={onSave}>
            {save} <KeyHint chord={submitChord} />
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
