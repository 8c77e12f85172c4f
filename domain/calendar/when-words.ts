/* The words of Russian and English from which an instant is understood; lower case, `ё` as `е`. */

export type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

export type PartOfDay = 'morning' | 'afternoon' | 'evening';

function table<T>(rows: readonly (readonly [value: T, words: string])[]): ReadonlyMap<string, T> {
  return new Map(rows.flatMap(([value, words]) => words.split(' ').map((word) => [word, value])));
}

/** Days of the week, Monday as 1. */
export const weekdays = table([
  [1, 'понедельник понедельника понедельнику пн пнд monday mon'],
  [2, 'вторник вторника вторнику вт втр tuesday tue tues'],
  [3, 'среда среду среде среды ср срд wednesday wed'],
  [4, 'четверг четверга четвергу чт чтв thursday thu thur thurs'],
  [5, 'пятница пятницу пятнице пятницы пт птн friday fri'],
  [6, 'суббота субботу субботе субботы сб сбт saturday sat'],
  [7, 'воскресенье воскресенья воскресенью воскресение вс вск sunday sun'],
]);

/** Months, January as 1. */
export const months = table([
  [1, 'января январь янв january jan'],
  [2, 'февраля февраль фев february feb'],
  [3, 'марта март мар march mar'],
  [4, 'апреля апрель апр april apr'],
  [5, 'мая май may'],
  [6, 'июня июнь июн june jun'],
  [7, 'июля июль июл july jul'],
  [8, 'августа август авг august aug'],
  [9, 'сентября сентябрь сент сен september sept sep'],
  [10, 'октября октябрь окт october oct'],
  [11, 'ноября ноябрь нояб ноя november nov'],
  [12, 'декабря декабрь дек december dec'],
]);

/** Words for a day, as so many days from today. */
export const namedDays = table([
  [0, 'сегодня today'],
  [1, 'завтра tomorrow'],
  [2, 'послезавтра'],
  [-1, 'вчера yesterday'],
  [-2, 'позавчера'],
]);

export const units = table<Unit>([
  ['minute', 'минута минуту минуты минут мин minute minutes min mins'],
  ['hour', 'час часа часов часик ч hour hours hr hrs h'],
  ['day', 'день дня дней дн сутки суток day days'],
  ['week', 'неделя неделю недели недель нед week weeks'],
  ['month', 'месяц месяца месяцев мес month months'],
  ['year', 'год года лет year years'],
]);

/** How many, in words; a half is half of the unit that follows. */
export const quantities = table([
  [0.5, 'пол half'],
  [1, 'один одну одна a an one'],
  [1.5, 'полтора полторы'],
  [2, 'два две пару two'],
  [3, 'три three'],
  [4, 'четыре four'],
  [5, 'пять five'],
  [6, 'шесть six'],
  [7, 'семь seven'],
  [8, 'восемь eight'],
  [9, 'девять nine'],
  [10, 'десять ten'],
  [12, 'двенадцать twelve'],
  [15, 'пятнадцать fifteen'],
  [20, 'двадцать twenty'],
  [30, 'тридцать thirty'],
]);

/** Spans in one word, in minutes or months. */
export const wholeSpans = table<readonly [number, Unit]>([
  [[30, 'minute'], 'полчаса полчасика'],
  [[6, 'month'], 'полгода'],
]);

/** Parts of a day beside a figure: `9 утра`, `5 вечера`, `3 дня`. */
export const partsAfterHour = table<PartOfDay>([
  ['morning', 'утра'],
  ['afternoon', 'дня'],
  ['evening', 'вечера'],
]);

/** Parts of a day that stand alone. */
export const partsOfDay = table<PartOfDay>([
  ['morning', 'утром утро morning'],
  ['afternoon', 'днем afternoon'],
  ['evening', 'вечером вечер evening'],
]);

/** The hours that a part of the day stands for: within the working day. */
export const hourOfPart = { morning: 9, afternoon: 14, evening: 17 } as const;

/** The hour of words that name one. */
export const namedHours = table([
  [12, 'полдень noon midday'],
  [13, 'обед'],
]);

/** What only joins the other words together. */
export const joiningWords = new Set('в во на к ко at on by the of и and'.split(' '));

/** What joins the parts of a span: `2 часа и 10 минут`. */
export const andWords = new Set(['и', 'and']);

/** Joining words behind which a bare figure is an hour. */
export const hourWords = new Set('в во к ко at by'.split(' '));

/** What ends a span of time up to now. */
export const agoWords = new Set('назад ago'.split(' '));

/** What begins a span of time from now. */
export const spanWords = new Set('через спустя in'.split(' '));

export const weekWords = new Set('неделя неделе неделю недели week'.split(' '));

export const nextWords = new Set(
  'следующий следующая следующую следующей следующее следующего след next'.split(' '),
);
export const lastWords = new Set(
  'прошлый прошлая прошлую прошлой прошлое прошлого прошл last'.split(' '),
);
export const thisWords = new Set(
  'этот эта эту этой это ближайший ближайшая ближайшую ближайшее this coming'.split(' '),
);

/** What stands behind the number of a day or of a year and says nothing more. */
export const dayMarks = new Set(['числа']);
export const yearMarks = new Set('г год года'.split(' '));
