import { useEffect, useRef, useState } from 'react';
import type { PostingRow } from '#contract/bonus-ledger.ts';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { useReportExport } from '../../components/export/use-report-export.tsx';
import pane from '../../components/pane.module.css';
import { request } from '../../lib/client.ts';
import { useCommands } from '../../lib/commands.ts';
import { showError } from '../../lib/error-text.ts';
import { formatInstant, formatMonth, formatNumber } from '../../lib/format.ts';
import { showToast } from '../../lib/toasts.ts';
import { useMayAsk } from '../../lib/use-may.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { bonusCommands } from './commands.ts';
import { focusLines } from '../../components/line-list.tsx';
import own from './pane.module.css';

/** What was posted, the newest first; each can be taken back as a whole. */
export function Postings({ postings }: { readonly postings: readonly PostingRow[] | undefined }) {
  const { t, language } = useTexts();
  const mayReverse = useMayAsk('posting-reverse');
  const [asked, setAsked] = useState<PostingRow | null>(null);
  const isReversed = useRef(false);
  useEffect(() => {
    if (asked !== null || !isReversed.current) return;
    isReversed.current = false;
    // The button that was pressed goes with what it took back.
    focusLines();
  }, [asked]);
  const reverse = ({ pk, month }: PostingRow): Promise<void> =>
    request('posting-reverse', { pk })
      .then(() => {
        const text = t('bonuses:did.reversed', { month: formatMonth(month, language) });
        showToast({ tone: 'done', text });
        isReversed.current = true;
      }, showError)
      .finally(() => setAsked(null));
  const exporting = useReportExport({
    name: t('bonuses:posting.history'),
    count: postings?.length ?? null,
    command: bonusCommands['postings-export'],
    send: (common) => request('posting-export', common),
  });
  useCommands(bonusCommands, { 'postings-export': exporting.handler });
  return (
    <section className={pane.pane} aria-label={t('bonuses:posting.history')}>
      <div className={own.head}>
        <h2 className={own.heading}>{t('bonuses:posting.history')}</h2>
        {exporting.button}
      </div>
      {postings?.length === 0 && <p className={pane.soft}>{t('bonuses:posting.none')}</p>}
      <ol className={pane.history} aria-busy={postings === undefined}>
        {postings?.map((posting) => (
          <li key={posting.pk}>
            <span className={own.row}>
              <strong>{formatMonth(posting.month, language)}</strong>
              <span className={own.number}>{formatNumber(posting.points, language)}</span>
              {posting.state === 'posted' ? (
                <Button
                  why={mayReverse.why}
                  aria-label={t('bonuses:posting.reverseOf', {
                    month: formatMonth(posting.month, language),
                  })}
                  onClick={() => setAsked(posting)}
                >
                  {t('bonuses:posting.reverse')}
                </Button>
              ) : (
                <span className={pane.soft}>{t('bonuses:posting.reversed')}</span>
              )}
            </span>
            <span className={pane.soft}>
              {t('bonuses:posting.entries', { count: posting.entries })} · {posting.postedBy},{' '}
              {formatInstant(posting.postedAt)}
            </span>
            {posting.reversedAt !== null && (
              <span className={pane.soft}>
                {t('bonuses:posting.reversedBy', {
                  name: posting.reversedBy ?? '',
                  when: formatInstant(posting.reversedAt),
                })}
              </span>
            )}
          </li>
        ))}
      </ol>
      {exporting.dialog}
      {asked && (
        <ConfirmDialog
          title={t('bonuses:posting.askReverse', { month: formatMonth(asked.month, language) })}
          confirm={t('bonuses:posting.reverseIt')}
          onConfirm={() => reverse(asked)}
          onClose={() => setAsked(null)}
        >
          <p>
            {t('bonuses:posting.reverseWhat', {
              count: asked.points,
              points: formatNumber(asked.points, language),
            })}
          </p>
          <p>{t('bonuses:posting.reverseFinal')}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}
