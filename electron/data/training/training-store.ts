import { AppError } from '#contract/errors.ts';
import type { Course, SessionRow } from '#contract/training.ts';
import { TrainingCourses } from '#db/repositories/training-courses.ts';
import {
  TrainingRegistrations,
  type StoredRegistration,
} from '#db/repositories/training-registrations.ts';
import { TrainingSessions } from '#db/repositories/training-sessions.ts';
import { localDate } from '#domain/calendar/instant.ts';
import type { CalendarDate } from '#domain/calendar/parse-date.ts';
import type { DataContext } from '../context.ts';
import { systemTimeZone } from '../system-time-zone.ts';

/** The readers of the area, and its rows by number or the refusal that there is none. */
export type TrainingStore = {
  readonly courses: TrainingCourses;
  readonly sessions: TrainingSessions;
  readonly registrations: TrainingRegistrations;
  /** The day it is at this desktop. */
  today(): CalendarDate;
  /** Throws `app/not-found`, as the two below. */
  course(pk: number): Course;
  session(pk: number): SessionRow;
  registration(pk: number): StoredRegistration;
};

/** Makes the readers over the data file. */
export function openTrainingStore(context: DataContext): TrainingStore {
  const courses = new TrainingCourses(context.db);
  const sessions = new TrainingSessions(context.db);
  const registrations = new TrainingRegistrations(context.db);
  const today = (): CalendarDate => localDate(context.now(), systemTimeZone());
  return {
    courses,
    sessions,
    registrations,
    today,
    course: (pk) => courses.read(pk, today()) ?? gone('course', pk),
    session: (pk) => sessions.read(pk, today()) ?? gone('session', pk),
    registration: (pk) => registrations.read(pk) ?? gone('registration', pk),
  };
}

function gone(what: string, pk: number): never {
  throw new AppError('app/not-found', `no ${what} ${String(pk)}`);
}
