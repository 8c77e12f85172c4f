/** What an interaction cannot be finished without. */
export type InteractionFields = {
  readonly resellerPk: number | null;
  /** Who it was when it is none of the resellers; empty when nobody said. Null: not answered yet. */
  readonly companyText: string | null;
  readonly topic: string | null;
  readonly outcome: string | null;
};

export type MissingField = 'reseller' | 'topic' | 'outcome';

function isEmpty(text: string | null): boolean {
  return text === null || text.trim() === '';
}

/**
 * What is still missing, in the order of the work; nothing when it can be finished. Who it was must
 * be answered, but the answer may be that it is none of the resellers.
 */
export function missingFields(fields: InteractionFields): readonly MissingField[] {
  const { resellerPk, companyText, topic, outcome } = fields;
  const missing: MissingField[] = [];
  if (resellerPk === null && companyText === null) missing.push('reseller');
  if (isEmpty(topic)) missing.push('topic');
  if (isEmpty(outcome)) missing.push('outcome');
  return missing;
}
