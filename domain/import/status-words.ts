import type { Result } from '../result.ts';
import { failure, success } from '../result.ts';
import type { ResellerLevel } from '../reseller/level.ts';
import type { ResellerStatus } from '../reseller/status.ts';
import { searchKey } from '../text/search-key.ts';

const badStatus = failure('status');
const badLevel = failure('level');

/* Marks that are no words: a search key would lose them. */
const statusMarks = new Map<string, ResellerStatus>([
  ['', 'candidate'],
  ['?', 'candidate'],
  ['+', 'authorised'],
  ['++', 'authorised'],
  ['✓', 'authorised'],
  ['✔', 'authorised'],
  ['v', 'authorised'],
  ['V', 'authorised'],
  ['√', 'authorised'],
  ['1', 'authorised'],
  ['0', 'refused'],
  ['-', 'refused'],
  ['–', 'refused'],
  ['—', 'refused'],
  ['−', 'refused'],
]);

/*
 * Beginnings of words by status, tried from the top. An ending of gender and an abbreviation need no rows
 * of their own; what an ordinary other word could begin with is a whole word below.
 */
const negations = [
  'не авториз',
  'нет авториз',
  'без авториз',
  'неавториз',
  'not authori',
  'unauthori',
];
// These are found at any word: in `авторизация приостановлена` the second word decides.
const decisive: readonly (readonly [ResellerStatus, readonly string[]])[] = [
  [
    'refused',
    ['отказ', 'отклон', 'откл', 'не одобр', 'не соглас', 'refus', 'declin', 'reject', 'denied'],
  ],
  [
    'suspended',
    ['приост', 'заблок', 'блокир', 'замороже', 'suspend', 'on hold', 'blocked', 'frozen'],
  ],
  ['expired', ['истек', 'просроч', 'закончил', 'expir', 'lapsed']],
  [
    'documents-requested',
    ['запрошен', 'запрос док', 'нет док', 'ждем док', 'ожида', 'documents', 'docs'],
  ],
];
const ordinary: readonly (readonly [ResellerStatus, readonly string[]])[] = [
  [
    'in-review',
    [
      'на рассм',
      'рассматр',
      'рассмотр',
      'на провер',
      'проверя',
      'на соглас',
      'in review',
      'under review',
      'review',
      'в работе',
    ],
  ],
  ['submitted', ['подан', 'подал', 'заявка', 'отправлен', 'submit', 'applied']],
  ['authorised', ['да ', 'авториз', 'действу', 'актив', 'одобр', 'соглас', 'authori', 'approved']],
  ['candidate', ['кандид', 'потенц', 'новый ', 'не определ', 'candidate', 'prospect']],
];

const statusWords = new Map<string, ResellerStatus>([
  ['да', 'authorised'],
  ['есть', 'authorised'],
  ['авт', 'authorised'],
  ['yes', 'authorised'],
  ['y', 'authorised'],
  ['true', 'authorised'],
  ['active', 'authorised'],
  ['истина', 'authorised'],
  ['ok', 'authorised'],
  ['ок', 'authorised'],
  ['нет', 'refused'],
  ['no', 'refused'],
  ['n', 'refused'],
  ['false', 'refused'],
  ['ложь', 'refused'],
  ['канд', 'candidate'],
  ['нов', 'candidate'],
  ['новый', 'candidate'],
  ['новая', 'candidate'],
  ['новое', 'candidate'],
  ['new', 'candidate'],
  ['lead', 'candidate'],
  ['неизвестно', 'candidate'],
  ['н д', 'candidate'],
]);

function byBeginning(key: string): ResellerStatus | null {
  if (negations.some((beginning) => key.startsWith(beginning))) return 'candidate';
  if (/^авториз\S* (?:нет|отсутств)/.test(key)) return 'candidate';
  const spaced = ` ${key}`;
  for (const [status, beginnings] of decisive) {
    if (beginnings.some((beginning) => spaced.includes(` ${beginning}`))) return status;
  }
  for (const [status, beginnings] of ordinary) {
    if (beginnings.some((beginning) => key.startsWith(beginning))) return status;
  }
  // `Партнёр авторизован`: the word stands behind another.
  return / (?:авториз|authori)/.test(spaced) && !/ (?:не|нет|без|no|not) /.test(`${spaced} `)
    ? 'authorised'
    : null;
}

/** Reads the status of a reseller from a cell in any of its usual words and marks; blank is a candidate. */
export function recogniseStatus(cell: string): Result<ResellerStatus, 'status'> {
  const mark = statusMarks.get(cell) ?? statusMarks.get(cell.trim());
  if (mark !== undefined) return success(mark);
  const key = searchKey(cell);
  const status = statusWords.get(key) ?? byBeginning(key);
  return status === null ? badStatus : success(status);
}

const levelBeginnings: readonly (readonly [string, ResellerLevel])[] = [
  ['зол', 'gold'],
  ['gold', 'gold'],
  ['голд', 'gold'],
  ['серебр', 'silver'],
  ['сереб', 'silver'],
  ['silv', 'silver'],
  ['сильвер', 'silver'],
  ['бронз', 'bronze'],
  ['bronz', 'bronze'],
];

const emptyLevels = new Set(['', 'нет', 'no', 'none', 'без уровня', 'н д']);

/** Reads a reseller's level from a cell; null for a blank one or a word for none. */
export function recogniseLevel(cell: string): Result<ResellerLevel | null, 'level'> {
  const key = searchKey(cell);
  if (emptyLevels.has(key)) return success(null);
  for (const [beginning, level] of levelBeginnings) {
    if (key.startsWith(beginning)) return success(level);
  }
  return badLevel;
}
