import { IconFileCertificate, IconX } from '@tabler/icons-react';
import { useEffect, useState, type KeyboardEvent } from 'react';
import type { GrantedFile } from '#contract/shell.ts';
import { Button } from '../../components/button.tsx';
import { FieldLine } from '../../components/field-line.tsx';
import form from '../../components/form.module.css';
import { IconButton } from '../../components/icon-button.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { desktop, request } from '../../lib/client.ts';
import { toClientError } from '../../lib/client-error.ts';
import { errorText, showError } from '../../lib/error-text.ts';
import { onSaveKey } from '../../lib/on-save-key.ts';
import { saveChord } from '../../lib/shell-keys.ts';
import { showToast } from '../../lib/toasts.ts';
import { putAnswer } from '../../lib/use-channel.ts';
import { useDraft } from '../../lib/use-draft.ts';
import { useMay } from '../../lib/use-may.ts';
import { useOnce } from '../../lib/use-once.ts';
import { useTexts } from '../../lib/use-texts.ts';
import classes from './head-office.module.css';
import { fieldOfFault, type EnrolField } from './status-words.ts';

type Problem = { readonly field: EnrolField; readonly text: string };

/** Joins a head office with its address and a one-time code; a fault is told under its field. */
export function EnrolForm(props: {
  /** The desktop has belonged to it before. */
  readonly again: boolean;
  readonly server: string | null;
}) {
  const { again, server: known } = props;
  const { t } = useTexts();
  const { may, why } = useMay('data', 'edit');
  const server = useDraft('head-office:enrol:server');
  const code = useDraft('head-office:enrol:code');
  const [certificate, setCertificate] = useState<GrantedFile | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [joining, setJoining] = useState(false);
  const typedServer = server.draft ?? known ?? '';
  const typedCode = code.draft ?? '';

  useEffect(() => {
    // As a list does when it comes up.
    if (document.activeElement === document.body) document.getElementById('enrol-server')?.focus();
  }, []);

  const fail = (field: EnrolField, text: string): void => {
    setProblem({ field, text });
    document.getElementById(`enrol-${field}`)?.focus();
  };
  const join = async (): Promise<void> => {
    if (!may) return;
    if (typedServer.trim() === '') return fail('server', t('headOffice:enrol.serverMissing'));
    if (typedCode.trim() === '') return fail('code', t('headOffice:enrol.codeMissing'));
    setProblem(null);
    setJoining(true);
    try {
      const status = await request('sync-enrol', {
        server: typedServer.trim(),
        code: typedCode.trim(),
        caToken: certificate?.token ?? null,
      });
      server.discard();
      code.discard();
      putAnswer('sync-status', {}, status);
      showToast({ tone: 'done', text: t('headOffice:enrol.done') });
    } catch (error) {
      const { code: fault, message } = toClientError(error);
      const field = fieldOfFault(fault, message);
      if (fault === 'sync/unreachable' || fault === 'sync/timeout') {
        fail(
          field,
          t(field === 'server' ? 'headOffice:enrol.unreachable' : 'headOffice:enrol.untrusted'),
        );
      } else fail(field, errorText(error));
    } finally {
      setJoining(false);
    }
  };
  const joinOnce = useOnce(join);
  const onEnter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.repeat) return;
    event.preventDefault();
    joinOnce();
  };
  const choose = (): void => {
    desktop.chooseCertificate().then((file) => {
      if (file) setCertificate(file);
    }, showError);
  };
  const problemOf = (field: EnrolField): string | null =>
    problem?.field === field ? problem.text : null;
  const shared = (field: 'server' | 'code') => ({
    id: `enrol-${field}`,
    type: 'text',
    autoComplete: 'off',
    spellCheck: false,
    className: form.input,
    readOnly: joining || !may,
    'aria-label': t(`headOffice:enrol.${field}`),
    'aria-invalid': problem?.field === field,
    onKeyDown: onEnter,
  });
  return (
    <form
      className={classes.enrol}
      aria-label={t(again ? 'headOffice:enrol.again' : 'headOffice:enrol.title')}
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={onSaveKey(joinOnce)}
    >
      <h2>{t(again ? 'headOffice:enrol.again' : 'headOffice:enrol.title')}</h2>
      <p className={classes.soft}>{why ?? t('headOffice:enrol.hint')}</p>
      <FieldLine label={t('headOffice:enrol.server')} problem={problemOf('server')}>
        <input
          {...shared('server')}
          data-office-first
          maxLength={300}
          value={typedServer}
          placeholder={t('headOffice:enrol.serverExample')}
          onChange={(event) => server.put(event.target.value)}
        />
      </FieldLine>
      <FieldLine label={t('headOffice:enrol.code')} problem={problemOf('code')}>
        <input
          {...shared('code')}
          maxLength={60}
          value={typedCode}
          onChange={(event) => code.put(event.target.value)}
        />
      </FieldLine>
      <FieldLine label={t('headOffice:enrol.certificate')} problem={problemOf('certificate')}>
        <div className={classes.file}>
          <Button id="enrol-certificate" why={why} onClick={choose}>
            <IconFileCertificate size={15} stroke={1.75} aria-hidden />
            {certificate?.name ?? t('headOffice:enrol.choose')}
          </Button>
          {certificate && (
            <IconButton
              icon={IconX}
              label={t('headOffice:enrol.without')}
              onClick={() => setCertificate(null)}
            />
          )}
          <span className={classes.soft}>{t('headOffice:enrol.certificateHint')}</span>
        </div>
      </FieldLine>
      <div className={classes.enrolFoot}>
        <Button look="primary" why={why} onClick={joinOnce}>
          {t(joining ? 'headOffice:enrol.joining' : 'headOffice:enrol.join')}{' '}
          <KeyHint chord={saveChord} />
        </Button>
      </div>
    </form>
  );
}
