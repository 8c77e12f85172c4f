import { IconAlertTriangle, IconArrowsExchange, IconListDetails } from '@tabler/icons-react';
import type { SyncLogEntry } from '#contract/head-office.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { LineList } from '../../components/line-list.tsx';
import lines from '../../components/line-list.module.css';
import { SignWord } from '../../components/sign-word.tsx';
import { errorText } from '../../lib/error-text.ts';
import { formatInstant, formatNumber } from '../../lib/format.ts';
import { useChannel } from '../../lib/use-channel.ts';
import { useTexts } from '../../lib/use-texts.ts';
import classes from './head-office.module.css';
import { faultSentence } from './status-words.ts';

const signs = {
  done: { icon: IconArrowsExchange, tone: 'ok' },
  failed: { icon: IconAlertTriangle, tone: 'warn' },
} as const;

function Line({ entry }: { readonly entry: SyncLogEntry }) {
  const { t, language } = useTexts();
  const { at, until, times, code, message, pushed, pulled, refused, conflicts } = entry;
  const number = (value: number): string => (value === 0 ? '' : formatNumber(value, language));
  const words =
    code === null
      ? t('headOffice:log.done')
      : faultSentence(t, { code, message: message ?? '', details: { deleted: '…', rows: '…' } });
  const [first = ''] = words.split(/(?<=[.:(])\s/u);
  const again = times > 1 ? t('headOffice:log.times', { count: times }) : '';
  const until2 = times > 1 ? t('headOffice:log.until', { at: formatInstant(until) }) : '';
  return (
    <>
      <span className={lines.soft}>{formatInstant(at)}</span>
      <span title={[words, message].filter(Boolean).join('\n')}>
        <SignWord
          sign={code === null ? signs.done : signs.failed}
          word={[code === null ? words : first.replace(/[.:(]$/u, ''), again, until2]
            .filter(Boolean)
            .join(' · ')}
        />
      </span>
      <span className={lines.number}>{number(pushed)}</span>
      <span className={lines.number}>{number(pulled)}</span>
      <span className={lines.number}>{number(refused)}</span>
      <span className={lines.number}>{number(conflicts)}</span>
    </>
  );
}

/** The last exchanges that did something, and those that failed. */
export function LogView() {
  const { t } = useTexts();
  const { data: entries, error } = useChannel('sync-log', {}, { keepPrevious: true });
  if (error) return <EmptyState title={errorText(error)} />;
  if (!entries) return null;
  if (entries.length === 0) {
    return (
      <EmptyState
        icon={IconListDetails}
        title={t('headOffice:log.empty')}
        text={t('headOffice:log.emptyText')}
      />
    );
  }
  return (
    <div className={classes.fill}>
      <LineList
        name="office-log"
        label={t('headOffice:view.log')}
        items={entries.map((entry, at) => ({ entry, key: entries.length - at }))}
        keyOf={({ key }) => key}
        columns="118px minmax(160px, 1fr) 90px 90px 90px 100px"
        head={
          <>
            <span>{t('headOffice:column.at')}</span>
            <span>{t('headOffice:column.what')}</span>
            <span className={lines.number}>{t('headOffice:column.pushed')}</span>
            <span className={lines.number}>{t('headOffice:column.pulled')}</span>
            <span className={lines.number}>{t('headOffice:column.refused')}</span>
            <span className={lines.number}>{t('headOffice:column.conflicts')}</span>
          </>
        }
        line={({ entry }) => <Line entry={entry} />}
      />
    </div>
  );
}
