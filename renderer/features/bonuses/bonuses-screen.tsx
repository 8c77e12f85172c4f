import { IconPlus } from '@tabler/icons-react';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { goToBonuses, useBonusPlace, type BonusView } from '../../lib/bonus-place.ts';
import { runCommand, useCommands } from '../../lib/commands.ts';
import { mayNow, useMay } from '../../lib/use-may.ts';
import { useTexts } from '../../lib/use-texts.ts';
import classes from './bonuses-screen.module.css';
import { bonusCommands } from './commands.ts';
import { focusLines } from './line-list.tsx';
import { RequestsView } from './requests-view.tsx';

const needs = {
  requests: 'bonus-requests',
} as const satisfies Partial<Record<BonusView, string>>;
type ShownView = keyof typeof needs;
const views = Object.keys(needs) as ShownView[];

function shown(view: BonusView): ShownView {
  return views.find((one) => one === view) ?? 'requests';
}

/** Requests, ledgers, purchases, rates and postings of the programme. */
export function BonusesScreen() {
  const { t } = useTexts();
  const view = shown(useBonusPlace().view);
  const mayAdd = useMay('bonus-requests', 'add');
  const show = (next: BonusView): void => {
    goToBonuses({ view: next }, { replace: true });
    requestAnimationFrame(focusLines);
  };
  const showing = (next: ShownView) => ({
    run: () => show(next),
    when: () => mayNow(needs[next], 'view'),
  });
  useCommands(bonusCommands, {
    'bonus-view-requests': showing('requests'),
    'bonus-focus': focusLines,
  });
  return (
    <div className={classes.screen}>
      <header className={classes.bar}>
        <h1 className={classes.heading}>{t('bonuses:title')}</h1>
        <Choice
          label={t('bonuses:view.label')}
          value={view}
          onChange={show}
          options={views
            .filter((one) => mayNow(needs[one], 'view'))
            .map((one) => ({ value: one, label: t(`bonuses:view.${one}`) }))}
        />
        <span className={classes.gap} />
        <Button
          disabled={!mayAdd.may}
          title={mayAdd.why ?? undefined}
          onClick={() => runCommand('bonus-request')}
        >
          <IconPlus size={15} stroke={1.75} aria-hidden />
          {t('shell:commands.bonusRequest')}
        </Button>
      </header>
      {view === 'requests' && <RequestsView />}
    </div>
  );
}
