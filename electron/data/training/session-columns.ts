import type { SessionRow } from '#contract/training.ts';
import { sessionSign, takenSeats, type SessionSign } from '#domain/training/session-sign.ts';
import { dateCell } from '../export/cells.ts';
import { column, type TableColumn, type Words } from '../export/table-column.ts';

const signWords: Words<SessionSign> = {
  ru: {
    open: 'Запись открыта',
    full: 'Мест нет',
    closed: 'Приём окончен',
    over: 'Прошёл',
    cancelled: 'Отменён',
  },
  en: {
    open: 'Open',
    full: 'No seats left',
    closed: 'Registration ended',
    over: 'Over',
    cancelled: 'Cancelled',
  },
};

/** The title of the list of sessions. */
export const sessionTitle = { ru: 'Тренинги', en: 'Trainings' } as const;

/** What stands in a file for each column of the list on screen, by the name of that column. */
const columnsOf: Readonly<Record<string, readonly TableColumn<SessionRow>[]>> = {
  when: [
    column('startsOn', ['Дата проведения', 'Training date'], 16, (r) => dateCell(r.startsOn)),
    column('endsOn', ['Дата окончания', 'End date'], 16, (r) => dateCell(r.endsOn)),
    column('startsAt', ['Время', 'Time'], 9, (r) => r.startsAt),
  ],
  course: [column('course', ['Курс', 'Course'], 36, (r) => r.course)],
  where: [
    column('where', ['Где', 'Where'], 20, ({ online, city }, language) => {
      if (!online) return city;
      return language === 'ru' ? 'Онлайн' : 'Online';
    }),
  ],
  seats: [
    column('taken', ['Занято', 'Taken'], 9, takenSeats),
    column('seats', ['Мест', 'Seats'], 9, (r) => r.seats),
  ],
  waiting: [column('waiting', ['Ждут', 'Waiting'], 9, (r) => r.waiting)],
  unconfirmed: [column('unconfirmed', ['Без ответа', 'Unanswered'], 12, (r) => r.unconfirmed)],
  state: [
    column(
      'state',
      ['Состояние', 'State'],
      18,
      (r, language) => signWords[language][sessionSign(r)],
    ),
  ],
  trainer: [column('trainer', ['Тренер', 'Trainer'], 24, (r) => r.trainer)],
  place: [column('place', ['Место', 'Place'], 28, (r) => r.place)],
  deadline: [column('deadline', ['Приём до', 'Register until'], 14, (r) => dateCell(r.deadline))],
  price: [column('price', ['Баллов', 'Points'], 9, (r) => r.pricePoints)],
};

/** The columns of the list of sessions for those on screen, in their order; unknown ones are left out. */
export function sessionColumns(shown: readonly string[]): readonly TableColumn<SessionRow>[] {
  return shown.flatMap((name) => (Object.hasOwn(columnsOf, name) ? (columnsOf[name] ?? []) : []));
}
