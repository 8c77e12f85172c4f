import { IconUser } from '@tabler/icons-react';
import { KeyHint } from '../../components/key-hint.tsx';
import { Popup } from '../../components/popup.tsx';
import { usePopup } from '../../components/use-popup.ts';
import { availableCommands } from '../../lib/commands.ts';
import { moveFocus } from '../../lib/move-focus.ts';
import { useTexts } from '../../lib/use-texts.ts';
import classes from './session-menu.module.css';

/** By their names: features do not know each other. */
const offered = ['desk-lock', 'password-change', 'sign-out'];

function Actions({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTexts();
  const commands = availableCommands().filter(({ id }) => offered.includes(id));
  return (
    <ul className={classes.actions} onKeyDown={moveFocus}>
      {commands.map(({ id, spec, run }) => {
        const { icon: Sign, keys } = spec;
        return (
          <li key={id}>
            <button
              type="button"
              className={classes.action}
              onClick={() => {
                onDone();
                run();
              }}
            >
              {Sign && <Sign size={15} stroke={1.75} aria-hidden />}
              <span className={classes.words}>{t(spec.title)}</span>
              {keys?.[0] && <KeyHint chord={keys[0]} />}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** Who is signed in, and what that person can do about it. */
export function SessionMenu({ name }: { readonly name: string }) {
  const { t } = useTexts();
  const { anchor, open, close } = usePopup();
  return (
    <>
      <button
        type="button"
        className={classes.person}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        aria-label={t('shell:status.person', { name })}
        onClick={(event) => open(event.currentTarget, event.detail)}
      >
        <IconUser size={14} stroke={1.75} aria-hidden />
        <span className={classes.name}>{name}</span>
      </button>
      {anchor && (
        <Popup anchor={anchor} label={t('shell:status.person', { name })} onClose={close}>
          <Actions onDone={close} />
        </Popup>
      )}
    </>
  );
}
