import { moveFocus } from '../../lib/move-focus.ts';
import { useChannel } from '../../lib/use-channel.ts';
import { useTexts } from '../../lib/use-texts.ts';
import classes from './menus.module.css';

/** Who can take a task over, the least loaded first. */
export default function HandOverMenu(props: {
  readonly owner: string | null;
  readonly onChoose: (person: string) => void;
}) {
  const { owner, onChoose } = props;
  const { t } = useTexts();
  const { data } = useChannel('task-people', {});
  const others = data?.filter(({ name }) => name !== owner);
  if (others?.length === 0) return <p className={classes.none}>{t('today:handOver.nobody')}</p>;
  return (
    <ul className={classes.choices} onKeyDown={moveFocus}>
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
