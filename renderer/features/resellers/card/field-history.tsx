import { IconHistory } from '@tabler/icons-react';
import { IconButton } from '../../../components/icon-button.tsx';
import { Popup } from '../../../components/popup.tsx';
import { RelativeTime } from '../../../components/relative-time.tsx';
import { usePopup } from '../../../components/use-popup.ts';
import { useChannel } from '../../../lib/use-channel.ts';
import { useTexts } from '../../../lib/use-texts.ts';
import classes from './field-history.module.css';
import { valueWords } from './value-words.ts';

function HistoryList({ pk, field }: { readonly pk: number; readonly field: string }) {
  const { t } = useTexts();
  const { data } = useChannel('reseller-field-history', { pk, field });
  if (data?.length === 0) return <p className={classes.none}>{t('resellers:card.historyEmpty')}</p>;
  return (
    <ul className={classes.list}>
      {data?.map((change, at) => (
        <li key={at} className={classes.change}>
          <span className={classes.values}>
            <s>{valueWords('reseller', field, change.oldValue)}</s>
            <span aria-hidden>→</span>
            <span>{valueWords('reseller', field, change.newValue)}</span>
          </span>
          <span className={classes.who}>
            {change.actor}
            {change.batchPk !== null && `, ${t('resellers:timeline.byImport')}`}
            {' · '}
            <RelativeTime at={change.at} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** A small clock: who changed this field when, from what to what. */
export function FieldHistory(props: {
  readonly pk: number;
  readonly field: string;
  readonly label: string;
}) {
  const { pk, field, label } = props;
  const { t } = useTexts();
  const { anchor, open, close } = usePopup();
  const name = t('resellers:card.history', { field: label });
  return (
    <>
      <IconButton
        icon={IconHistory}
        label={name}
        className={classes.sign}
        aria-haspopup="dialog"
        data-open={anchor !== null || undefined}
        onClick={(event) => open(event.currentTarget, event.detail)}
      />
      {anchor && (
        <Popup anchor={anchor} label={name} onClose={close}>
          <div className={classes.history} tabIndex={-1} data-first>
            <h3 className={classes.title}>{name}</h3>
            <HistoryList pk={pk} field={field} />
          </div>
        </Popup>
      )}
    </>
  );
}
