import { useRef, type KeyboardEvent } from 'react';
import { matchingOptions } from '../../components/choice-field.tsx';
import { wordEndsMs } from '../../components/grid/use-type-to-find.ts';
import { moveFocus } from '../../lib/move-focus.ts';
import { useChannel } from '../../lib/use-channel.ts';
import { useTexts } from '../../lib/use-texts.ts';
import classes from './menus.module.css';

/** Who can take a task over, the least loaded first; letters go to the colleague that they begin. */
export default function HandOverMenu(props: {
  readonly owner: string | null;
  readonly onChoose: (person: string) => void;
}) {
  const { owner, onChoose } = props;
  const { t } = useTexts();
  const { data } = useChannel('task-people', {});
  const word = useRef({ text: '', at: 0 });
  const others = data?.filter(({ name }) => name !== owner);
  if (others?.length === 0) return <p className={classes.none}>{t('today:handOver.nobody')}</p>;
  const names = others?.map(({ name }) => name) ?? [];

  const goToName = (event: KeyboardEvent<HTMLElement>): void => {
    const { key, timeStamp } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if ([...key].length !== 1 || key === ' ') return;
    const goesOn = timeStamp - word.current.at < wordEndsMs;
    word.current = { text: goesOn ? word.current.text + key : key, at: timeStamp };
    const [found] = matchingOptions(names, word.current.text);
    if (found === undefined) return;
    const buttons = event.currentTarget.querySelectorAll('button');
    buttons[names.indexOf(found)]?.focus();
  };
  return (
    <ul
      className={classes.choices}
      onKeyDown={(event) => {
        moveFocus(event);
        goToName(event);
      }}
    >
      {others?.map(({ name, group, openTasks }) => (
        <li key={name}>
          <button type="button" className={classes.choice} onClick={() => onChoose(name)}>
            <span className={classes.word}>{name}</span>
            <span className={classes.soft}>
              {group} · {t('today:handOver.open', { count: openTasks })}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
