import { AppError } from '#contract/errors.ts';
import type { Handlers } from '#contract/ipc.ts';
import type { CourseFields } from '#contract/training.ts';
import type { RowPatch } from '#db/write/entities.ts';
import type { PersonStep } from '../person-step.ts';
import type { TrainingStore } from './training-store.ts';

type CourseHandlers = Pick<Handlers, 'course-list' | 'course-create' | 'course-patch'>;

/** The use cases of courses. */
export function createCourseHandlers(store: TrainingStore, step: PersonStep): CourseHandlers {
  return {
    'course-list': ({ activeOnly }) =>
      store.courses.all(store.today()).filter(({ active }) => active || !activeOnly),
    'course-create': (typed) => {
      const { name, ...rest } = cleanCourse(typed);
      if (name === undefined) throw nameRequired();
      return store.course(step((tx) => tx.create('training-course', { active: 1, ...rest, name })));
    },
    'course-patch': ({ pk, fields }) => {
      store.course(pk);
      step((tx) => void tx.patch('training-course', pk, cleanCourse(fields)));
      return store.course(pk);
    },
  };
}

function nameRequired(): AppError {
  return new AppError('training/course-name-required', 'A course needs a name', {
    details: { field: 'name' },
  });
}

function cleanCourse(fields: CourseFields): RowPatch<'training-course'> {
  const { name, code, description, durationDays, active } = fields;
  const trimmed = name?.trim().replace(/\s+/g, ' ');
  if (trimmed === '') throw nameRequired();
  return {
    ...(trimmed === undefined ? {} : { name: trimmed }),
    ...(code === undefined ? {} : { code: code?.trim() || null }),
    ...(description === undefined ? {} : { description: description?.trim() || null }),
    ...(durationDays === undefined ? {} : { durationDays }),
    ...(active === undefined ? {} : { active: active ? 1 : 0 }),
  };
}
