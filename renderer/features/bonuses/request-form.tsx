import { useEffect, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { FieldLine } from '../../components/field-line.tsx';
import { FindReseller } from '../../components/find-reseller.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import classes from '../../components/form.module.css';
import { MiddleText } from '../../components/middle-text.tsx';
import { request } from '../../lib/client.ts';
import { toClientError } from '../../lib/client-error.ts';
import { showError } from '../../lib/error-text.ts';
import { formatNumber } from '../../lib/format.ts';
import { showToast } from '../../lib/toasts.ts';
import { showUndoable } from '../../lib/undo.ts';
import { useMay } from '../../lib/use-may.ts';
import { useChannel } from '../../lib/use-channel.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { fieldId, focusField, RequestFields } from './request-fields.tsx';
import { readRequest, type RequestFaults } from './request-values.ts';
import { useRequestDrafts } from './use-request-drafts.ts';

const prefix = 'bonus-request';

/** Ctrl+B: points for one of the six kinds, for the reseller at hand; within a call of that call. */
export default function RequestForm(props: {
  readonly resellerPk: number | null;
  readonly interactionPk: number | null;
  readonly onClose: () => void;
}) {
  const { onClose } = props;
  const { t, language } = useTexts();
  const [resellerPk, setResellerPk] = useState(props.resellerPk);
  // Another reseller than the one of the call: the call is not of this request.
  const isOfCall = props.resellerPk === null || resellerPk === props.resellerPk;
  const interactionPk = isOfCall ? props.interactionPk : null;
  const drafts = useRequestDrafts(`bonus-request:${String(props.resellerPk ?? 0)}`);
  const [faults, setFaults] = useState<RequestFaults>({});
  const [saving, setSaving] = useState(false);
  const { data: rows } = useChannel(
    'reseller-rows',
    { pks: [resellerPk ?? 1] },
    { enabled: resellerPk !== null },
  );
  const seesLedger = useMay('ledger', 'view').may;
  const { data: account } = useChannel(
    'bonus-account',
    { resellerPk: resellerPk ?? 1 },
    { enabled: seesLedger && resellerPk !== null },
  );

  const begunWith = props.resellerPk;
  useEffect(() => {
    if (begunWith !== null) focusField(prefix, 'kind');
    else document.querySelector<HTMLElement>('dialog input[data-first]')?.focus();
  }, [begunWith]);

  const save = (submit: boolean): void => {
    if (saving) return;
    if (resellerPk === null) {
      setFaults({ reseller: 'required' });
      return document.querySelector<HTMLElement>('dialog input[data-first]')?.focus();
    }
    const { kind, points, details, faults: found } = readRequest(drafts.now(), !submit);
    setFaults(found);
    const [wrong] = Object.keys(found);
    if (wrong !== undefined || kind === null) return focusField(prefix, wrong ?? 'kind');
    setSaving(true);
    request('bonus-request-create', {
      ...{ resellerPk, kind, points, details, interactionPk, submit },
    }).then(
      (answer) => {
        drafts.discard();
        const said = formatNumber(points, language);
        if (submit) showToast({ tone: 'done', text: t('bonuses:did.submitted', { points: said }) });
        else showUndoable(t('bonuses:did.draft'), answer);
        onClose();
      },
      (error: unknown) => {
        setSaving(false);
        showError(error);
        const { details: about } = toClientError(error);
        if (typeof about['field'] === 'string') focusField(prefix, about['field']);
      },
    );
  };

  return (
    <FormDialog
      top
      title={t('bonuses:form.new')}
      save={t('bonuses:form.submit')}
      saveId={fieldId(prefix, 'submit')}
      foot={
        <>
          <Button onClick={() => save(false)}>{t('bonuses:form.saveDraft')}</Button>
          {props.interactionPk !== null && interactionPk !== null && (
            <span className={classes.soft}>{t('bonuses:form.ofCall')}</span>
          )}
        </>
      }
      onSave={() => save(true)}
      onClose={onClose}
    >
      <FieldLine
        label={t('bonuses:form.reseller')}
        problem={faults['reseller'] === undefined ? null : t('bonuses:form.noReseller')}
      >
        {resellerPk === null ? (
          <FindReseller
            label={t('bonuses:form.findReseller')}
            onTake={(pk) => {
              setResellerPk(pk);
              focusField(prefix, 'kind');
            }}
          />
        ) : (
          <div className={classes.who}>
            <span className={classes.name}>
              <MiddleText text={rows?.[0]?.name ?? ''} />
            </span>
            <Button onClick={() => setResellerPk(null)}>{t('bonuses:form.other')}</Button>
          </div>
        )}
      </FieldLine>
      <RequestFields
        prefix={prefix}
        drafts={drafts}
        faults={faults}
        account={account}
        onLast={() => focusField(prefix, 'submit')}
      />
    </FormDialog>
  );
}
