import { IconCloudCheck } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import type { RefusalLine } from '#contract/head-office.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { focusLines, LineList } from '../../components/line-list.tsx';
import lines from '../../components/line-list.module.css';
import { setCursor, useCursor } from '../../components/list-cursors.ts';
import screen from '../../components/screen.module.css';
import { SignWord } from '../../components/sign-word.tsx';
import { SplitPane } from '../../components/split-pane.tsx';
import { useCommands } from '../../lib/commands.ts';
import { errorText } from '../../lib/error-text.ts';
import { focusLater } from '../../lib/focus-later.ts';
import { formatInstant } from '../../lib/format.ts';
import { goToOffice, useOfficePlace } from '../../lib/head-office-place.ts';
import { goToResellers } from '../../lib/reseller-place.ts';
import { useChannel } from '../../lib/use-channel.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { officeCommands } from './commands.ts';
import { refusalSentence, refusalSign, refusalSigns } from './refusal-words.ts';
import { ResellerLink } from './reseller-link.tsx';
import { stepWord } from './step-words.ts';

const RefusalPane = lazy(() => import('./refusal-pane.tsx'));
const list = 'office-refusals';
/** The pane says who it was: beside it the list has no room for that. */
const columns = {
  alone:
    '104px minmax(100px, 1fr) minmax(120px, 1.2fr) minmax(120px, 2fr) minmax(90px, 0.8fr) 118px',
  besidePane: '104px minmax(76px, 1fr) minmax(96px, 1.3fr) minmax(40px, 1.1fr) 118px',
};

function Line(props: { readonly refusal: RefusalLine; readonly withActor: boolean }) {
  const { refusal, withActor } = props;
  const { t, language } = useTexts();
  const { intent, rows, reseller, resellerPk, actor, refusedAt } = refusal;
  const sign = refusalSign(refusal);
  const entities = rows.map(({ entity }) => entity);
  const what = stepWord(t, { intent, entities });
  const why = refusalSentence({ t, language }, refusal);
  return (
    <>
      <SignWord sign={refusalSigns[sign]} word={t(`headOffice:sign.${sign}`)} />
      <span title={what}>{what}</span>
      <ResellerLink name={reseller} pk={resellerPk} />
      <span title={why}>{why}</span>
      {withActor && (
        <span className={lines.soft} title={actor}>
          {actor}
        </span>
      )}
      <span className={lines.number}>{formatInstant(refusedAt)}</span>
    </>
  );
}

/** What head office did not take as it was meant: the open ones first, the one under the cursor beside. */
export function RefusalsView() {
  const { t } = useTexts();
  const { refusal: openPk } = useOfficePlace();
  const { data: refusals, error } = useChannel('sync-refusals', {}, { keepPrevious: true });
  const { data: status } = useChannel('sync-status', {});
  const cursor = useCursor(list);
  const withActor = openPk === null;
  const current = refusals?.find(({ pk }) => pk === (openPk ?? cursor));

  const open = ({ pk }: RefusalLine): void => {
    const at = refusals?.findIndex((one) => one.pk === pk) ?? -1;
    if (at >= 0) setCursor(list, pk, at);
    goToOffice({ view: 'refusals', refusal: pk }, { replace: openPk !== null });
  };
  const close = (): void => {
    goToOffice({ view: 'refusals' }, { replace: true });
    focusLater(focusLines);
  };
  /** The next one that waits for a person, or back to the list. */
  const goOn = (pk: number): void => {
    const waiting = refusals?.filter((one) => one.state === 'open' && one.pk !== pk) ?? [];
    const at = refusals?.findIndex((one) => one.pk === pk) ?? -1;
    const next = waiting.find((one) => (refusals?.indexOf(one) ?? 0) > at) ?? waiting[0];
    if (next) open(next);
    else close();
  };
  useCommands(officeCommands, {
    'office-reseller': {
      run: () => goToResellers({ pk: current?.resellerPk ?? null, text: '' }),
      when: () => (current?.resellerPk ?? null) !== null,
    },
    'office-close': { run: close, when: () => openPk !== null },
  });
  if (error) return <EmptyState title={errorText(error)} />;
  if (!refusals) return null;
  if (refusals.length === 0) {
    const others = (status?.refused ?? 0) > 0;
    return (
      <EmptyState
        icon={IconCloudCheck}
        title={t(others ? 'headOffice:refusals.hidden' : 'headOffice:refusals.empty')}
        text={t(others ? 'headOffice:hiddenText' : 'headOffice:refusals.emptyText')}
      />
    );
  }
  return (
    <div className={screen.panes}>
      <SplitPane
        settingKey="bonusDivider"
        defaultRatio={0.5}
        start={
          <LineList
            name={list}
            label={t('headOffice:view.refusals')}
            items={refusals}
            keyOf={({ pk }) => pk}
            openKey={openPk}
            columns={withActor ? columns.alone : columns.besidePane}
            head={
              <>
                <span>{t('headOffice:column.state')}</span>
                <span>{t('headOffice:column.what')}</span>
                <span>{t('headOffice:column.reseller')}</span>
                <span>{t('headOffice:column.why')}</span>
                {withActor && <span>{t('headOffice:column.who')}</span>}
                <span className={lines.number}>{t('headOffice:column.at')}</span>
              </>
            }
            line={(refusal) => <Line refusal={refusal} withActor={withActor} />}
            onMove={(refusal) => {
              if (openPk !== null) open(refusal);
            }}
            onOpen={open}
          />
        }
        end={
          openPk === null ? null : (
            <div className={screen.details}>
              <Suspense fallback={null}>
                <RefusalPane
                  key={openPk}
                  pk={openPk}
                  refusal={refusals.find(({ pk }) => pk === openPk)}
                  onGoOn={goOn}
                  onClose={close}
                />
              </Suspense>
            </div>
          )
        }
      />
    </div>
  );
}
