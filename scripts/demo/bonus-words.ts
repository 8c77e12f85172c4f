import type { RequestDetails } from '#domain/bonus/check-details.ts';
import type { RequestKind } from '#domain/bonus/request-kinds.ts';
import { dateFromDayNumber, dayNumberOf } from '#domain/calendar/parse-date.ts';
import type { Random } from './random.ts';

export const distributors = ['Мерлион', 'Марвел', 'Треолан', 'ОЛДИ', 'Диджис'] as const;
export const proofTexts = ['Акт №', 'Накладная №', 'Письмо №', 'Папка'] as const;

const models = ['МФУ M428', 'Плоттер T650', 'Принтер P3010', 'Сканер N4000'] as const;
const items = ['Термокружки с логотипом', 'Ежедневники', 'Зонты', 'Футболки', 'Ручки'] as const;
const topics = ['Новая линейка для печати', 'Печать без простоев', 'Сервис по подписке'] as const;
const shops = ['Озон', 'М.Видео', 'Детский мир', 'Лента'] as const;
const courses = ['Навыки продаж', 'Продукты: широкий формат', 'Сервисный инженер'] as const;
const cities = ['Казань', 'Самара', 'Екатеринбург', 'Новосибирск'] as const;
const people = ['Иванова А. П.', 'Петров С. И.', 'Сидоренко О. В.', 'Ким Д. А.'] as const;

function addDays(day: string, days: number): string {
  return dateFromDayNumber(dayNumberOf(day) + days);
}

/** Fields of a request of each kind, as an operator enters them. */
export const requestWords: Readonly<
  Record<RequestKind, (random: Random, day: string) => RequestDetails>
> = {
  'demo-equipment': (random) => ({
    model: random.pick(models),
    place: 'Демонстрационный зал',
    quantity: random.int(1, 2),
  }),
  souvenirs: (random) => ({ items: random.pick(items), quantity: random.int(2, 20) * 10 }),
  advertising: (random, day) => ({
    medium: random.pick(['print', 'outdoor', 'broadcast', 'internet'] as const),
    from: addDays(day, 7),
    until: addDays(day, 37),
    title: 'Осенняя кампания',
  }),
  seminar: (random, day) => ({
    topic: random.pick(topics),
    date: addDays(day, random.int(10, 40)),
    guests: random.int(15, 80),
    city: random.pick(cities),
  }),
  'gift-cards': (random) => ({
    shop: random.pick(shops),
    quantity: random.int(2, 15),
    value: random.pick([1000, 3000, 5000] as const),
  }),
  education: (random) => ({
    course: random.pick(courses),
    participants: random.pick(people),
    city: random.pick(cities),
  }),
};
