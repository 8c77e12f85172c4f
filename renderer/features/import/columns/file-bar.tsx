import { IconCircleCheck, IconHelpHexagon } from '@tabler/icons-react';
import { Button } from '../../../components/button.tsx';
import { Hint } from '../../../components/hint.tsx';
import { useTexts } from '../../../lib/use-texts.ts';
import { chooseSheet } from '../column-actions.ts';
import { importCommands } from '../commands.ts';
import { reopenAs } from '../open-file.ts';
import type { Session } from '../sessions.ts';
import classes from './columns.module.css';
import { KindChoice } from './kind-choice.tsx';

const encodings = [
  ['utf-8', 'utf8'],
  ['windows-1251', 'windows1251'],
  ['ibm866', 'cp866'],
  ['koi8-r', 'koi8r'],
  ['utf-16le', 'utf16'],
] as const;

function firstWords(cells: readonly string[]): string {
  const text = cells.filter((cell) => cell.trim() !== '').join(', ');
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function HeaderChoice({ session }: { readonly session: Session }) {
  const { t } = useTexts();
  const { id, mapping, picture, busy } = session;
  return (
    <label className={classes.choice}>
      {t('import:columns.header')}
      <select
        className={classes.select}
        disabled={busy !== null}
        value={mapping.headerTo}
        onChange={(event) => void chooseSheet(id, mapping.sheet, Number(event.target.value))}
      >
        <option value={0}>{t('import:columns.noHeader')}</option>
        {picture.rows.map(({ number, cells }) => (
          <option key={number} value={number}>
            {`${t('import:columns.headerRow', { row: number })}: ${firstWords(cells)}`}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What concerns the whole file: kind, sheet, header row, encoding; and whether columns need a look. */
export function FileBar(props: {
  readonly session: Session;
  readonly doubtful: number;
  readonly onDoubtful: () => void;
}) {
  const { session, doubtful, onDoubtful } = props;
  const { t } = useTexts();
  const { id, opened, mapping, picture, busy } = session;
  const encoding = opened.encoding?.toLowerCase() ?? null;
  const listed = encodings.some(([name]) => name === encoding);
  return (
    <div className={classes.bar}>
      <KindChoice session={session} />
      {opened.sheets.length > 1 && (
        <label className={classes.choice}>
          {t('import:file.sheet')}
          <select
            className={classes.select}
            disabled={busy !== null}
            value={mapping.sheet}
            onChange={(event) => void chooseSheet(id, Number(event.target.value))}
          >
            {opened.sheets.map(({ index, name, hidden }) => (
              <option key={index} value={index}>
                {hidden ? t('import:file.hiddenSheet', { name }) : name}
              </option>
            ))}
          </select>
        </label>
      )}
      {picture.rows.length > 0 && <HeaderChoice session={session} />}
      {encoding !== null && (
        <label className={classes.choice}>
          {t('import:file.encoding')}
          <select
            className={classes.select}
            disabled={busy !== null}
            value={encoding}
            onChange={(event) => void reopenAs(session, event.target.value)}
          >
            {!listed && <option value={encoding}>{encoding}</option>}
            {encodings.map(([name, word]) => (
              <option key={name} value={name}>
                {t(`import:file.encodings.${word}`)}
              </option>
            ))}
          </select>
        </label>
      )}
      <span className={classes.gap} />
      {doubtful > 0 ? (
        <Hint label={t('import:commands.doubtful')} command={importCommands['import-doubtful']}>
          <Button className={classes.toCheck} onClick={onDoubtful}>
            <IconHelpHexagon size={16} aria-hidden />
            {t('import:columns.toCheck', { count: doubtful })}
          </Button>
        </Hint>
      ) : (
        picture.rows.length > 0 && (
          <span className={classes.allSure}>
            <IconCircleCheck size={16} aria-hidden />
            {t('import:columns.allSure')}
          </span>
        )
      )}
    </div>
  );
}
