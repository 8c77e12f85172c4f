import type { Registration, SessionRow } from '#contract/training.ts';
import { formatPhone } from '#domain/contact/format-phone.ts';
import { dateWords, type LetterLanguage } from '#domain/letter/date-words.ts';
import { holdsSeat, type RegistrationState } from '#domain/training/registration-state.ts';
import { instantCell } from '../export/cells.ts';
import type { TableColumn } from '../export/table-column.ts';
import { makePdf, margin, softInk } from '../document/pdf-document.ts';
import { drawTable } from '../document/pdf-table.ts';

type Words = Readonly<Record<LetterLanguage, string>>;

/** What the state of a registration is called. */
export const registrationWords: Readonly<Record<RegistrationState, Words>> = {
  submitted: { ru: 'подана', en: 'submitted' },
  received: { ru: 'получена', en: 'received' },
  confirmed: { ru: 'подтверждена', en: 'confirmed' },
  waitlisted: { ru: 'в листе ожидания', en: 'on the waiting list' },
  declined: { ru: 'отклонена', en: 'declined' },
  attended: { ru: 'был', en: 'attended' },
  'no-show': { ru: 'не пришёл', en: 'no-show' },
  cancelled: { ru: 'отменена', en: 'cancelled' },
};

const words = {
  title: { ru: 'Список участников', en: 'List of participants' },
  participant: { ru: 'Участник', en: 'Participant' },
  position: { ru: 'Должность', en: 'Position' },
  reseller: { ru: 'Реселлер', en: 'Reseller' },
  city: { ru: 'Город', en: 'City' },
  phone: { ru: 'Телефон', en: 'Phone' },
  email: { ru: 'Почта', en: 'E-mail' },
  state: { ru: 'Состояние заявки', en: 'State' },
  place: { ru: 'Место в очереди', en: 'Place in the queue' },
  reason: { ru: 'Причина', en: 'Reason' },
  registeredAt: { ru: 'Записан', en: 'Registered' },
  registeredBy: { ru: 'Кто записал', en: 'Registered by' },
  signature: { ru: 'Подпись', en: 'Signature' },
  seats: { ru: 'мест', en: 'seats' },
  trainer: { ru: 'тренер', en: 'trainer' },
  online: { ru: 'онлайн', en: 'online' },
  waiting: { ru: 'Лист ожидания', en: 'Waiting list' },
  nobody: { ru: 'Участников пока нет.', en: 'There are no participants yet.' },
  page: { ru: 'Страница', en: 'Page' },
  of: { ru: 'из', en: 'of' },
} as const satisfies Readonly<Record<string, Words>>;

const headingRoom = 80;

/** The title of the list: the name of its sheet and of its document. */
export const participantListTitle: Words = words.title;

/** The columns of the list as a workbook; instants are written in a zone. */
export function participantColumns(timeZone: string): readonly TableColumn<Registration>[] {
  return [
    { field: 'participant', header: words.participant, width: 32, value: (row) => row.participant },
    { field: 'position', header: words.position, width: 22, value: (row) => row.position },
    { field: 'reseller', header: words.reseller, width: 32, value: (row) => row.reseller },
    { field: 'city', header: words.city, width: 18, value: (row) => row.resellerCity },
    { field: 'phone', header: words.phone, width: 18, digits: true, value: (row) => row.phone },
    { field: 'email', header: words.email, width: 26, value: (row) => row.email },
    {
      field: 'state',
      header: words.state,
      width: 18,
      value: (row, language) => registrationWords[row.state][language],
    },
    { field: 'place', header: words.place, width: 10, value: (row) => row.waitingPlace },
    { field: 'reason', header: words.reason, width: 26, value: (row) => row.reason },
    {
      field: 'registeredAt',
      header: words.registeredAt,
      width: 16,
      value: (row) => instantCell(row.registeredAt, timeZone),
    },
    {
      field: 'registeredBy',
      header: words.registeredBy,
      width: 22,
      value: (row) => row.registeredBy,
    },
  ];
}

export type ParticipantListPaper = {
  readonly language: LetterLanguage;
  readonly author: string;
  readonly createdAt: number;
};

/** The list for the trainer's table, on paper: who has a seat, with room to sign, then who waits. */
export function participantListPdf(
  session: SessionRow,
  registrations: readonly Registration[],
  paper: ParticipantListPaper,
): Promise<{ readonly bytes: Buffer; readonly pages: number }> {
  const { language, author, createdAt } = paper;
  const say = (key: keyof typeof words): string => words[key][language];
  const where = [session.online ? say('online') : null, session.city, session.place];
  const facts = [
    dateWords(session.startsOn, session.endsOn, language),
    session.startsAt,
    where.filter((part) => part !== null).join(', '),
    session.trainer === null ? null : `${say('trainer')} ${session.trainer}`,
    `${say('seats')}: ${session.seats}`,
  ].filter((fact) => fact !== null && fact !== '');
  const seated = registrations.filter(({ state }) => holdsSeat(state));
  const waiting = registrations.filter(({ state }) => state === 'waitlisted');
  const rowOf = (row: Registration, at: number): string[] => [
    String(at + 1),
    [row.participant, row.position].filter((part) => part !== null).join(', '),
    [row.reseller, row.resellerCity].filter((part) => part !== null).join(', '),
    row.phone === null ? '' : formatPhone(row.phone),
    registrationWords[row.state][language],
  ];
  const columns = [
    { header: '№', share: 4 },
    { header: say('participant'), share: 32 },
    { header: say('reseller'), share: 32 },
    { header: say('phone'), share: 17 },
    { header: say('state'), share: 15 },
  ];
  return makePdf(
    {
      title: `${say('title')}: ${session.course}, ${facts[0] ?? ''}`,
      author,
      language,
      createdAt,
      layout: 'landscape',
      pageText: (page, pages) => `${say('page')} ${page} ${say('of')} ${pages}`,
    },
    (pdf) => {
      const width = pdf.page.width - 2 * margin;
      pdf.font('bold').fontSize(15).text(session.course, { width });
      pdf.y += 3;
      pdf.font('plain').fontSize(10).fillColor(softInk).text(facts.join(' · '), { width });
      pdf.y += 12;
      if (seated.length === 0) pdf.fontSize(10).text(say('nobody'), { width });
      else {
        drawTable(
          pdf,
          [...columns, { header: say('signature'), share: 20 }],
          seated.map((row, at) => [...rowOf(row, at), '']),
        );
      }
      if (waiting.length === 0) return;
      pdf.y += 16;
      // A heading stays with what it heads.
      if (pdf.y + headingRoom > pdf.page.height - margin) pdf.addPage();
      pdf.font('bold').fontSize(11).text(say('waiting'), margin, pdf.y, { width });
      pdf.y += 4;
      drawTable(pdf, columns, waiting.map(rowOf));
    },
  );
}
