import { failure, success, type Result } from '../../result.ts';
import { searchKey } from '../../text/search-key.ts';
import { fillHue, type FillHue } from './fill-hue.ts';

/** What became of a request. */
export type Decision = 'approved' | 'rejected' | 'pending' | 'cancelled';

export type Approval = {
  readonly decision: Decision;
  /** Who signed, where the cell names somebody. */
  readonly by: string | null;
  /** The colour alone told it: without the colour the cell would be read otherwise. */
  readonly byColour: boolean;
};

const bad = failure('approval');

const marks = new Map<string, Decision>([
  ['+', 'approved'],
  ['++', 'approved'],
  ['✓', 'approved'],
  ['✔', 'approved'],
  ['√', 'approved'],
  ['v', 'approved'],
  ['1', 'approved'],
  ['-', 'rejected'],
  ['–', 'rejected'],
  ['—', 'rejected'],
  ['−', 'rejected'],
  ['✗', 'rejected'],
  ['✘', 'rejected'],
  ['0', 'rejected'],
  ['?', 'pending'],
]);

/* How many points were granted stands in none of the columns. */
const inPart = / (?:частичн|partial|partly)/;

/* Speaks of a decision without telling it: that one is due, lacking or made. */
const undecided =
  /^(?:согласовать |утвердить |одобрить |рассмотрен[аоы]? |нет (?:согл|утв|одобр|виз)|no appr)/;

/* Beginnings of words over `key `, tried from the top: a refusal may hold the word of an approval. */
const beginnings: readonly (readonly [Decision, RegExp])[] = [
  ['approved', /^(?:нет (?:возраж|претенз|замеч)|no objection)/],
  [
    'pending',
    /^(?:нет (?:(?:еще|пока) |(?:реш|ответ|данн|сведен|информ|подпис))|no (?:decision|answer|reply|response|data|info|signature|yet )|принят\S* (?:к|в|на) (?:рассм|работ|обраб|исполн)|approval (?:pend|need|requ|await|in )|accepted for )/,
  ],
  ['cancelled', /^(?:отмен(?:а |ен|ил)|аннулир|cancell?ed |cancell?ation )/],
  [
    'rejected',
    /^(?:нет |не (?:соглас|одобр|утв|принят)|несоглас|отказ|отклон|откл |no |not (?:appr|agr|acc)|reject|declin|refus|denied|disappr|false |ложь )/,
  ],
  [
    'pending',
    /^(?:на (?:рас|согл|утв|пров)|рассм|рассматр|согласу[ею]т|согласов(?:ыва|ание )|утвержда[ею]т|утверждение |одобря[ею]т|в работе|в рассм|ожид|ждем|ждет|нов(?:ая|ый) |подан|чернов|draft |pending|in review|under review|in progress|wait|await|open |new |submitted)/,
  ],
  [
    'approved',
    /^(?:да |согл|одобр|утв|принят|ок |ok |okay |yes |y |true |истина |approv|agree|accept|выполн|исполн|списан|выдан|done |fulfil|complet|paid )/,
  ],
];

/* Without initials only an ending tells a surname from another word with a capital: `Уточнить`. */
const surname =
  /^[А-ЯЁ](?:[а-яё]|-[А-ЯЁ])*(?:(?:ов|ев|ёв|ин|ын)а?|(?:ск|цк)(?:ий|ой|ая)|ко|их|ых|ук|юк|ич|ян|дзе|швили|ман|берг|штейн)$/u;
const withInitials =
  /^\p{Lu}[\p{L}-]+ (?:\p{Lu}\. ?){1,2}$|^(?:\p{Lu}\. ?){1,2}\p{Lu}[\p{L}-]+$|^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?$/u;

const byHue: Readonly<Record<FillHue, Decision>> = {
  green: 'approved',
  yellow: 'pending',
  red: 'rejected',
};

/**
 * Reads what was decided from the words of a cell and the colour behind it, `RRGGBB` or null. A word
 * or a colour is enough, a blank cell waits, a name has signed. Refused when word and colour
 * contradict each other, when neither says anything known, or when it was granted in part.
 */
export function readApproval(cell: string, rgb: string | null): Result<Approval, 'approval'> {
  const hue = rgb === null ? null : fillHue(rgb);
  const coloured = hue === null ? null : byHue[hue];
  const text = cell.trim();
  if (inPart.test(` ${searchKey(text)}`)) return bad;
  const word = decisionWord(text);
  if (word !== null) {
    if (coloured !== null && coloured !== word) return bad;
    return success({ decision: word, by: null, byColour: false });
  }
  const by = surname.test(text) || withInitials.test(text) ? text : null;
  const alone = text === '' ? 'pending' : by === null ? null : 'approved';
  const decision = coloured ?? alone;
  if (decision === null) return bad;
  return success({ decision, by, byColour: decision !== alone });
}

function decisionWord(text: string): Decision | null {
  const mark = marks.get(text.toLowerCase());
  if (mark !== undefined) return mark;
  const key = `${searchKey(text)} `;
  if (undecided.test(key) || text.includes('?')) return null;
  return beginnings.find(([, pattern]) => pattern.test(key))?.[0] ?? null;
}
