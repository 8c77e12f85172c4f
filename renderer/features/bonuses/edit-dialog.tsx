import { IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { BonusRequestCard } from '#contract/bonus.ts';
import { isRequestKind, kindSpecs } from '#domain/bonus/request-kinds.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { request } from '../../lib/client.ts';
import { showError } from '../../lib/error-text.ts';
import { showUndoable } from '../../lib/undo.ts';
import { useMay } from '../../lib/use-may.ts';
import { useChannel } from '../../lib/use-channel.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { submitChord } from './commands.ts';
import classes from './form.module.css';
import { focusField, RequestFields } from './request-fields.tsx';
import {
  readRequest,
  textOfValue,
  type RequestFaults,
  type RequestTexts,
} from './request-values.ts';
import { useRequestDrafts } from './use-request-drafts.ts';

const prefix = 'bonus-edit';

function textsOf({ kind, points, details }: BonusRequestCard): RequestTexts {
  if (!isRequestKind(kind)) return { kind: null, points: String(points), fields: {} };
  const fields = Object.fromEntries(
    kindSpecs[kind].fields.map((field) => [field.key, textOfValue(field, details[field.key])]),
  );
  return { kind, points: String(points), fields };
}

/** Mends a draft, or a request that was sent back, before it is submitted. */
export function EditDialog(props: {
  readonly card: BonusRequestCard;
  readonly onClose: () => void;
}) {
  const { card, onClose } = props;
  const { t } = useTexts();
  const drafts = useRequestDrafts(`bonus-edit:${String(card.pk)}`, textsOf(card));
  const [faults, setFaults] = useState<RequestFaults>({});
  const seesLedger = useMay('ledger', 'view').may;
  const { data: account } = useChannel(
    'bonus-account',
    { resellerPk: card.resellerPk ?? 1 },
    { enabled: seesLedger && card.resellerPk !== null },
  );
  useEffect(() => focusField(prefix, 'points'), []);
  const save = (): void => {
    const { kind, points, details, faults: found } = readRequest(drafts.now(), true);
    setFaults(found);
    const [wrong] = Object.keys(found);
    if (wrong !== undefined || kind === null) return focusField(prefix, wrong ?? 'kind');
    request('bonus-request-patch', { pk: card.pk, kind, points, details }).then(() => {
      drafts.discard();
      showUndoable(t('bonuses:did.changed'));
      onClose();
    }, showError);
  };
  return (
    <Dialog label={t('bonuses:form.edit')} onClose={onClose}>
      <form
        className={classes.form}
        onSubmit={(event) => event.preventDefault()}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          save();
        }}
      >
        <header className={classes.head}>
          <h1>{t('bonuses:form.edit')}</h1>
          <IconButton icon={IconX} label={t('common:close')} onClick={onClose} />
        </header>
        <div className={classes.lines}>
          <RequestFields
            prefix={prefix}
            texts={drafts.texts}
            faults={faults}
            account={account}
            onKind={drafts.putKind}
            onPoints={drafts.putPoints}
            onField={drafts.putField}
            onLast={save}
          />
        </div>
        <footer className={classes.foot}>
          <Button look="primary" onClick={save}>
            {t('bonuses:form.save')} <KeyHint chord={submitChord} />
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
