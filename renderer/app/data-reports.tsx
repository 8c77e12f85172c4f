import { IconHistory } from '@tabler/icons-react';
import { useTexts } from '../lib/use-texts.ts';
import type { OpenReport } from '#contract/shell.ts';
import { Button } from '../components/button.tsx';
import { Copyable } from '../components/copyable.tsx';
import { Dialog } from '../components/dialog.tsx';
import classes from '../components/full-screen.module.css';
import { desktop, request } from '../lib/client.ts';
import { showError } from '../lib/error-text.ts';
import { formatInstant } from '../lib/format.ts';
import { queryClient } from '../lib/query-client.ts';
import { channelQuery } from '../lib/use-channel.ts';
import reports from './data-reports.module.css';

function Restored({ report }: { report: Extract<OpenReport, { kind: 'restored' }> }) {
  const { t } = useTexts();
  const at = formatInstant(report.backupAt);
  return (
    <section className={reports.report}>
      <div className={classes.head}>
        <IconHistory className={classes.sign} data-tone="warn" size={22} aria-hidden />
        <h2>{t('shell:report.restoredTitle')}</h2>
      </div>
      <p>{t('shell:report.restoredLead')}</p>
      <p>{t('shell:report.restoredLost', { date: at })}</p>
      <dl className={classes.facts}>
        <dt>{t('shell:report.backupFile')}</dt>
        <dd>
          <Copyable text={report.backupFile} />
        </dd>
        <dt>{t('shell:report.backupAt')}</dt>
        <dd>{at}</dd>
        <dt>{t('shell:report.damagedFile')}</dt>
        <dd>
          <Copyable text={report.damagedFile} />
        </dd>
        <dt>{t('shell:report.reason')}</dt>
        <dd>
          <Copyable text={report.reason} />
        </dd>
      </dl>
    </section>
  );
}

function RolledBack({ report }: { report: Extract<OpenReport, { kind: 'batch-rolled-back' }> }) {
  const { t } = useTexts();
  return (
    <section className={reports.report}>
      <div className={classes.head}>
        <IconHistory className={classes.sign} data-tone="warn" size={22} aria-hidden />
        <h2>{t('shell:report.rolledBackTitle')}</h2>
      </div>
      <p>{t('shell:report.rolledBack', { count: report.rows, file: report.fileName })}</p>
    </section>
  );
}

function ChangesLost({ report }: { report: Extract<OpenReport, { kind: 'changes-lost' }> }) {
  const { t } = useTexts();
  return (
    <section className={reports.report}>
      <div className={classes.head}>
        <IconHistory className={classes.sign} data-tone="warn" size={22} aria-hidden />
        <h2>{t('shell:report.changesLostTitle')}</h2>
      </div>
      <p>{t('shell:report.changesLost')}</p>
      <dl className={classes.facts}>
        <dt>{t('shell:report.keptLog')}</dt>
        <dd>
          <Copyable text={report.keptLog} />
        </dd>
        <dt>{t('shell:report.reason')}</dt>
        <dd>
          <Copyable text={report.reason} />
        </dd>
      </dl>
    </section>
  );
}

function DamageFound({ report }: { report: Extract<OpenReport, { kind: 'damage-found' }> }) {
  const { t } = useTexts();
  return (
    <section className={reports.report}>
      <div className={classes.head}>
        <IconHistory className={classes.sign} data-tone="warn" size={22} aria-hidden />
        <h2>{t('shell:report.damageFoundTitle')}</h2>
      </div>
      <p>{t('shell:report.damageFound')}</p>
      <dl className={classes.facts}>
        <dt>{t('shell:report.reason')}</dt>
        <dd>
          <Copyable text={report.reason} />
        </dd>
      </dl>
    </section>
  );
}

function ContentChanged(props: {
  readonly report: Extract<OpenReport, { kind: 'content-changed' }>;
  readonly onAccepted: () => void;
}) {
  const { t } = useTexts();
  const accept = (): void => {
    request('content-accept', {}).then(props.onAccepted, showError);
  };
  return (
    <section className={reports.report}>
      <div className={classes.head}>
        <IconHistory className={classes.sign} data-tone="warn" size={22} aria-hidden />
        <h2>{t('shell:report.contentChangedTitle')}</h2>
      </div>
      <p>{t('shell:report.contentChanged', { tables: props.report.tables.join(', ') })}</p>
      <Button onClick={accept}>{t('shell:report.contentAccept')}</Button>
    </section>
  );
}

/** What happened when the data file was opened; stays until it is read, then never comes again. */
export default function DataReports(props: { readonly reports: readonly OpenReport[] }) {
  const { t } = useTexts();
  const dismiss = (): void => {
    const { queryKey } = channelQuery('app-info', {});
    queryClient.setQueryData(queryKey, (info) => (info ? { ...info, reports: [] } : info));
    request('report-dismiss', {}).catch(showError);
  };
  return (
    <Dialog label={t('shell:report.label')} onClose={dismiss}>
      <div className={reports.list}>
        {props.reports.map((report, at) => {
          switch (report.kind) {
            case 'restored':
              return <Restored key={at} report={report} />;
            case 'batch-rolled-back':
              return <RolledBack key={at} report={report} />;
            case 'changes-lost':
              return <ChangesLost key={at} report={report} />;
            case 'damage-found':
              return <DamageFound key={at} report={report} />;
            case 'content-changed':
              return <ContentChanged key={at} report={report} onAccepted={dismiss} />;
            case 'opened':
            case 'created':
              return null;
          }
        })}
        <div className={reports.foot}>
          <Button onClick={() => void desktop.showDataFolder().catch(showError)}>
            {t('shell:failure.folder')}
          </Button>
          <Button look="primary" onClick={dismiss} data-autofocus>
            {t('shell:report.understood')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
