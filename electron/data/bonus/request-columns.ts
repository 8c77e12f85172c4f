import type { PlainRequest } from '#db/repositories/plain/plain-requests.ts';
import { isRequestKind, type RequestKind } from '#domain/bonus/request-kinds.ts';
import type { RequestState } from '#domain/bonus/request-state.ts';
import { dateCell, dayCell, instantCell } from '../export/cells.ts';
import { companyColumns } from '../export/company-columns.ts';
import { column, type Language, type TableColumn, type Words } from '../export/table-column.ts';

const kindWords: Words<RequestKind> = {
  ru: {
    'demo-equipment': 'Демонстрационное оборудование',
    souvenirs: 'Сувениры',
    advertising: 'Рекламная кампания',
    seminar: 'Семинар для клиентов',
    'gift-cards': 'Подарочные карты',
    education: 'Обучение',
  },
  en: {
    'demo-equipment': 'Demonstration equipment',
    souvenirs: 'Souvenirs',
    advertising: 'Advertising campaign',
    seminar: 'Seminar for customers',
    'gift-cards': 'Gift cards',
    education: 'Education',
  },
};

const stateWords: Words<RequestState> = {
  ru: {
    draft: 'Черновик',
    submitted: 'Подана',
    approved: 'Утверждена',
    fulfilled: 'Исполнена',
    rejected: 'Возвращена',
    declined: 'Отклонена',
    cancelled: 'Отменена',
  },
  en: {
    draft: 'Draft',
    submitted: 'To decide',
    approved: 'Approved',
    fulfilled: 'Fulfilled',
    rejected: 'Sent back',
    declined: 'Declined',
    cancelled: 'Cancelled',
  },
};

/** What a request is for; a kind that came from elsewhere stands as it is. */
export function requestKindText(kind: string, language: Language): string {
  return isRequestKind(kind) ? kindWords[language][kind] : kind;
}

/** The title of the list of requests to spend points. */
export const requestTitle = { ru: 'Заявки на бонусы', en: 'Bonus requests' } as const;

/** The columns of the list of requests, for files; instants in this zone. */
export function requestColumns(timeZone: string): readonly TableColumn<PlainRequest>[] {
  return [
    column('number', ['Номер заявки', 'Request No.'], 14, (r) => r.number),
    column('state', ['Состояние', 'State'], 14, (r, language) => stateWords[language][r.state]),
    ...companyColumns<PlainRequest>(),
    column('kind', ['На что', 'For what'], 30, (r, language) => requestKindText(r.kind, language)),
    column('points', ['Баллы', 'Points'], 10, (r) => r.points),
    column('requestedOn', ['Дата заявки', 'Request date'], 13, (r) => dateCell(r.requestedOn)),
    column('createdBy', ['Кто принял', 'Taken by'], 22, (r) => r.createdBy),
    column('at', ['Когда', 'When'], 17, (r) => instantCell(r.submittedAt ?? r.createdAt, timeZone)),
    column('contact', ['Кто просил', 'Asked for by'], 28, (r) => r.contact),
    column('decidedOn', ['Дата решения', 'Decision date'], 13, (r) =>
      dayCell(r.decidedAt, timeZone),
    ),
    column('decidedBy', ['Кто решил', 'Decided by'], 22, (r) => r.decidedBy),
    column('fulfilledOn', ['Исполнена', 'Fulfilled'], 13, (r) => dayCell(r.fulfilledAt, timeZone)),
    column('reason', ['Причина', 'Reason'], 36, (r) => r.reason),
  ];
}
