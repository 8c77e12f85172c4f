import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { onSaveKey } from '../lib/on-save-key.ts';
import { saveChord } from '../lib/shell-keys.ts';
import { useOnce, type Save } from '../lib/use-once.ts';
import { useTexts } from '../lib/use-texts.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import classes from './form.module.css';
import { IconButton } from './icon-button.tsx';
import { KeyHint } from './key-hint.tsx';

/** A dialog of fields that Ctrl+Enter ends. */
export function FormDialog(props: {
  readonly title: string;
  /** What the button says that ends it. */
  readonly save: string;
  readonly saveId?: string;
  /** Where there is nothing to fill in, Enter ends it. */
  readonly focusSave?: boolean;
  readonly wide?: boolean;
  /** At the top of the window: for what grows as one types. */
  readonly top?: boolean;
  /** Without a cross it needs a button that leaves, in its foot. */
  readonly cross?: boolean;
  /** Of the lines: how wide their names are, and what else is their own. */
  readonly className?: string | undefined;
  /** Beside the button that saves. */
  readonly foot?: ReactNode;
  /** Not called again before the promise that it gives is over. */
  readonly onSave: Save;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { title, save, saveId, focusSave = false, wide = false, cross = true, className } = props;
  const { top = false } = props;
  const { foot, onSave, onClose, children } = props;
  const { t } = useTexts();
  const saveOnce = useOnce(onSave);
  return (
    <Dialog label={title} wide={wide} top={top} onClose={onClose}>
      <form
        className={classes.form}
        onSubmit={(event) => event.preventDefault()}
        onKeyDown={onSaveKey(saveOnce)}
      >
        <header className={classes.head}>
          <h1>{title}</h1>
          {cross && <IconButton icon={IconX} label={t('common:close')} onClick={onClose} />}
        </header>
        <div className={className ? `${classes.lines} ${className}` : classes.lines}>
          {children}
        </div>
        <footer className={classes.foot}>
          <Button
            id={saveId}
            look="primary"
            data-autofocus={focusSave || undefined}
            onClick={saveOnce}
          >
            {save} <KeyHint chord={saveChord} />
          </Button>
          {foot}
        </footer>
      </form>
    </Dialog>
  );
}
