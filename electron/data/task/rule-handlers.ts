import { AppError } from '#contract/errors.ts';
import type { Handlers } from '#contract/ipc.ts';
import type { EscalationRuleRow } from '#contract/task.ts';
import { EscalationRules } from '#db/repositories/escalation-rules.ts';
import type { RowPatch } from '#db/write/entities.ts';
import type { DataContext } from '../context.ts';
import { undoableStep } from '../person-step.ts';
import type { UndoStack } from '../reseller/undo-stack.ts';

type RuleHandlers = Pick<
  Handlers,
  'escalation-rules' | 'escalation-rule-add' | 'escalation-rule-patch' | 'escalation-rule-remove'
>;

/** The rules by which untouched tasks move up, for whoever may edit the lists of the centre. */
export function createRuleHandlers(context: DataContext, undo: UndoStack): RuleHandlers {
  const rules = new EscalationRules(context.db);
  const inStep = undoableStep(context, undo);

  const rule = (pk: number): EscalationRuleRow => {
    const found = rules.all().find((row) => row.pk === pk);
    if (!found) throw new AppError('app/not-found', `no rule ${String(pk)}`);
    return found;
  };
  const bit = (value: boolean | undefined) => (value === undefined ? undefined : value ? 1 : 0);

  return {
    'escalation-rules': () => rules.all(),
    'escalation-rule-add': ({ critical, dayEnd, active, ...fields }) => {
      const chain = rules
        .all()
        .filter((row) => row.taskKind === fields.taskKind && row.critical === critical);
      inStep((tx) => {
        tx.create('escalation-rule', {
          ...fields,
          critical: critical ? 1 : 0,
          dayEnd: dayEnd ? 1 : 0,
          active: active ? 1 : 0,
          step: Math.max(0, ...chain.map(({ step }) => step)) + 1,
        });
      });
      return rules.all();
    },
    'escalation-rule-patch': ({ pk, fields: { dayEnd, active, ...fields } }) => {
      rule(pk);
      const change: RowPatch<'escalation-rule'> = { ...fields };
      if (dayEnd !== undefined) change.dayEnd = bit(dayEnd);
      if (active !== undefined) change.active = bit(active);
      inStep((tx) => void tx.patch('escalation-rule', pk, change));
      return rules.all();
    },
    'escalation-rule-remove': ({ pk }) => {
      rule(pk);
      inStep((tx) => tx.remove('escalation-rule', pk));
      return rules.all();
    },
  };
}
