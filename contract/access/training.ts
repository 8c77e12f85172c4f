import type { trainingChannels } from '../training.ts';
import type { NeedsOf, ReadsOf } from './types.ts';

const seesSessions = ['courses', 'view'] as const;
/** A letter names the company that it goes to, its people and the session. */
const ofLetter = [['registrations', 'view'], ['resellers', 'view'], seesSessions] as const;

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
  // These answer with the session as it now is.
  'registration-create': [['registrations', 'add'], seesSessions],
  'registration-transition': [['registrations', 'edit'], seesSessions],
  'registration-transfer': [['registrations', 'edit'], seesSessions],
  'registration-patch': ['registrations', 'edit'],
  'registration-of-reseller': ['registrations', 'view'],
  'registration-unconfirmed': ['registrations', 'view'],
  'letter-text': ofLetter,
  'letter-save': ofLetter,
  // The list is of registrations: to take it out of the application one must be shown it inside.
  'participants-save': [['export', 'add'], ['registrations', 'view'], seesSessions],
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
