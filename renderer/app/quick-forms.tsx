import { Suspense, type ComponentType, type LazyExoticComponent } from 'react';
import { closeQuickForm, useQuickForm, type QuickForm } from '../lib/quick-form.ts';

/** What each form is given. */
export type QuickFormProps = {
  readonly resellerPk: number | null;
  readonly interactionPk: number | null;
  readonly onClose: () => void;
};

type FormComponent = LazyExoticComponent<ComponentType<QuickFormProps>>;

// Features do not know each other: a call opens the form of a training through here.
const forms: Readonly<Partial<Record<QuickForm['kind'], FormComponent>>> = {};

/** The form that is open over the screen, if any. */
export function QuickForms() {
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
