import type { EscalationRuleRow } from '#contract/task.ts';
import { escalationActions } from '#domain/task/escalation.ts';
import { request } from '../../lib/client.ts';
import { showError } from '../../lib/error-text.ts';
import { showUndoable } from '../../lib/undo.ts';
import { useMay } from '../../lib/use-may.ts';
import { useChannel } from '../../lib/use-channel.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { EscalationWaitField } from './escalation-wait.tsx';
import { SettingsSection } from './section.tsx';
import classes from './settings.module.css';
import { WorkingHoursFields } from './working-hours.tsx';

function usePatch(pk: number) {
  const { t } = useTexts();
  return (
    fields: Partial<Pick<EscalationRuleRow, 'afterMinutes' | 'afterDays' | 'action' | 'active'>>,
  ): void => {
    request('escalation-rule-patch', { pk, fields }).then(
      (answer) => showUndoable(t('settings:escalation.changed'), answer),
      showError,
    );
  };
}

function Rule({ rule, mayEdit }: { readonly rule: EscalationRuleRow; readonly mayEdit: boolean }) {
  const { t } = useTexts();
  const patch = usePatch(rule.pk);
  const kind = t(`today:kind.${rule.taskKind}`);
  return (
    <tr>
      <td className={classes.wrapped}>
        {rule.critical ? t('settings:escalation.critical', { kind }) : kind}
      </td>
      <td>
        <EscalationWaitField rule={rule} mayEdit={mayEdit} onChange={patch} />
      </td>
      <td>
        {mayEdit ? (
          <select
            className={classes.pick}
            aria-label={t('settings:escalation.to')}
            value={rule.action}
            onChange={(event) => {
              const action = escalationActions.find((one) => one === event.target.value);
              if (action) patch({ action });
            }}
          >
            {escalationActions.map((action) => (
              <option key={action} value={action}>
                {t(`settings:escalation.action.${action}`)}
              </option>
            ))}
          </select>
        ) : (
          t(`settings:escalation.action.${rule.action}`)
        )}
      </td>
      <td>
        <input
          type="checkbox"
          checked={rule.active}
          disabled={!mayEdit}
          aria-label={t('settings:escalation.active', { kind })}
          onChange={(event) => patch({ active: event.target.checked })}
        />
      </td>
    </tr>
  );
}

/** When tasks that nobody touches move up, and to whom; the hours that count as work. */
export function Escalation() {
  const { t } = useTexts();
  const { may: maySee } = useMay('lists', 'view');
  const { may: mayEdit, why } = useMay('lists', 'edit');
  const { data: rules = [] } = useChannel('escalation-rules', {}, { enabled: maySee });
  if (!maySee) return null;
  return (
    <SettingsSection title={t('settings:escalation.title')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('settings:escalation.what')}</th>
            <th scope="col">{t('settings:escalation.after')}</th>
            <th scope="col">{t('settings:escalation.to')}</th>
            <th scope="col">{t('settings:escalation.on')}</th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <Rule key={rule.pk} rule={rule} mayEdit={mayEdit} />
          ))}
        </tbody>
      </table>
      <p className={classes.note}>{why ?? t('settings:escalation.hint')}</p>
      <WorkingHoursFields mayEdit={mayEdit} />
    </SettingsSection>
  );
}
