import type { InteractionRow } from '#contract/interaction-list.ts';
import { formatPhone } from '#domain/contact/format-phone.ts';
import { durationCell, instantCell } from '../export/cells.ts';
import type { Language, TableColumn, Words } from '../export/table-column.ts';

const channelWords: Words<InteractionRow['channel']> = {
  ru: {
    'call-in': 'Входящий звонок',
    'call-out': 'Исходящий звонок',
    email: 'Эл. письмо',
    fax: 'Факс',
    'web-form': 'Заявка с сайта',
    chat: 'Чат',
    letter: 'Почтовое письмо',
    meeting: 'Встреча',
  },
  en: {
    'call-in': 'Incoming call',
    'call-out': 'Outgoing call',
    email: 'E-mail',
    fax: 'Fax',
    'web-form': 'Web form',
    chat: 'Chat',
    letter: 'Letter',
    meeting: 'Meeting',
  },
};

const stateWords: Words<Exclude<InteractionRow['state'], 'done'>> = {
  ru: { open: 'идёт', held: 'на удержании', parked: 'отложен', missed: 'пропущен' },
  en: { open: 'under way', held: 'on hold', parked: 'parked', missed: 'missed' },
};

/** The title of the log. */
export const interactionTitle = { ru: 'Обращения', en: 'Interactions' } as const;

function channelText({ channel, state }: InteractionRow, language: Language): string {
  const word = channelWords[language][channel];
  return state === 'done' ? word : `${word}, ${stateWords[language][state]}`;
}

/** The columns of the log of interactions, for files and the clipboard; instants in this zone. */
export function interactionColumns(timeZone: string): readonly TableColumn<InteractionRow>[] {
  const plain = (
    field: 'reseller' | 'contact' | 'operator' | 'topic' | 'outcome' | 'words',
    ru: string,
    en: string,
    width: number,
  ): TableColumn<InteractionRow> => ({ field, header: { ru, en }, width, value: (r) => r[field] });
  return [
    {
      field: 'occurredAt',
      header: { ru: 'Когда', en: 'When' },
      width: 17,
      value: (r) => instantCell(r.occurredAt, timeZone),
    },
    { field: 'channel', header: { ru: 'Канал', en: 'Channel' }, width: 24, value: channelText },
    plain('reseller', 'Реселлер', 'Reseller', 36),
    plain('contact', 'Контактное лицо', 'Contact', 28),
    {
      field: 'phone',
      header: { ru: 'Телефон', en: 'Phone' },
      width: 19,
      digits: true,
      value: (r) => (r.phone === null ? null : formatPhone(r.phone)),
    },
    plain('operator', 'Оператор', 'Operator', 20),
    plain('topic', 'Тема', 'Topic', 22),
    plain('outcome', 'Результат', 'Outcome', 22),
    {
      field: 'duration',
      header: { ru: 'Длительность', en: 'Duration' },
      width: 14,
      value: (r) => durationCell(r.durationSeconds),
    },
    plain('words', 'Запись', 'Note', 80),
  ];
}
