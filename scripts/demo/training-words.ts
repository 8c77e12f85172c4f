export type DemoCourse = {
  readonly name: string;
  readonly code: string;
  readonly days: number;
  readonly description: string;
  /** Taken off the offer. */
  readonly off?: true;
};

/** What is taught: the first ones are held most often. */
export const courses: readonly DemoCourse[] = [
  {
    name: 'Продажи печатающей техники: первый год',
    code: 'ПР-1',
    days: 1,
    description: 'Линейка, доводы, возражения, работа с прайс-листом.',
  },
  {
    name: 'Сервис лазерных принтеров',
    code: 'СЛ-2',
    days: 2,
    description: 'Разборка, замена узлов, чтение кодов ошибок.',
  },
  {
    name: 'Широкоформатная печать',
    code: 'ШФ-2',
    days: 2,
    description: 'Материалы, профили, расчёт стоимости отпечатка.',
  },
  {
    name: 'Программа для партнёров: условия и бонусы',
    code: 'ПП-1',
    days: 1,
    description: 'Статусы, уровни, начисление и расходование баллов.',
  },
  {
    name: 'Управляемая печать в офисе заказчика',
    code: 'УП-1',
    days: 1,
    description: 'Аудит парка, договор, отчётность.',
  },
  {
    name: 'Матричные принтеры: обслуживание',
    code: 'МП-1',
    days: 1,
    description: 'Снято с программы.',
    off: true,
  },
];

/** Where people come to: the city and the room. */
export const rooms: readonly (readonly [string, string])[] = [
  ['Москва', 'Учебный центр, аудитория 3'],
  ['Санкт-Петербург', 'Отель «Азимут», зал «Нева»'],
  ['Казань', 'Отель «Волга», зал 2'],
  ['Екатеринбург', 'Бизнес-центр «Высоцкий», 12 этаж'],
  ['Новосибирск', 'Отель «Маринс», зал «Обь»'],
  ['Самара', 'Бизнес-центр «Вертикаль», зал 5'],
];

export const trainers = [
  'Громов Сергей',
  'Лаптева Юлия',
  'Мартынов Андрей',
  'Шевцова Елена',
] as const;

/** Why somebody is not taken. */
export const refusals = [
  'Не авторизован',
  'Уже был на этом курсе в этом году',
  'Больше двух человек от компании',
] as const;

/** Why somebody does not come. */
export const withdrawals = [
  'Заболел',
  'Командировка',
  'Передумали',
  'Поедут на следующий',
] as const;
