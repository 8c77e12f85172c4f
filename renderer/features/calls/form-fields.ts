import type { MissingField } from '#domain/interaction/complete.ts';

/** The fields that Enter goes through, in the order of the work. */
export type FormField = 'at' | 'reseller' | 'topic' | 'note' | 'outcome' | 'when' | 'finish';

/** What keeps a form from being finished. */
export type FormProblem = MissingField | 'when' | 'at';

/** The id of a field of a form. */
export function fieldId(prefix: string, field: FormField): string {
  return `${prefix}-${field}`;
}

/** Gives a field of a form the keyboard. */
export function focusField(prefix: string, field: FormField): void {
  document.getElementById(fieldId(prefix, field))?.focus();
}
