/** Every kind of row that head office knows, by the name it has in mutations and events. */
export const entityNames = [
  'reseller',
  'contact',
  'phone',
  'email',
  'note',
  'interaction',
  'list-item',
  'task',
  'escalation-rule',
  'training-course',
  'training-session',
  'training-registration',
  'purchase-report',
  'purchase',
  'bonus-request',
  'bonus-entry',
  'bonus-rule',
  'bonus-posting',
  'access-group',
  'person',
] as const;
export type EntityName = (typeof entityNames)[number];
