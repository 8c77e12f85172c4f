/** Version 7: whether points were earned by a version of the rates is read from an index. */
export const ruleIndex = {
  version: 7,
  name: 'rule-index',
  sql: 'CREATE INDEX bonus_entry_rule ON bonus_entry (rule_pk) WHERE rule_pk IS NOT NULL;',
} as const;
