import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { WhenField, whenOf } from '../../components/when-field.tsx';
import { formatWhen } from '../../lib/format.ts';
import { useMinute } from '../../lib/use-now.ts';
import { useTexts } from '../../lib/use-texts.ts';
import classes from './menus.module.css';

const offered = ['hour', 'tomorrow', 'monday', 'week'] as const;

/** Until when a task is put off: by words as people say them, or one of four at hand. */
export default function SnoozeMenu({ onChoose }: { readonly onChoose: (until: number) => void }) {
  const { t, language } = useTexts();
  const [text, setText] = useState('');
  const now = useMinute();
  const when = whenOf(text, now);
  const choose = (words: string): void => {
    const chosen = whenOf(words);
    if ('at' in chosen) onChoose(chosen.at);
  };
  return (
    <div className={classes.menu}>
      <WhenField
        label={t('today:snooze.until')}
        value={text}
        onChange={setText}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          choose(text);
        }}
      />
      <ul className={classes.choices}>
        {offered.map((name) => {
          const words = t(`today:snooze.${name}`);
          const read = whenOf(words, now);
          return (
            <li key={name}>
              <button type="button" className={classes.choice} onClick={() => choose(words)}>
                <span className={classes.word}>{words}</span>
                <span className={classes.soft}>
                  {'at' in read && formatWhen(read.at, now, language)}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      <Button look="primary" disabled={!('at' in when)} onClick={() => choose(text)}>
        {t('today:commands.snooze')}
      </Button>
    </div>
  );
}
