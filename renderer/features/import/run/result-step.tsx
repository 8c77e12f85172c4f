import { IconBuildingPlus, IconFileAlert } from '@tabler/icons-react';
import type { ImportKind } from '#contract/import.ts';
import { Button } from '../../../components/button.tsx';
import { formatDuration, formatNumber } from '../../../lib/format.ts';
import { goToBonuses } from '../../../lib/bonus-place.ts';
import { history } from '../../../lib/history.ts';
import { goToResellers } from '../../../lib/reseller-place.ts';
import { goToSession } from '../../../lib/session-place.ts';
import { useCommands } from '../../../lib/commands.ts';
import type { TextKey } from '../../../lib/text-key.ts';
import { useTexts } from '../../../lib/use-texts.ts';
import { importCommands } from '../commands.ts';
import { Notice } from '../notice.tsx';
import { chooseFile, closeSession } from '../open-file.ts';
import { saveErrors, showFile } from '../row-actions.ts';
import { patchSession, type Session } from '../sessions.ts';
import { useUndoResult } from '../use-undo-result.tsx';
import { ofKnownOnly, verdictSigns } from '../words.ts';
import classes from './run.module.css';

const lines = [
  ['created', 'new'],
  ['updated', 'changed'],
  ['unchanged', 'same'],
  ['duplicates', 'duplicate'],
  ['undecided', 'decide'],
  ['unattached', 'unknown'],
  ['rejected', 'error'],
] as const;

const resellers = {
  created: 'import:result.created',
  to: 'import:result.toList',
  go: () => goToResellers({}),
} as const;
/** What an import of each kind has made, and where that is seen. */
const made = {
  resellers,
  accounting: resellers,
  purchases: {
    created: 'import:result.createdPurchases',
    to: 'import:result.toPurchases',
    go: () => goToBonuses({ view: 'purchases' }),
  },
  'bonus-requests': {
    created: 'import:result.createdRequests',
    to: 'import:result.toRequests',
    go: () => goToBonuses({ view: 'requests' }),
  },
  interactions: {
    created: 'import:result.createdInteractions',
    to: 'import:result.toLog',
    go: () => history.push('/interactions'),
  },
  trainings: {
    created: 'import:result.createdParticipants',
    to: 'import:result.toTrainings',
    go: () => goToSession(null),
  },
} as const satisfies Readonly<Record<ImportKind, unknown>>;
/** Interactions are taken in whoever they are of. */
const interactionWords: Readonly<Partial<Record<(typeof lines)[number][0], TextKey>>> = {
  undecided: 'import:result.undecidedInteractions',
  unattached: 'import:result.unattachedInteractions',
};

/** What an import has done, and everything one may want to do with that. */
export function ResultStep({ session }: { readonly session: Session }) {
  const { t, language } = useTexts();
  const { id, file, result, undone, errorsFile, kind } = session;
  const madeByKind = made[kind];
  const words = kind === 'interactions' ? interactionWords : {};
  const undo = useUndoResult({
    batchPk: result?.batchPk ?? null,
    fileName: file.name,
    undone,
    onUndone: (done) => patchSession(id, { undone: done }),
  });
  const hasLeftOut = result !== null && result.leftOut > 0;
  useCommands(importCommands, {
    'import-save-errors': { run: () => void saveErrors(id), when: () => hasLeftOut },
  });
  if (!result) return null;
  const shown = lines.filter(
    ([name]) => name !== 'unattached' || ofKnownOnly.has(kind) || result.unattached > 0,
  );
  return (
    <div className={classes.middle}>
      <section className={classes.card}>
        <h2 className={classes.title}>{t('import:result.title', { file: file.name })}</h2>
        <p className={classes.soft}>
          {t('import:result.time', { time: formatDuration(Math.max(1, result.seconds)) })}
          {result.hidden > 0 && ` · ${t('import:rows.hidden', { count: result.hidden })}`}
        </p>
        {undo.notice}
        <dl className={classes.counts}>
          {shown.map(([name, verdict]) => {
            const { icon: Sign, tone } = verdictSigns[verdict];
            return (
              <div key={name} className={classes.count} data-zero={result[name] === 0 || undefined}>
                <dt>
                  <span className={classes.sign} data-tone={tone}>
                    <Sign size={16} aria-hidden />
                  </span>
                  {t(
                    name === 'created'
                      ? madeByKind.created
                      : (words[name] ?? `import:result.${name}`),
                  )}
                </dt>
                <dd>{formatNumber(result[name], language)}</dd>
              </div>
            );
          })}
          {result.candidates > 0 && (
            <div className={classes.count}>
              <dt>
                <span className={classes.sign} data-tone="ok">
                  <IconBuildingPlus size={16} aria-hidden />
                </span>
                {t('import:result.candidates')}
              </dt>
              <dd>{formatNumber(result.candidates, language)}</dd>
            </div>
          )}
        </dl>
        {hasLeftOut && (
          <Notice
            tone="warn"
            actions={
              <>
                <Button onClick={() => void saveErrors(id)}>
                  <IconFileAlert size={16} aria-hidden />
                  {t('import:rows.saveErrors')}
                </Button>
                {errorsFile && (
                  <Button onClick={() => showFile(errorsFile.token)}>
                    {t('import:rows.showInFolder')}
                  </Button>
                )}
              </>
            }
          >
            {t('import:result.errors')}
          </Notice>
        )}
        <div className={classes.actions}>
          <Button
            look="primary"
            data-first
            onClick={() => {
              closeSession(id);
              madeByKind.go();
            }}
          >
            {t(madeByKind.to)}
          </Button>
          <Button
            onClick={() => {
              closeSession(id);
              void chooseFile();
            }}
          >
            {t('import:result.another')}
          </Button>
          {undo.button}
        </div>
      </section>
      {undo.dialog}
    </div>
  );
}
