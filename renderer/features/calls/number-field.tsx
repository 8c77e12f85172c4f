import { useState } from 'react';
import { errorText } from '../../lib/error-text.ts';
import { useTexts } from '../../lib/use-texts.ts';
import classes from './call-form.module.css';
import { callStep } from './use-calls.ts';

/** The number of a caller that no telephone told: Enter looks up whose it is. */
export function NumberField({ pk }: { readonly pk: number }) {
  const { t } = useTexts();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <input
      type="tel"
      autoComplete="off"
      maxLength={64}
      className={classes.number}
      value={text}
      placeholder={t('calls:form.numberPlaceholder')}
      aria-label={t('calls:form.number')}
      aria-invalid={problem !== null}
      title={problem ?? undefined}
      onChange={(event) => {
        setText(event.target.value);
        setProblem(null);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.ctrlKey || text.trim() === '') return;
        event.preventDefault();
        callStep('call-patch', { pk, phone: text }).catch((error: unknown) =>
          setProblem(errorText(error)),
        );
      }}
    />
  );
}
