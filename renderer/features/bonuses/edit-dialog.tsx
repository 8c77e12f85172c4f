import { useEffect, useState } from 'react';
import type { BonusRequestCard } from '#contract/bonus.ts';
import { isRequestKind, kindSpecs } from '#domain/bonus/request-kinds.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { request } from '../../lib/client.ts';
import { showError } from '../../lib/error-text.ts';
import { showUndoable } from '../../lib/undo.ts';
import { useMay } from '../../lib/use-may.ts';
import { useChannel } from '../../lib/use-channel.ts';
import { useOnce } from '../../lib/use-once.ts';
import { useTexts } from '../../lib/use-texts.ts';
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
  const save = useOnce(() => {
    const { kind, points, details, faults: found } = readRequest(drafts.now(), true);
    setFaults(found);
    const [wrong] = Object.keys(found);
    if (wrong !== undefined || kind === null) return focusField(prefix, wrong ?? 'kind');
    return request('bonus-request-patch', { pk: card.pk, kind, points, details }).then((answer) => {
      drafts.discard();
      showUndoable(t('bonuses:did.changed'), answer);
      onClose();
    }, showError);
  });
  return (
    <FormDialog
      title={t('bonuses:form.edit')}
      save={t('bonuses:form.save')}
      onSave={save}
      onClose={onClose}
    >
      <RequestFields
        prefix={prefix}
        drafts={drafts}
        faults={faults}
        account={account}
        onLast={save}
      />
    </FormDialog>
  );
}
