import type { taskChannels } from '../task.ts';
import type { NeedsOf, ReadsOf } from './types.ts';

/** What each of these channels asks of whoever calls it. */
export const taskNeeds = {
  'task-today': ['tasks', 'view'],
  'task-rows': ['tasks', 'view'],
  'task-card': ['tasks', 'view'],
  'task-counts': ['tasks', 'view'],
  'task-of-reseller': ['tasks', 'view'],
  'task-people': ['tasks', 'view'],
  'task-create': ['tasks', 'add'],
  'task-patch': ['tasks', 'edit'],
  'task-done': ['tasks', 'edit'],
  'task-cancel': ['tasks', 'edit'],
  'task-reopen': ['tasks', 'edit'],
  'task-snooze': ['tasks', 'edit'],
  'task-hand-over': ['tasks', 'edit'],
  'escalation-rules': ['lists', 'view'],
  'escalation-rule-add': ['lists', 'add'],
  'escalation-rule-patch': ['lists', 'edit'],
  'escalation-rule-remove': ['lists', 'delete'],
} as const satisfies NeedsOf<typeof taskChannels>;

const ofWorklist = [
  'task',
  'reseller',
  'training-registration',
  'bonus-request',
  'bonus-entry',
  'person',
] as const;

/** Those that only read, and what makes their answers old. */
export const taskReads = {
  'task-today': ofWorklist,
  'task-rows': ofWorklist,
  'task-card': [...ofWorklist, 'phone', 'interaction'],
  'task-counts': ['task', 'training-registration', 'bonus-request', 'person'],
  'task-of-reseller': ofWorklist,
  'task-people': ['task', 'person', 'access-group'],
  'escalation-rules': ['escalation-rule'],
} as const satisfies ReadsOf<typeof taskChannels>;
