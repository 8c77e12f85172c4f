import { IconArrowBigUpLine, IconEye, IconEyeOff } from '@tabler/icons-react';
import { useId, useState, type KeyboardEvent, type RefObject } from 'react';
import { useTexts } from '../lib/use-texts.ts';
import { IconButton } from './icon-button.tsx';
import classes from './password-field.module.css';

type Script = 'ru' | 'en' | null;

/** The layout that the last letter was typed in: not what was typed, and enough to notice it. */
function scriptOf(key: string): Script {
  if (/^[а-яё]$/i.test(key)) return 'ru';
  return /^[a-z]$/i.test(key) ? 'en' : null;
}

/** A password, hidden, that says when Caps Lock is on and in which layout one types. */
export function PasswordField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** `new` for one that is being made up. */
  readonly kind?: 'known' | 'new';
  readonly problem?: string | null;
  readonly inputRef?: RefObject<HTMLInputElement | null>;
  readonly autoFocus?: boolean;
}) {
  const { label, value, onChange, kind = 'known', problem = null, inputRef, autoFocus } = props;
  const { t } = useTexts();
  const id = useId();
  const [shown, setShown] = useState(false);
  const [caps, setCaps] = useState(false);
  const [script, setScript] = useState<Script>(null);
  const look = (event: KeyboardEvent): void => {
    setCaps(event.getModifierState('CapsLock'));
    if (event.type !== 'keydown' || event.ctrlKey || event.metaKey) return;
    setScript((now) => scriptOf(event.key) ?? now);
  };
  return (
    <div className={classes.field}>
      <label className={classes.label} htmlFor={id}>
        {label}
      </label>
      <div className={classes.box} data-invalid={problem !== null || undefined}>
        <input
          id={id}
          ref={inputRef}
          data-autofocus={autoFocus || undefined}
          type={shown ? 'text' : 'password'}
          className={classes.input}
          value={value}
          maxLength={200}
          spellCheck={false}
          autoComplete={kind === 'new' ? 'new-password' : 'current-password'}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : `${id}-problem`}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={look}
          onKeyUp={look}
        />
        {script !== null && value !== '' && (
          <span className={classes.script} title={t(`people:script.${script}`)}>
            {script.toUpperCase()}
          </span>
        )}
        <IconButton
          icon={shown ? IconEyeOff : IconEye}
          label={t(shown ? 'people:passwordHide' : 'people:passwordShow')}
          onClick={() => setShown(!shown)}
        />
      </div>
      {caps && (
        <p className={classes.note} role="status">
          <IconArrowBigUpLine size={14} aria-hidden />
          {t('people:caps')}
        </p>
      )}
      {problem !== null && (
        <p id={`${id}-problem`} className={classes.problem} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
