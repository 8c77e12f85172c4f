import type { ChannelName } from '#contract/ipc.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { Choice } from '../../components/choice.tsx';
import { focusLines } from '../../components/line-list.tsx';
import screen from '../../components/screen.module.css';
import { useCommands } from '../../lib/commands.ts';
import { exchangeCommands } from '../../lib/exchange-commands.ts';
import { focusLater } from '../../lib/focus-later.ts';
import {
  goToOffice,
  officeViews,
  useOfficePlace,
  type OfficeView,
} from '../../lib/head-office-place.ts';
import { useChannel } from '../../lib/use-channel.ts';
import { mayAskNow, whyNotAskNow } from '../../lib/use-may.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { officeCommands } from './commands.ts';
import { ConflictsView } from './conflicts-view.tsx';
import { ConnectionView } from './connection-view.tsx';
import { LogView } from './log-view.tsx';
import { PendingView } from './pending-view.tsx';
import { RefusalsView } from './refusals-view.tsx';

/** What each view asks for: who may not ask it has no such view. */
const asks: Readonly<Record<OfficeView, ChannelName>> = {
  connection: 'sync-status',
  pending: 'sync-pending',
  refusals: 'sync-refusals',
  conflicts: 'sync-conflicts',
  log: 'sync-log',
};

/** Gives the keyboard what it is about: the list, or the field or button that comes first. */
function focusView(): void {
  const first = document.querySelector<HTMLElement>('[data-office-first]');
  if (first) first.focus();
  else focusLines();
}

function Shown({ view }: { readonly view: OfficeView }) {
  switch (view) {
    case 'connection':
      return <ConnectionView />;
    case 'pending':
      return <PendingView />;
    case 'refusals':
      return <RefusalsView />;
    case 'conflicts':
      return <ConflictsView />;
    case 'log':
      return <LogView />;
  }
}

/** The line to head office, what waits to go up, what came back, where two differed, what was exchanged. */
export function HeadOfficeScreen() {
  const { t } = useTexts();
  const place = useOfficePlace();
  const { data: status } = useChannel('sync-status', {});
  const seen = officeViews.filter((one) => mayAskNow(asks[one]));
  const view = seen.find((one) => one === place.view) ?? 'connection';
  const show = (next: OfficeView): void => {
    goToOffice({ view: next }, { replace: true });
    focusLater(focusView);
  };
  const showing = (next: OfficeView) => ({
    run: () => {
      // What had the keyboard is of the view before: the list of the next one takes it when it is there.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      show(next);
    },
    when: () => mayAskNow(asks[next]),
    why: () => whyNotAskNow(asks[next]),
  });
  useCommands(officeCommands, {
    'office-view-connection': showing('connection'),
    'office-view-pending': showing('pending'),
    'office-view-refusals': showing('refusals'),
    'office-view-conflicts': showing('conflicts'),
    'office-view-log': showing('log'),
    'office-focus': focusView,
  });
  const counts: Partial<Record<OfficeView, number>> = {
    pending: status?.pending ?? 0,
    refusals: status?.refused ?? 0,
    conflicts: status?.conflicts ?? 0,
  };
  const labelOf = (one: OfficeView): string => {
    const count = counts[one] ?? 0;
    const word = t(`headOffice:view.${one}`);
    return count === 0 ? word : `${word} ${String(count)}`;
  };
  return (
    <div className={screen.screen}>
      <header className={screen.bar}>
        <h1 className={screen.heading}>{t('headOffice:title')}</h1>
        <Choice
          label={t('headOffice:view.label')}
          value={view}
          onChange={show}
          options={seen.map((one) => ({ value: one, label: labelOf(one) }))}
        />
        <span className={screen.gap} />
        {status && status.state !== 'not-enrolled' && (
          <ActionButton
            id="exchange-now"
            command={exchangeCommands['exchange-now']}
            why={null}
            primary={view === 'connection'}
          />
        )}
      </header>
      <Shown view={view} />
    </div>
  );
}
