import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTexts } from '../lib/use-texts.ts';
import { desktop } from '../lib/client.ts';
import { showError } from '../lib/error-text.ts';
import classes from './copyable.module.css';

/** A text that a click copies; `value` when what is copied differs from what is shown. */
export function Copyable(props: { readonly text: string; readonly value?: string }) {
  const { text, value = text } = props;
  const { t } = useTexts();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1500);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = (): void => {
    desktop.writeClipboard(value).then(() => setCopied(true), showError);
  };

  const Sign = copied ? IconCheck : IconCopy;
  return (
    <button
      type="button"
      className={classes.copyable}
      title={copied ? t('common:copied') : t('common:copy')}
      onClick={copy}
    >
      <span className={classes.text}>{text}</span>
      <Sign className={classes.sign} size={13} aria-hidden />
    </button>
  );
}
