import { lazy, Suspense, type ComponentType, type LazyExoticComponent } from 'react';
import { useCommands, type CommandHandler } from '../lib/commands.ts';
import { closeQuickForm, openQuickForm, useQuickForm, type QuickForm } from '../lib/quick-form.ts';
import { workAtHand } from '../lib/work-at-hand.ts';
import { quickFormCommands } from './commands.ts';

/** What each form is given. */
export type QuickFormProps = {
  readonly resellerPk: number | null;
  readonly interactionPk: number | null;
  readonly onClose: () => void;
};

type FormComponent = LazyExoticComponent<ComponentType<QuickFormProps>>;

// Features do not know each other: a call opens the form of a training through here.
const forms: Readonly<Partial<Record<QuickForm['kind'], FormComponent>>> = {
  'bonus-request': lazy(() => import('../features/bonuses/request-form.tsx')),
  task: lazy(() => import('../features/today/task-form.tsx')),
  registration: lazy(() => import('../features/trainings/registration-form.tsx')),
  interaction: lazy(() => import('../features/calls/interaction-form.tsx')),
};

function opening(kind: QuickForm['kind']): CommandHandler {
  return {
    run: () => openQuickForm({ kind, ...workAtHand() }),
    when: () => forms[kind] !== undefined,
  };
}

/** The form that is open over the screen, if any, and the keys that open one. */
export function QuickForms() {
  useCommands(quickFormCommands, {
    registration: opening('registration'),
    'bonus-request': opening('bonus-request'),
    task: opening('task'),
    interaction: opening('interaction'),
  });
  const form = useQuickForm((store) => store.form);
  const Form = form === null ? undefined : forms[form.kind];
  if (form === null || Form === undefined) return null;
  const { kind, resellerPk, interactionPk } = form;
  return (
    <Suspense fallback={null}>
      <Form
        key={`${kind}:${String(resellerPk)}:${String(interactionPk)}`}
        resellerPk={resellerPk}
        interactionPk={interactionPk}
        onClose={closeQuickForm}
      />
    </Suspense>
  );
}
