import {
  IconCheck,
  IconCircleCheck,
  IconCircleOff,
  IconEyeOff,
  IconHelpHexagon,
} from '@tabler/icons-react';
import type { ColumnGuess, RegisterField } from '#contract/import.ts';
import type { Translate } from '../../../lib/text-key.ts';
import { useTexts } from '../../../lib/use-texts.ts';
import { columnLetters, fieldGroups, fieldWord } from '../words.ts';
import classes from './sheet-table.module.css';

type Certainty = 'sure' | 'doubtful' | 'ignored';

const signs = { sure: IconCircleCheck, doubtful: IconHelpHexagon, ignored: IconCircleOff };

function certaintyOf(guess: ColumnGuess): Certainty {
  if (guess.certainty === 'doubtful') return 'doubtful';
  return guess.field === 'ignore' ? 'ignored' : 'sure';
}

function certaintyWord(guess: ColumnGuess, certainty: Certainty, t: Translate): string {
  if (certainty !== 'sure') return t(`import:columns.${certainty}`);
  if (guess.by === 'saved' || guess.by === 'person') return t(`import:columns.${guess.by}`);
  return t('import:columns.sure');
}

/** Above a column: its letters, what it means, and how sure that is, by shape and word. */
export function ColumnHead(props: {
  readonly guess: ColumnGuess;
  readonly disabled: boolean;
  readonly onField: (field: RegisterField) => void;
}) {
  const { guess, disabled, onField } = props;
  const { t } = useTexts();
  const letters = columnLetters(guess.column);
  const certainty = certaintyOf(guess);
  const Sign = signs[certainty];
  const label =
    guess.header === ''
      ? t('import:columns.meaning', { column: letters })
      : t('import:columns.meaningOf', { column: letters, header: guess.header });
  return (
    <th scope="col" className={classes.head} data-certainty={certainty}>
      <div className={classes.letters}>
        {letters}
        {guess.hidden && (
          <span className={classes.hidden}>
            <IconEyeOff size={12} aria-hidden />
            {t('import:columns.hidden')}
          </span>
        )}
      </div>
      <select
        className={classes.meaning}
        aria-label={label}
        title={guess.header}
        disabled={disabled}
        value={guess.field}
        data-doubtful={certainty === 'doubtful' || undefined}
        onChange={(event) => onField(event.target.value as RegisterField)}
      >
        <option value="ignore">{t('import:fields.ignore')}</option>
        {fieldGroups.map(({ title, fields }) => (
          <optgroup key={title} label={t(title)}>
            {fields.map((field) => (
              <option key={field} value={field}>
                {fieldWord(field, t)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <div className={classes.certainty}>
        <Sign size={14} aria-hidden />
        <span>{certaintyWord(guess, certainty, t)}</span>
        {certainty === 'doubtful' && (
          <button
            type="button"
            className={classes.confirm}
            disabled={disabled}
            aria-label={t('import:columns.confirmColumn', {
              column: letters,
              field: fieldWord(guess.field, t),
            })}
            onClick={() => onField(guess.field)}
          >
            <IconCheck size={12} stroke={2.5} aria-hidden />
            {t('import:columns.confirm')}
          </button>
        )}
      </div>
    </th>
  );
}
