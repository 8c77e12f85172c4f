import { useTexts } from '../../lib/use-texts.ts';
import { useLogStore } from './log-store.ts';
import classes from './menus.module.css';

const states = ['missed', 'running'] as const;

/** Only the calls that nobody answered, or only what is not over yet. */
export default function StateMenu({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTexts();
  const chosen = useLogStore((state) => state.state);
  return (
    <ul className={`${classes.menu} ${classes.list}`}>
      {states.map((state) => (
        <li key={state}>
          <button
            type="button"
            className={classes.line}
            aria-pressed={chosen === state}
            onClick={() => {
              useLogStore.setState({ state: chosen === state ? null : state });
              onDone();
            }}
          >
            {t(`interactions:only.${state}`)}
          </button>
        </li>
      ))}
    </ul>
  );
}
