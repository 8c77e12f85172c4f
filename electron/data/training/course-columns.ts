import type { Course } from '#contract/training.ts';
import { column, type TableColumn, type Words } from '../export/table-column.ts';

const offered: Words<'yes' | 'no'> = {
  ru: { yes: 'Да', no: 'Нет' },
  en: { yes: 'Yes', no: 'No' },
};

/** The title of the list of courses. */
export const courseTitle = { ru: 'Курсы', en: 'Courses' } as const;

/** The columns of the list of courses, for files. */
export const courseColumns: readonly TableColumn<Course>[] = [
  column('name', ['Название', 'Name'], 36, (r) => r.name),
  { ...column<Course>('code', ['Код', 'Code'], 12, (r) => r.code), digits: true },
  column('durationDays', ['Дней', 'Days'], 8, (r) => r.durationDays),
  column('active', ['Предлагается', 'Offered'], 13, (r, language) => {
    return offered[language][r.active ? 'yes' : 'no'];
  }),
  column('upcoming', ['Впереди тренингов', 'Sessions to come'], 18, (r) => r.upcoming),
  column('description', ['О чём курс', 'What it is about'], 60, (r) => r.description),
];
