import type { peopleChannels } from '../people.ts';
import type { NeedsOf, ReadsOf } from './types.ts';

/** What each of these channels asks of whoever calls it. */
export const peopleNeeds = {
  'session-state': 'anyone',
  'session-sign-in': 'anyone',
  'session-sign-out': 'signed-in',
  'session-lock': 'signed-in',
  'session-change-password': 'signed-in',
  'session-idle-put': ['people', 'edit'],
  'people-list': ['people', 'view'],
  'groups-list': ['people', 'view'],
  'person-create': ['people', 'add'],
  'person-patch': ['people', 'edit'],
  'person-deactivate': ['people', 'delete'],
  'person-set-password': ['people', 'edit'],
  'group-patch': ['people', 'edit'],
} as const satisfies NeedsOf<typeof peopleChannels>;

/** Those that only read, and what makes their answers old. */
export const peopleReads = {
  'session-state': [],
  'people-list': ['person', 'access-group'],
  'groups-list': ['person', 'access-group'],
} as const satisfies ReadsOf<typeof peopleChannels>;
