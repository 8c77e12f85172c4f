import type { KeyboardEvent } from 'react';
import { useChannel } from '../../lib/use-channel.ts';
import { useTexts } from '../../lib/use-texts.ts';
import classes from './menus.module.css';

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  stops[Math.max(0, Math.min(stops.length - 1, at + step))]?.focus();
}

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
