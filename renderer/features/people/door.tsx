import { IconHeadset, IconLock, IconPhoneRinging } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { Button } from '../../components/button.tsx';
import form from '../../components/form.module.css';
import screen from '../../components/full-screen.module.css';
import { HintLayer } from '../../components/hint-layer.tsx';
import { PasswordField } from '../../components/password-field.tsx';
import { errorText } from '../../lib/error-text.ts';
import { markReady } from '../../lib/ready.ts';
import { useSession } from '../../lib/session.ts';
import { useTexts } from '../../lib/use-texts.ts';
import classes from './door.module.css';
import { useSignIn } from './use-sign-in.ts';

/**
 * Logins used before, by click or by the arrows from the field above. Tab passes them: after the login
 * comes the password, whatever hands do without looking.
 */
function Logins(props: {
  readonly logins: readonly string[];
  readonly listRef: RefObject<HTMLDivElement | null>;
  readonly onChoose: (login: string) => void;
  readonly onBack: () => void;
}) {
  const { logins, listRef, onChoose, onBack } = props;
  const { t } = useTexts();
  if (logins.length === 0) return null;
  const move = (event: KeyboardEvent<HTMLDivElement>): void => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (step === undefined || !(event.target instanceof HTMLElement)) return;
    event.preventDefault();
    const next = step > 0 ? event.target.nextElementSibling : event.target.previousElementSibling;
    if (next instanceof HTMLElement) next.focus();
    else if (step < 0) onBack();
  };
  return (
    <div
      ref={listRef}
      className={classes.recent}
      role="group"
      aria-label={t('people:door.recent')}
      onKeyDown={move}
    >
      {logins.map((login) => (
        <button
          key={login}
          type="button"
          tabIndex={-1}
          className={classes.login}
          onClick={() => onChoose(login)}
        >
          {login}
        </button>
      ))}
    </div>
  );
}

function Form({ locked }: { readonly locked: { name: string; login: string } | null }) {
  const { t } = useTexts();
  const door = useSignIn(locked?.login ?? null);
  const [asOther, setAsOther] = useState(false);
  const id = useId();
  const loginField = useRef<HTMLInputElement>(null);
  const logins = useRef<HTMLDivElement>(null);
  const { login, field, wait, error } = door;
  const named = locked !== null && !asOther;
  const latestLogin = useRef(login);
  useEffect(() => {
    latestLogin.current = login;
  });
  useEffect(() => {
    // Not as one types: after this the focus is where the person has put it.
    const first = latestLogin.current === '' ? loginField.current : field.current;
    first?.focus();
  }, [asOther, field]);

  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (login === '') loginField.current?.focus();
        else door.submit();
      }}
    >
      {named ? (
        <p className={classes.name}>{locked.name}</p>
      ) : (
        <div className={classes.field}>
          <label htmlFor={id}>{t('people:login')}</label>
          <input
            id={id}
            ref={loginField}
            type="text"
            className={form.input}
            value={login}
            maxLength={100}
            spellCheck={false}
            autoComplete="username"
            onChange={(event) => door.setLogin(event.target.value)}
            onKeyDown={(event) => {
              const first = logins.current?.querySelector('button');
              if (event.key === 'ArrowDown' && first) {
                event.preventDefault();
                first.focus();
              }
              if (event.key !== 'Enter' || door.password !== '') return;
              event.preventDefault();
              field.current?.focus();
            }}
          />
          <Logins
            logins={door.recent.filter((one) => one !== login)}
            listRef={logins}
            onBack={() => loginField.current?.focus()}
            onChoose={(one) => {
              door.setLogin(one);
              field.current?.focus();
            }}
          />
        </div>
      )}
      <PasswordField
        label={t('people:password')}
        value={door.password}
        onChange={door.setPassword}
        inputRef={field}
      />
      {error && (
        <p className={classes.problem} role="alert">
          {errorText(error)}
          {door.script && ` ${t(`people:door.typedIn.${door.script}`)}`}
        </p>
      )}
      <div className={classes.actions}>
        <Button look="primary" type="submit" disabled={wait > 0} aria-disabled={door.busy}>
          {wait > 0 ? t('people:door.wait', { count: wait }) : t('people:door.enter')}
        </Button>
        {named && (
          <Button
            onClick={() => {
              door.setLogin('');
              setAsOther(true);
            }}
          >
            {t('people:door.other')}
          </Button>
        )}
      </div>
      {door.called && (
        <p className={classes.called} role="status">
          <IconPhoneRinging size={16} aria-hidden />
          {t('people:door.called')}
        </p>
      )}
    </form>
  );
}

/** The whole window while nobody works here: nothing of the data is in it. */
export default function Door() {
  const { t } = useTexts();
  const session = useSession();
  useEffect(markReady, []);
  const locked = session?.kind === 'locked' ? session : null;
  const Sign = locked ? IconLock : IconHeadset;
  return (
    <main className={screen.screen} data-door={locked ? 'locked' : 'signed-out'}>
      <div className={classes.panel}>
        <div className={`${screen.head} ${classes.head}`}>
          <Sign size={22} stroke={1.6} aria-hidden />
          <h1>{t(locked ? 'people:door.locked' : 'people:door.title')}</h1>
        </div>
        <Form key={locked?.login ?? ''} locked={locked} />
        <p className={classes.note}>{t(locked ? 'people:door.kept' : 'people:door.offline')}</p>
      </div>
      <HintLayer />
    </main>
  );
}
