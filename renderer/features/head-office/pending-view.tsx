import { IconCloudCheck } from '@tabler/icons-react';
import type { PendingStep } from '#contract/head-office.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { LineList } from '../../components/line-list.tsx';
import lines from '../../components/line-list.module.css';
import { useCursor } from '../../components/list-cursors.ts';
import { MiddleText } from '../../components/middle-text.tsx';
import { useCommands } from '../../lib/commands.ts';
import { errorText } from '../../lib/error-text.ts';
import { formatInstant, formatNumber } from '../../lib/format.ts';
import { goToResellers } from '../../lib/reseller-place.ts';
import { useChannel } from '../../lib/use-channel.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { officeCommands } from './commands.ts';
import classes from './head-office.module.css';
import { ResellerLink } from './reseller-link.tsx';
import { stepWord } from './step-words.ts';

const list = 'office-pending';

function Line({ step }: { readonly step: PendingStep }) {
  const { t, language } = useTexts();
  return (
    <>
      <span className={lines.soft}>{formatInstant(step.at)}</span>
      <span title={step.actor}>{step.actor}</span>
      <MiddleText text={stepWord(t, step)} />
      <ResellerLink name={step.reseller} pk={step.resellerPk} />
      <span className={lines.number}>{formatNumber(step.mutations, language)}</span>
    </>
  );
}

/** What was done here and has not gone up yet: when, by whom, what, about whom. */
export function PendingView() {
  const { t } = useTexts();
  const { data: steps, error } = useChannel('sync-pending', {}, { keepPrevious: true });
  const { data: status } = useChannel('sync-status', {});
  const cursor = useCursor(list);
  const current = steps?.find(({ step }) => step === cursor);
  const open = (step: PendingStep | undefined): void => {
    if (step?.resellerPk) goToResellers({ pk: step.resellerPk, text: '' });
  };
  useCommands(officeCommands, {
    'office-reseller': { run: () => open(current), when: () => Boolean(current?.resellerPk) },
  });
  if (error) return <EmptyState title={errorText(error)} />;
  if (!steps) return null;
  if (steps.length === 0) {
    const others = (status?.pending ?? 0) > 0;
    return (
      <EmptyState
        icon={IconCloudCheck}
        title={t(others ? 'headOffice:pending.hidden' : 'headOffice:pending.empty')}
        text={t(others ? 'headOffice:hiddenText' : 'headOffice:pending.emptyText')}
      />
    );
  }
  return (
    <>
      <p className={classes.lead}>
        {t(
          status?.state === 'not-enrolled'
            ? 'headOffice:pending.noOffice'
            : 'headOffice:pending.lead',
        )}
      </p>
      <div className={classes.fill}>
        <LineList
          name={list}
          label={t('headOffice:view.pending')}
          items={steps}
          keyOf={(step) => step.step}
          columns="118px minmax(90px, 1fr) minmax(120px, 2fr) minmax(120px, 1.6fr) 84px"
          head={
            <>
              <span>{t('headOffice:column.at')}</span>
              <span>{t('headOffice:column.who')}</span>
              <span>{t('headOffice:column.what')}</span>
              <span>{t('headOffice:column.reseller')}</span>
              <span className={lines.number}>{t('headOffice:column.rows')}</span>
            </>
          }
          line={(step) => <Line step={step} />}
          onOpen={open}
        />
      </div>
    </>
  );
}
