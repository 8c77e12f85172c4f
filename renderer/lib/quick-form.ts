import { create } from 'zustand';

/**
 * A form that one key opens over any screen, within a call too. What is entered in it is of this
 * reseller and, while a call is under way, of this call.
 */
export type QuickForm = {
  readonly kind: 'registration' | 'bonus-request' | 'task' | 'interaction';
  readonly resellerPk: number | null;
  readonly interactionPk: number | null;
};

type QuickFormStore = { readonly form: QuickForm | null };

/** The form that is open now: `app/quick-forms.tsx` draws it. */
export const useQuickForm = create<QuickFormStore>(() => ({ form: null }));

/** Opens a form over the screen; what the person was at stays below it. */
export function openQuickForm(form: QuickForm): void {
  useQuickForm.setState({ form });
}

/** Closes the open form; what was typed in it is a draft. */
export function closeQuickForm(): void {
  useQuickForm.setState({ form: null });
}
