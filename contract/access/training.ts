import type { trainingChannels } from '../training.ts';
import type { NeedsOf, ReadsOf } from './types.ts';

/** What each of these channels asks of whoever calls it. */
export const trainingNeeds = {
  'course-list': ['courses', 'view'],
  'course-create': ['courses', 'add'],
  'course-patch': ['courses', 'edit'],
  'session-list': ['courses', 'view'],
  'session-card': ['courses', 'view'],
  'session-next': ['courses', 'view'],
  'session-values': ['courses', 'view'],
  'session-create': ['courses', 'add'],
  'session-patch': ['courses', 'edit'],
  'session-cancel': ['courses', 'delete'],
  'registration-check': ['registrations', 'add'],
  'registration-create': ['registrations', 'add'],
  'registration-transition': ['registrations', 'edit'],
  'registration-transfer': ['registrations', 'edit'],
  'registration-patch': ['registrations', 'edit'],
  'registration-of-reseller': ['registrations', 'view'],
  'registration-unconfirmed': ['registrations', 'view'],
  'letter-text': ['registrations', 'view'],
  'letter-save': ['registrations', 'view'],
  // The list is of registrations: to take it out of the application one must be shown it inside.
  'participants-save': [
    ['export', 'add'],
    ['registrations', 'view'],
  ],
} as const satisfies NeedsOf<typeof trainingChannels>;

const ofCourses = ['training-course', 'training-session', 'training-registration'] as const;
const ofRegistrations = [...ofCourses, 'reseller'] as const;

/** Those that only read, and what makes their answers old. */
export const trainingReads = {
  'course-list': ofCourses,
  'session-list': ofCourses,
  'session-card': ofRegistrations,
  'session-next': ofCourses,
  'session-values': ['training-session'],
  'registration-check': ofCourses,
  'registration-of-reseller': ofRegistrations,
  'registration-unconfirmed': ofRegistrations,
  'letter-text': ofRegistrations,
} as const satisfies ReadsOf<typeof trainingChannels>;
