import type { RequestKind } from '../../bonus/request-kinds.ts';
import { failure, success, type Result } from '../../result.ts';
import { searchKey } from '../../text/search-key.ts';

const bad = failure('kind');

/* Patterns over ` key `, so that ` слово` is the beginning of a word. */
const words: readonly (readonly [RequestKind, RegExp])[] = [
  ['demo-equipment', / (?:демо|demo|образц|выставочн\S* (?:образ|оборуд)|showroom)/],
  ['souvenirs', / (?:сувен|souvenir|merch|мерч|промо ?продукц|giveaway)/],
  ['advertising', / (?:реклам|advert|баннер|листовк|маркетингов\S* (?:акц|кампан)|promotion)/],
  ['seminar', / (?:семинар|seminar|конференц|conference|workshop|презентац|круглый стол)/],
  [
    'gift-cards',
    / (?:подароч\S* (?:карт|серт)|карт\S* подароч|gift ?(?:card|cert|voucher)|voucher)/,
  ],
  ['education', / (?:обуч|учеб|учёб|тренинг|курс|educat|training|learning|course|повышен\S* квал)/],
];

/** The way of spending that words tell; refused when they tell none, or two. */
export function readRequestKind(cell: string): Result<RequestKind, 'kind'> {
  const key = ` ${searchKey(cell)} `;
  const told = words.filter(([, pattern]) => pattern.test(key));
  const [only, ...others] = told;
  return only === undefined || others.length > 0 ? bad : success(only[0]);
}
