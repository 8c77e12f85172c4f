import { formatPhone } from '#domain/contact/format-phone.ts';
import type { PlainRegistration } from '#db/repositories/plain/plain-registrations.ts';
import { dateCell, instantCell } from '../export/cells.ts';
import { companyColumns } from '../export/company-columns.ts';
import { column, digitsColumn, type TableColumn } from '../export/table-column.ts';
import { registrationWords } from './participant-list.ts';

/** The title of the list of who is registered for which training. */
export const registrationTitle = { ru: 'Заявки на тренинги', en: 'Registrations' } as const;

/** The columns of the list of registrations, for files; instants in this zone. */
export function registrationColumns(timeZone: string): readonly TableColumn<PlainRegistration>[] {
  return [
    column('course', ['Тренинг', 'Training'], 36, (r) => r.course),
    column('startsOn', ['Дата проведения', 'Training date'], 17, (r) => dateCell(r.startsOn)),
    column('endsOn', ['Дата окончания', 'End date'], 16, (r) => dateCell(r.endsOn)),
    column('city', ['Город проведения', 'Training city'], 20, (r) => r.city),
    column('place', ['Место проведения', 'Venue'], 24, (r) => r.place),
    column('format', ['Форма проведения', 'Format'], 17, ({ online }, language) =>
      language === 'ru' ? (online ? 'Онлайн' : 'Очно') : online ? 'Online' : 'In person',
    ),
    column('trainer', ['Тренер', 'Trainer'], 24, (r) => r.trainer),
    ...companyColumns<PlainRegistration>(),
    column('participant', ['Участник', 'Participant'], 32, (r) => r.participant),
    column('position', ['Должность', 'Position'], 22, (r) => r.position),
    digitsColumn('phone', ['Телефон', 'Phone'], 19, (r) =>
      r.phone === null ? null : formatPhone(r.phone),
    ),
    column('email', ['E-mail', 'E-mail'], 28, (r) => r.email),
    column(
      'state',
      ['Состояние заявки', 'State'],
      18,
      (r, language) => registrationWords[r.state][language],
    ),
    column('reason', ['Причина', 'Reason'], 30, (r) => r.reason),
    column('registeredAt', ['Записан', 'Registered'], 17, (r) =>
      instantCell(r.registeredAt, timeZone),
    ),
    column('registeredBy', ['Кто записал', 'Registered by'], 22, (r) => r.registeredBy),
  ];
}
