import {
  agoWords,
  andWords,
  dayMarks,
  hourWords,
  joiningWords,
  lastWords,
  months,
  namedDays,
  namedHours,
  nextWords,
  partsAfterHour,
  partsOfDay,
  quantities,
  spanWords,
  thisWords,
  units,
  weekdays,
  weekWords,
  wholeSpans,
  yearMarks,
  type PartOfDay,
  type Unit,
} from './when-words.ts';

/** What the words of a text say about an instant, each thing at most once. */
export type WhenParts = {
  /** From today, `завтра` being 1. */
  readonly days?: number;
  /** Monday is 1. */
  readonly weekday?: number;
  /** 0 for this week, 1 for the next one, -1 for the last one. */
  readonly week?: number;
  readonly date?: { readonly day: number; readonly month: number; readonly year?: number };
  /** `25 числа`. */
  readonly dayOfMonth?: number;
  /** From now: `через 2 часа`; below zero up to now: `2 часа назад`. */
  readonly span?: { readonly months: number; readonly days: number; readonly minutes: number };
  readonly hour?: number;
  readonly minute?: number;
  /** The hour is one of 24, with nothing left to understand. */
  readonly exactHour?: boolean;
  readonly part?: PartOfDay;
};

type Parts = { -readonly [K in keyof WhenParts]: WhenParts[K] };

const token =
  /\d{4}-\d{1,2}-\d{1,2}|\d{1,2}:\d{2}|\d{1,2}[./]\d{1,2}(?:[./](?:\d{4}|\d{2}))?(?!\d)|\d+,\d+|\d+|[a-zа-я]+|[^\s.]/g;

/** The text in tokens, so written that the same thing is always the same token. */
function tokensOf(text: string): readonly string[] {
  const plain = text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/([ap])\.\s?m\.?/g, '$1m')
    .replace(/(\d)\s?-?(?:го|ого|е|й|st|nd|rd|th)(?![a-zа-я])/g, '$1 числа')
    .replace(/,(?!\d)|(?<!\d),/g, ' ');
  return plain.match(token) ?? [];
}

function isUnsaid(parts: Parts): boolean {
  const { days, weekday, week, date, dayOfMonth, span } = parts;
  return [days, weekday, week, date, dayOfMonth, span].every((said) => said === undefined);
}

/** Reads tokens one after another; `fault` when one is not understood or says a thing twice. */
class Reader {
  readonly parts: Parts = {};
  fault = false;
  #at = 0;
  readonly #tokens: readonly string[];
  readonly #endsAgo: boolean;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
    this.#endsAgo = tokens.some((word) => agoWords.has(word));
  }

  read(): void {
    while (this.#at < this.#tokens.length && !this.fault) {
      const before = this.#at;
      this.#next();
      if (this.#at === before) this.fault = true;
    }
  }

  #token(ahead = 0): string {
    return this.#tokens[this.#at + ahead] ?? '';
  }

  #number(ahead = 0): number | null {
    const text = this.#token(ahead);
    return /^\d{1,4}$/.test(text) ? Number(text) : null;
  }

  #set<K extends keyof Parts>(name: K, value: Parts[K]): void {
    if (this.parts[name] !== undefined) this.fault = true;
    this.parts[name] = value;
  }

  #skip(words: ReadonlySet<string>): boolean {
    if (!words.has(this.#token())) return false;
    this.#at += 1;
    return true;
  }

  #next(): void {
    const word = this.#token();
    if (this.#endsAgo && this.#readAgo()) return;
    if (spanWords.has(word)) return this.#readSpanWord();
    if (joiningWords.has(word)) return this.#readJoining();
    if (nextWords.has(word)) return this.#readWeek(1);
    if (lastWords.has(word)) return this.#readWeek(-1);
    if (thisWords.has(word)) return this.#readWeek(0);
    if (/^\d/.test(word)) return this.#readFigure(false);
    if (word === 'после' && this.#token(1) === 'обеда') return this.#take(2, 'part', 'afternoon');
    if (word === 'day' && this.#token(1) === 'after' && this.#token(2) === 'tomorrow') {
      return this.#take(3, 'days', 2);
    }
    const month = months.get(word);
    if (month !== undefined) return this.#readMonthFirst(month);
    const hour = namedHours.get(word);
    if (hour !== undefined) return this.#takeTime(1, hour, 0, true);
    if (!this.#takeFrom(namedDays, 'days') && !this.#takeFrom(weekdays, 'weekday')) {
      this.#takeFrom(partsOfDay, 'part');
    }
  }

  #take<K extends keyof Parts>(count: number, name: K, value: Parts[K]): void {
    this.#at += count;
    this.#set(name, value);
  }

  #takeFrom<K extends keyof Parts>(words: ReadonlyMap<string, Parts[K]>, name: K): boolean {
    const value = words.get(this.#token());
    if (value !== undefined) this.#take(1, name, value);
    return value !== undefined;
  }

  #takeTime(count: number, hour: number, minute: number, exact: boolean): void {
    this.#at += count;
    this.#set('hour', hour);
    this.#set('minute', minute);
    this.#set('exactHour', exact);
  }

  #readJoining(): void {
    const leadsToHour = hourWords.has(this.#token());
    this.#at += 1;
    if (leadsToHour && /^\d/.test(this.#token())) this.#readFigure(true);
  }

  /** `следующая неделя`, `в следующую пятницу`; a day of `this` week is simply the next such day. */
  #readWeek(week: -1 | 0 | 1): void {
    const following = this.#token(1);
    if (weekWords.has(following)) this.#take(2, 'week', week);
    else if (!weekdays.has(following)) this.fault = true;
    else if (week !== 0) this.#take(1, 'week', week);
    else this.#at += 1;
  }

  #readSpanWord(): void {
    const isIn = this.#token() === 'in';
    this.#at += 1;
    if (isIn && this.#token() === 'the' && partsOfDay.has(this.#token(1))) return;
    const span = this.#readSpan();
    if (span === null) this.fault = true;
    else this.#set('span', span);
  }

  /** `2 часа назад`; false, nothing taken, when it is none. */
  #readAgo(): boolean {
    const before = this.#at;
    const span = this.#readSpan();
    if (span !== null && this.#skip(agoWords)) {
      const { months, days, minutes } = span;
      this.#set('span', { months: -months, days: -days, minutes: -minutes });
      return true;
    }
    this.#at = before;
    return false;
  }

  /** `2 часа и 10 минут`; null when it is none, or no count of whole units. */
  #readSpan(): NonNullable<WhenParts['span']> | null {
    const span = { months: 0, days: 0, minutes: 0 };
    let found = false;
    for (;;) {
      const before = this.#at;
      if (found) this.#skip(andWords);
      const one = this.#readQuantity(!found);
      if (one === null) {
        this.#at = before;
        break;
      }
      found = true;
      addTo(span, ...one);
    }
    // Half a day or half a month is no count of days.
    const whole = [span.months, span.days, span.minutes].every(Number.isInteger);
    return found && whole ? span : null;
  }

  /** `2 часа`, `час`, `полчаса`, `half an hour`; null, nothing taken, when it is none. */
  #readQuantity(unitAlone: boolean): readonly [number, Unit] | null {
    const whole = wholeSpans.get(this.#token());
    if (whole) {
      this.#at += 1;
      return whole;
    }
    const text = this.#token();
    const figure = /^\d+(?:[.,]\d)?$/.test(text) ? Number(text.replace(',', '.')) : undefined;
    const amount = figure ?? quantities.get(text);
    let ahead = amount === undefined ? 0 : 1;
    if (amount === 0.5 && this.#token(1) === 'an') ahead = 2;
    const unit = units.get(this.#token(ahead));
    if (unit === undefined || (amount === undefined && !unitAlone)) return null;
    this.#at += ahead + 1;
    return [amount ?? 1, unit];
  }

  #readMonthFirst(month: number): void {
    const day = this.#number(1);
    if (day === null) {
      this.fault = true;
      return;
    }
    this.#at += 2;
    this.#skip(dayMarks);
    this.#setDate(day, month);
  }

  #setDate(day: number, month: number): void {
    const year = this.#number();
    if (year !== null && year >= 1900) {
      this.#at += 1;
      this.#skip(yearMarks);
      this.#set('date', { day, month, year });
    } else this.#set('date', { day, month });
  }

  #readFigure(behindHourWord: boolean): void {
    const text = this.#token();
    const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
    if (iso) {
      const [, year, month, day] = iso;
      return this.#take(1, 'date', { day: Number(day), month: Number(month), year: Number(year) });
    }
    const clock = /^(\d{1,2}):(\d{2})$/.exec(text);
    if (clock) return this.#readClock(Number(clock[1]), Number(clock[2]));
    const dotted = /^(\d{1,2})([./])(\d{1,2})(?:[./](\d{2,4}))?$/.exec(text);
    if (dotted) {
      const [, first = '', separator, second = '', year] = dotted;
      const [one, two] = [Number(first), Number(second)];
      const canBeTime = year === undefined && separator === '.' && second.length === 2 && one < 24;
      if (canBeTime && (behindHourWord || two > 12 || two === 0)) return this.#readClock(one, two);
      const full = year === undefined || year.length === 4 ? year : `20${year}`;
      return this.#take(1, 'date', {
        day: one,
        month: two,
        ...(full === undefined ? {} : { year: Number(full) }),
      });
    }
    this.#readNumber(text, behindHourWord);
  }

  #readNumber(text: string, behindHourWord: boolean): void {
    const value = this.#number();
    if (value === null) {
      this.fault = true;
      return;
    }
    const marked = dayMarks.has(this.#token(1));
    const month = months.get(this.#token(marked ? 2 : 1)) ?? this.#monthOf(marked);
    if (month !== undefined) {
      this.#at += this.#token(1) === 'of' || this.#token(2) === 'of' ? 2 : 1;
      if (marked) this.#at += 1;
      this.#at += 1;
      return this.#setDate(value, month);
    }
    if (marked) return this.#take(2, 'dayOfMonth', value);
    this.#readHour(value, text, behindHourWord);
  }

  /** The month of `25th of december`. */
  #monthOf(marked: boolean): number | undefined {
    const at = marked ? 2 : 1;
    return this.#token(at) === 'of' ? months.get(this.#token(at + 1)) : undefined;
  }

  #readHour(value: number, text: string, behindHourWord: boolean): void {
    const following = this.#token(1);
    const hours = units.get(following) === 'hour';
    const behind = hours ? this.#token(2) : following;
    const told = partsAfterHour.has(behind) || behind === 'am' || behind === 'pm';
    const known = behindHourWord || !isUnsaid(this.parts) || this.parts.part !== undefined;
    if (value > 24 || !(told || known)) {
      this.fault = true;
      return;
    }
    const minutes = hours ? '' : following;
    if (/^[0-5]\d$/.test(minutes)) {
      this.#at += 1;
      return this.#readClock(value, Number(minutes));
    }
    this.#takeTime(hours ? 2 : 1, value, 0, text.length > 1 && text.startsWith('0'));
    this.#readHalf();
  }

  #readClock(hour: number, minute: number): void {
    this.#takeTime(1, hour, minute, true);
    this.#readHalf();
  }

  /** `утра`, `am`: which half of the day an hour is of. */
  #readHalf(): void {
    const word = this.#token();
    if (word === 'am' || word === 'pm') {
      const { hour = 0 } = this.parts;
      this.#at += 1;
      if (hour < 1 || hour > 12) this.fault = true;
      this.parts.hour = (hour % 12) + (word === 'pm' ? 12 : 0);
      this.parts.exactHour = true;
      return;
    }
    const part = partsAfterHour.get(word);
    if (part !== undefined) this.#take(1, 'part', part);
  }
}

function addTo(
  span: { months: number; days: number; minutes: number },
  amount: number,
  unit: Unit,
): void {
  switch (unit) {
    case 'minute':
      span.minutes += amount;
      return;
    case 'hour':
      span.minutes += amount * 60;
      return;
    case 'day':
      span.days += amount;
      return;
    case 'week':
      span.days += amount * 7;
      return;
    case 'month':
      span.months += amount;
      return;
    case 'year':
      span.months += amount * 12;
  }
}

/** What a text says about an instant; null when any word of it is not understood or is one too many. */
export function readWhen(text: string): WhenParts | null {
  const tokens = tokensOf(text);
  if (tokens.length === 0 || tokens.length > 12) return null;
  const reader = new Reader(tokens);
  reader.read();
  return reader.fault || Object.keys(reader.parts).length === 0 ? null : reader.parts;
}
