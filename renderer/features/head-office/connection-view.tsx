import {
  IconAlertTriangle,
  IconCircleCheckFilled,
  IconCloudOff,
  IconHandStop,
  IconRefresh,
  IconPlugConnected,
} from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { SyncStatus } from '#contract/head-office.ts';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Fact } from '../../components/fact.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { SignWord } from '../../components/sign-word.tsx';
import pane from '../../components/pane.module.css';
import { request } from '../../lib/client.ts';
import { showError } from '../../lib/error-text.ts';
import { formatInstant, formatNumber } from '../../lib/format.ts';
import { goToOffice, type OfficeView } from '../../lib/head-office-place.ts';
import { putAnswer, useChannel } from '../../lib/use-channel.ts';
import { mayAskNow, useMay } from '../../lib/use-may.ts';
import { useSecond } from '../../lib/use-now.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { EnrolForm } from './enrol-form.tsx';
import classes from './head-office.module.css';
import { PacketSection } from './packet-section.tsx';
import { clockFault, faultSentence, needsCode, stalledSeconds, stateWord } from './status-words.ts';

const signs = {
  'not-enrolled': { icon: IconPlugConnected, tone: 'idle' },
  idle: { icon: IconCircleCheckFilled, tone: 'ok' },
  exchanging: { icon: IconRefresh, tone: 'info' },
  waiting: { icon: IconCloudOff, tone: 'warn' },
  stopped: { icon: IconHandStop, tone: 'bad' },
} as const;

function Notice(props: { readonly tone: 'warn' | 'bad'; readonly children: ReactNode }) {
  return (
    <div className={classes.notice} data-tone={props.tone} role="status">
      <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
      <div>{props.children}</div>
    </div>
  );
}

/** How far the first load of all data is. */
function SnapshotProgress({ snapshot }: { readonly snapshot: { done: number; of: number } }) {
  const { t, language } = useTexts();
  const words = t('headOffice:snapshot', {
    done: formatNumber(snapshot.done, language),
    of: formatNumber(snapshot.of, language),
  });
  return (
    <div className={classes.progress}>
      <progress max={Math.max(1, snapshot.of)} value={snapshot.done} aria-label={words} />
      <span>{words}</span>
    </div>
  );
}

/** Says so when nothing comes any more; it looks each second, while an exchange runs. */
function Stalled({ status }: { readonly status: SyncStatus }) {
  const { t } = useTexts();
  const seconds = stalledSeconds(status, useSecond());
  if (seconds === null) return null;
  return <Notice tone="warn">{t('headOffice:stalled', { seconds })}</Notice>;
}

/** Head office wants to delete much at once: a person who may says whether it is meant so. */
function Deletions({ fault }: { readonly fault: NonNullable<SyncStatus['fault']> }) {
  const { t, language } = useTexts();
  const { why } = useMay('data', 'edit');
  const [asking, setAsking] = useState(false);
  const number = (name: string): string => formatNumber(Number(fault.details[name] ?? 0), language);
  return (
    <>
      <Button why={why} data-office-first onClick={() => setAsking(true)}>
        {t('headOffice:deletions.allow')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('headOffice:deletions.title')}
          confirm={t('headOffice:deletions.confirm')}
          onConfirm={() =>
            request('sync-allow-deletions', {}).then((status) => {
              putAnswer('sync-status', {}, status);
              setAsking(false);
            }, showError)
          }
          onClose={() => setAsking(false)}
        >
          <p>
            {t('headOffice:deletions.text', { deleted: number('deleted'), rows: number('rows') })}
          </p>
        </ConfirmDialog>
      )}
    </>
  );
}

function Count(props: {
  readonly view: OfficeView;
  readonly count: number;
  readonly tone?: 'warn' | 'bad';
}) {
  const { view, count, tone } = props;
  const { t, language } = useTexts();
  const shown = formatNumber(count, language);
  return (
    <Fact name={t(`headOffice:view.${view}`)}>
      {count > 0 && mayAskNow(view === 'pending' ? 'sync-pending' : 'sync-refusals') ? (
        <button
          type="button"
          className={pane.link}
          data-tone={tone}
          onClick={() => goToOffice({ view })}
        >
          {shown}
        </button>
      ) : (
        shown
      )}
    </Fact>
  );
}

function Facts({ status }: { readonly status: SyncStatus }) {
  const { t } = useTexts();
  const { server, workspaceName, lastExchangeAt, pending, refused, conflicts } = status;
  return (
    <dl className={classes.facts}>
      <Fact name={t('headOffice:fact.workspace')}>{workspaceName}</Fact>
      <Fact name={t('headOffice:fact.server')}>{server}</Fact>
      <Fact name={t('headOffice:fact.last')}>
        {lastExchangeAt === null ? (
          t('headOffice:fact.never')
        ) : (
          <>
            <RelativeTime at={lastExchangeAt} />{' '}
            <span className={classes.soft}>{formatInstant(lastExchangeAt)}</span>
          </>
        )}
      </Fact>
      <Count view="pending" count={pending} />
      <Count view="refusals" count={refused} tone="bad" />
      <Count view="conflicts" count={conflicts} tone="warn" />
    </dl>
  );
}

/** How the line stands in words, what is wrong with it and what to do; how to join a head office. */
export function ConnectionView() {
  const { t } = useTexts();
  const { data: status } = useChannel('sync-status', {});
  if (!status) return null;
  const { state, fault, snapshot, clockOffsetMs } = status;
  const clock = state === 'not-enrolled' ? null : clockFault(clockOffsetMs);
  return (
    <div className={classes.scroll}>
      <div className={classes.page} data-office-state={state}>
        <p className={classes.state} role="status">
          <SignWord sign={signs[state]} word={stateWord(t, status)} />
        </p>
        {state === 'not-enrolled' && <p className={classes.text}>{t('headOffice:about')}</p>}
        {state === 'exchanging' && snapshot && <SnapshotProgress snapshot={snapshot} />}
        {state === 'exchanging' && <Stalled status={status} />}
        {fault && state !== 'exchanging' && (
          <Notice tone={state === 'stopped' ? 'bad' : 'warn'}>
            <p>{faultSentence(t, fault)}</p>
            {fault.code === 'sync/mass-delete' && <Deletions fault={fault} />}
          </Notice>
        )}
        {clock && (
          <Notice tone="warn">
            {t(`headOffice:clock.${clock.way}`, { count: clock.minutes })}
          </Notice>
        )}
        {state !== 'not-enrolled' && <Facts status={status} />}
        {state !== 'not-enrolled' && !needsCode(status) && <PacketSection />}
        {needsCode(status) && <EnrolForm again={state !== 'not-enrolled'} server={status.server} />}
      </div>
    </div>
  );
}
