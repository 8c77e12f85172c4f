import type { KeyboardEvent, ReactNode } from 'react';
import { useTexts } from '../lib/use-texts.ts';
import { Button } from './button.tsx';
import { FormDialog } from './form-dialog.tsx';

/** A held key that opened the question must not answer it too. */
function onlyAnew(event: KeyboardEvent): void {
  if (event.key === 'Enter' && event.repeat) event.preventDefault();
}

/**
 * Asks before something that no undo takes back. Enter and Ctrl+Enter do it, Esc does not.
 */
export function ConfirmDialog(props: {
  readonly title: string;
  /** What it will do. */
  readonly children: ReactNode;
  readonly confirm: string;
  readonly onConfirm: () => Promise<unknown>;
  readonly onClose: () => void;
}) {
  const { title, confirm, onConfirm, onClose, children } = props;
  const { t } = useTexts();
  return (
    <div role="presentation" onKeyDown={onlyAnew}>
      <FormDialog
        title={title}
        save={confirm}
        focusSave
        cross={false}
        onSave={onConfirm}
        onClose={onClose}
        foot={<Button onClick={onClose}>{t('common:close')}</Button>}
      >
        {children}
      </FormDialog>
    </div>
  );
}
