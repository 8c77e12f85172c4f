import { IconAlertTriangle, IconCheck, IconCopy, IconInfoCircle, IconX } from '@tabler/icons-react';
import { useTexts } from '../lib/use-texts.ts';
import { desktop } from '../lib/client.ts';
import { dismissToast, useToasts, type Toast } from '../lib/toasts.ts';
import { IconButton } from './icon-button.tsx';
import classes from './toasts.module.css';

const signs = { done: IconCheck, note: IconInfoCircle, failed: IconAlertTriangle } as const;

function ToastLine({ toast }: { readonly toast: Toast }) {
  const { t } = useTexts();
  const { id, tone, text, code, action } = toast;
  const ToneIcon = signs[tone];
  return (
    <div className={classes.toast} data-tone={tone}>
      <ToneIcon className={classes.sign} size={16} aria-hidden />
      <span className={classes.text}>{text}</span>
      {action && (
        <button
          type="button"
          className={classes.action}
          onClick={() => {
            dismissToast(id);
            action.run();
          }}
        >
          {action.label}
          {action.hint !== undefined && <kbd>{action.hint}</kbd>}
        </button>
      )}
      {code !== undefined && (
        <IconButton
          icon={IconCopy}
          label={t('common:copyCode', { code })}
          onClick={() => void desktop.writeClipboard(code)}
        />
      )}
      <IconButton icon={IconX} label={t('common:close')} onClick={() => dismissToast(id)} />
    </div>
  );
}

/** Messages at the foot of the window; read out when they come, never in the way of the work. */
export function Toasts() {
  const toasts = useToasts((store) => store.toasts);
  return (
    <div className={classes.toasts} role="status" aria-live="polite">
      {toasts.map((toast) => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </div>
  );
}
