import { IconPlus } from '@tabler/icons-react';
import type { ChannelName } from '#contract/ipc.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import screen from '../../components/screen.module.css';
import { bonusViews, goToBonuses, useBonusPlace, type BonusView } from '../../lib/bonus-place.ts';
import { runCommand, useCommands } from '../../lib/commands.ts';
import { focusLater } from '../../lib/focus-later.ts';
import { mayAskNow, useMay, whyNotAskNow } from '../../lib/use-may.ts';
import { useTexts } from '../../lib/use-texts.ts';
import classes from './bonuses-screen.module.css';
import { bonusCommands } from './commands.ts';
import { focusLines } from '../../components/line-list.tsx';
import { LedgerView } from './ledger-view.tsx';
import { PostingView } from './posting-view.tsx';
import { PurchasesView } from './purchases-view.tsx';
import { RatesView } from './rates-view.tsx';
import { RequestsView } from './requests-view.tsx';

/** What each view asks for: who may not ask it has no such view. */
const asks: Readonly<Record<BonusView, ChannelName>> = {
  requests: 'bonus-request-list',
  ledger: 'bonus-account',
  purchases: 'purchase-list',
  rates: 'rate-list',
  posting: 'posting-preview',
};

function Shown({ view }: { readonly view: BonusView }) {
  switch (view) {
    case 'requests':
      return <RequestsView />;
    case 'ledger':
      return <LedgerView />;
    case 'purchases':
      return <PurchasesView />;
    case 'rates':
      return <RatesView />;
    case 'posting':
      return <PostingView />;
  }
}

/** Requests, ledgers, purchases, rates and postings of the programme. */
export function BonusesScreen() {
  const { t } = useTexts();
  const place = useBonusPlace();
  const seen = bonusViews.filter((one) => mayAskNow(asks[one]));
  const view = seen.find((one) => one === place.view) ?? 'requests';
  const mayAdd = useMay('bonus-requests', 'add');
  const show = (next: BonusView): void => {
    goToBonuses({ view: next }, { replace: true });
    focusLater(focusLines);
  };
  const showing = (next: BonusView) => ({
    run: () => show(next),
    when: () => mayAskNow(asks[next]),
    why: () => whyNotAskNow(asks[next]),
  });
  useCommands(bonusCommands, {
    'bonus-view-requests': showing('requests'),
    'bonus-view-ledger': showing('ledger'),
    'bonus-view-purchases': showing('purchases'),
    'bonus-view-rates': showing('rates'),
    'bonus-view-posting': showing('posting'),
    'bonus-focus': focusLines,
  });
  return (
    <div className={`${screen.screen} ${classes.names}`}>
      <header className={screen.bar}>
        <h1 className={screen.heading}>{t('bonuses:title')}</h1>
        <Choice
          label={t('bonuses:view.label')}
          value={view}
          onChange={show}
          options={seen.map((one) => ({ value: one, label: t(`bonuses:view.${one}`) }))}
        />
        <span className={screen.gap} />
        <Button why={mayAdd.why} onClick={() => runCommand('bonus-request')}>
          <IconPlus size={15} stroke={1.75} aria-hidden />
          {t('shell:commands.bonusRequest')}
        </Button>
      </header>
      <Shown view={view} />
    </div>
  );
}
