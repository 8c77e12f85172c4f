import { IconSquareCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { PostingPreview, PreviewLine } from '#contract/bonus-ledger.ts';
import { noPointsReasons } from '#domain/bonus/accrue.ts';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { useReportExport } from '../../components/export/use-report-export.tsx';
import { Hint } from '../../components/hint.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { MiddleText } from '../../components/middle-text.tsx';
import screen from '../../components/screen.module.css';
import { SplitPane } from '../../components/split-pane.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { goToBonuses } from '../../lib/bonus-place.ts';
import { request } from '../../lib/client.ts';
import { runCommand, useCommands } from '../../lib/commands.ts';
import { errorText, showError } from '../../lib/error-text.ts';
import { formatMoney, formatMonth, formatNumber } from '../../lib/format.ts';
import { monthsAround } from '../../lib/months.ts';
import { goToResellers } from '../../lib/reseller-place.ts';
import { saveChord } from '../../lib/shell-keys.ts';
import { showToast } from '../../lib/toasts.ts';
import { useMayAsk } from '../../lib/use-may.ts';
import { useChannel } from '../../lib/use-channel.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { useWorkAtHand } from '../../lib/work-at-hand.ts';
import classes from './bonuses-screen.module.css';
import { bonusCommands } from './commands.ts';
import { LineList } from '../../components/line-list.tsx';
import lines from '../../components/line-list.module.css';
import { useCursor } from '../../components/list-cursors.ts';
import { MonthField } from './month-field.tsx';
import { Postings } from './postings.tsx';
import { useBonusMonth } from './purchases-view.tsx';

const list = 'bonus-preview';
type Texts = ReturnType<typeof useTexts>;

function reasonWords({ t }: Pick<Texts, 't'>, reasons: PreviewLine['reasons']): string {
  return noPointsReasons
    .flatMap((reason) => {
      const count = reasons[reason] ?? 0;
      return count === 0 ? [] : [`${t(`bonuses:noPoints.${reason}`)} ${String(count)}`];
    })
    .join(' · ');
}

function ResellerLine(props: { readonly line: PreviewLine; readonly currency: string }) {
  const { line, currency } = props;
  const texts = useTexts();
  const { t, language } = texts;
  const words = reasonWords(texts, line.reasons);
  return (
    <>
      <StatusBadge status={line.status} signOnly />
      <MiddleText text={line.reseller} />
      <span className={lines.soft}>
        {line.level === null ? '' : t(`resellers:level.${line.level}`)}
      </span>
      <span className={lines.number}>{formatMoney(line.volumeMinor, currency, language)}</span>
      <span className={lines.soft} title={words}>
        {words}
      </span>
      <span className={lines.number}>{formatNumber(line.points, language)}</span>
    </>
  );
}

function Preview({ preview }: { readonly preview: PostingPreview }) {
  const { t } = useTexts();
  const { rule, month, currency } = preview;
  const { language } = useTexts();
  if (rule === null) {
    return (
      <EmptyState
        icon={IconSquareCheck}
        title={t('bonuses:posting.noRate', { month: formatMonth(month, language) })}
        text={t('bonuses:posting.noRateText')}
      >
        <Button onClick={() => goToBonuses({ view: 'rates' })}>{t('bonuses:view.rates')}</Button>
      </EmptyState>
    );
  }
  if (preview.lines.length === 0) {
    return (
      <EmptyState
        icon={IconSquareCheck}
        title={t('bonuses:posting.empty')}
        text={t('bonuses:posting.emptyText')}
      />
    );
  }
  return (
    <LineList
      name={list}
      label={t('bonuses:posting.preview')}
      items={preview.lines}
      keyOf={(line) => line.resellerPk}
      columns="16px minmax(120px, 1.6fr) 84px 116px minmax(100px, 1.6fr) 72px"
      head={
        <>
          <span />
          <span>{t('bonuses:column.reseller')}</span>
          <span>{t('bonuses:why.level')}</span>
          <span className={lines.number}>{t('bonuses:column.volume')}</span>
          <span>{t('bonuses:column.without')}</span>
          <span className={lines.number}>{t('bonuses:column.points')}</span>
        </>
      }
      line={(line) => <ResellerLine line={line} currency={currency ?? 'RUB'} />}
      onOpen={(line) => goToBonuses({ view: 'ledger', reseller: line.resellerPk })}
    />
  );
}

/** What a month would earn, before it is entered; what was posted, and taking it back. */
export function PostingView() {
  const texts = useTexts();
  const { t, language } = texts;
  const [month, setMonth] = useBonusMonth();
  const { data: preview, error } = useChannel('posting-preview', { month }, { keepPrevious: true });
  const { data: postings } = useChannel('posting-list', {});
  const mayPost = useMayAsk('posting-post');
  const [asks, setAsks] = useState(false);
  const cursor = useCursor(list);
  useWorkAtHand(() => ({ resellerPk: cursor, interactionPk: null }));
  const ready = preview?.month === month && preview.points > 0;
  const post = ({ points, digest }: PostingPreview): Promise<void> =>
    request('posting-post', { month, points, digest })
      .then((posted) => {
        const text =
          posted === null
            ? t('bonuses:did.nothingPosted')
            : t('bonuses:did.posted', { points: formatNumber(posted.points, language) });
        showToast({ tone: 'done', text });
      }, showError)
      .finally(() => setAsks(false));
  const exporting = useReportExport({
    name: `${t('bonuses:posting.preview')}, ${formatMonth(month, language)}`,
    count: preview?.lines.length ?? null,
    command: bonusCommands['bonus-export'],
    send: (common) => request('posting-preview-export', { ...common, month }),
  });
  useCommands(bonusCommands, {
    'bonus-export': exporting.handler,
    'bonus-forward': {
      run: () => setAsks(true),
      when: () => ready && mayPost.may,
      why: () => (ready ? mayPost.why : null),
    },
    'bonus-reseller': {
      run: () => goToResellers({ pk: cursor, text: '' }),
      when: () => cursor !== null,
    },
  });
  if (error) return <EmptyState title={errorText(error)} />;
  if (!preview) return null;
  const words = reasonWords(texts, preview.reasons);
  return (
    <>
      <div className={classes.tools}>
        <MonthField
          label={t('bonuses:purchase.month')}
          value={month}
          months={monthsAround(0, 24)}
          onChange={setMonth}
        />
        {preview.rule && (
          <>
            <span className={classes.strong}>
              {t('bonuses:points', {
                count: preview.points,
                points: formatNumber(preview.points, language),
              })}
            </span>
            <span className={classes.soft}>
              {t('bonuses:posting.sum', {
                entries: preview.entries,
                resellers: preview.resellers,
                version: preview.rule.version,
              })}
            </span>
            <span className={classes.fill} title={words}>
              {words}
            </span>
          </>
        )}
        <span className={screen.gap} />
        {exporting.button}
        <Hint label={t('bonuses:posting.hint')} command={bonusCommands['bonus-forward']}>
          <Button
            look="primary"
            why={ready ? mayPost.why : null}
            disabled={!ready}
            onClick={() => runCommand('bonus-forward')}
          >
            {t('bonuses:posting.post')} <KeyHint chord={saveChord} />
          </Button>
        </Hint>
      </div>
      {exporting.dialog}
      {asks && (
        <ConfirmDialog
          title={t('bonuses:posting.askPost', { month: formatMonth(month, language) })}
          confirm={t('bonuses:posting.post')}
          onConfirm={() => post(preview)}
          onClose={() => setAsks(false)}
        >
          <p>
            {t('bonuses:posting.postWhat', {
              count: preview.points,
              points: formatNumber(preview.points, language),
              resellers: formatNumber(preview.resellers, language),
            })}
          </p>
          <p>{t('bonuses:posting.postFinal')}</p>
        </ConfirmDialog>
      )}
      <div className={screen.panes}>
        <SplitPane
          settingKey="bonusDivider"
          defaultRatio={0.62}
          start={<Preview preview={preview} />}
          end={<Postings postings={postings} />}
        />
      </div>
    </>
  );
}
