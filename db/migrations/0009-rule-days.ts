import { quoted, shippedId } from './synced-columns.ts';

const shippedRules = Array.from({ length: 9 }, (_, at) => quoted(shippedId(0x400 + at)));

/**
 * Version 9: a rule waits for whole working days, however long they are. The shipped ones, that had
 * the minutes of one day or two of eight hours, do so from now on.
 */
export const ruleDays = {
  version: 9,
  name: 'rule-days',
  sql: `
ALTER TABLE escalation_rule ADD COLUMN after_days INTEGER CHECK (after_days > 0);
UPDATE escalation_rule SET after_days = after_minutes / 480
  WHERE after_minutes IN (480, 960) AND day_end = 0 AND id IN (${shippedRules.join(', ')});
`,
} as const;
