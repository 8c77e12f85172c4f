import type { EntityName } from '../entities.ts';

/** What the fields that end in `Id` refer to, by their names in mutations. */
export const references: Readonly<Record<string, EntityName>> = {
  resellerId: 'reseller',
  contactId: 'contact',
  interactionId: 'interaction',
  courseId: 'training-course',
  sessionId: 'training-session',
  reportId: 'purchase-report',
  requestId: 'bonus-request',
  purchaseId: 'purchase',
  reversesId: 'bonus-entry',
  registrationId: 'training-registration',
  warnsId: 'task',
  groupId: 'access-group',
  ruleId: 'bonus-rule',
  postingId: 'bonus-posting',
};

/** Kinds of rows such that a row never comes before what it refers to, but for rows of its own kind. */
export const snapshotOrder: readonly EntityName[] = [
  'access-group',
  'person',
  'list-item',
  'escalation-rule',
  'workspace-setting',
  'bonus-rule',
  'bonus-posting',
  'training-course',
  'training-session',
  'purchase-report',
  'reseller',
  'contact',
  'interaction',
  'phone',
  'email',
  'note',
  'buyer-decision',
  'purchase',
  'bonus-request',
  'bonus-entry',
  'training-registration',
  'task',
  'conflict',
];
