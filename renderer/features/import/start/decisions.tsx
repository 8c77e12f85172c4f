import type { BuyerDecision } from '#contract/import-decisions.ts';
import { Button } from '../../../components/button.tsx';
import { MiddleText } from '../../../components/middle-text.tsx';
import { RelativeTime } from '../../../components/relative-time.tsx';
import { Spoken } from '../../../components/spoken.tsx';
import { request } from '../../../lib/client.ts';
import { showError } from '../../../lib/error-text.ts';
import { showUndoable } from '../../../lib/undo.ts';
import { useChannel } from '../../../lib/use-channel.ts';
import { textOf, useTexts } from '../../../lib/use-texts.ts';
import classes from './start-page.module.css';

async function forget({ pk, company }: BuyerDecision): Promise<void> {
  try {
    const answer = await request('import-decision-remove', { pk });
    showUndoable(textOf('import:decisions.forgotten', { company }), answer);
  } catch (error) {
    showError(error);
  }
}

function DecisionRow({ decision }: { readonly decision: BuyerDecision }) {
  const { t } = useTexts();
  const { company, city, inn, reseller, decidedAt } = decision;
  return (
    <tr>
      <td className={classes.file}>
        <MiddleText text={company === '' ? (inn ?? '') : company} />
      </td>
      <td>{city}</td>
      <td>{inn}</td>
      <td className={classes.file}>
        {reseller === null ? (
          <span className={classes.soft}>{t('import:who.nobody')}</span>
        ) : (
          <MiddleText
            text={
              reseller.isGone
                ? t('import:decisions.gone', { name: reseller.name })
                : [reseller.name, reseller.city].filter(Boolean).join(', ')
            }
          />
        )}
      </td>
      <td>
        <RelativeTime at={decidedAt} />
      </td>
      <td className={classes.action}>
        <Button
          aria-label={t('import:decisions.forgetOne', { company: company || (inn ?? '') })}
          onClick={() => void forget(decision)}
        >
          {t('import:decisions.forget')}
        </Button>
      </td>
    </tr>
  );
}

/** Who the companies in files are, as it was decided; each decision can be taken back. */
export function Decisions() {
  const { t } = useTexts();
  const { data: decisions = [] } = useChannel('import-decisions', {});
  if (decisions.length === 0) return null;
  return (
    <section className={classes.section}>
      <h2 id="import-decisions">{t('import:decisions.title')}</h2>
      <p className={classes.soft}>{t('import:decisions.hint')}</p>
      <div
        className={classes.frame}
        data-long
        tabIndex={0}
        role="region"
        aria-labelledby="import-decisions"
      >
        <table className={classes.table} aria-labelledby="import-decisions">
          <thead>
            <tr>
              <th scope="col">{t('import:decisions.company')}</th>
              <th scope="col">{t('import:fields.city')}</th>
              <th scope="col">{t('import:fields.inn')}</th>
              <th scope="col">{t('import:decisions.reseller')}</th>
              <th scope="col">{t('import:decisions.when')}</th>
              <th scope="col">
                <Spoken>{t('import:batches.actions')}</Spoken>
              </th>
            </tr>
          </thead>
          <tbody>
            {decisions.map((decision) => (
              <DecisionRow key={decision.pk} decision={decision} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
