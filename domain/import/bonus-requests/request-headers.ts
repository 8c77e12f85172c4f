import { searchKey } from '../../text/search-key.ts';
import type { RegisterField } from '../fields.ts';
import { headerMeaning } from '../header-words.ts';

export type RequestHeader = {
  readonly field: RegisterField;
  /** 3 is certain, 2 usual, 1 only if nothing better is there. */
  readonly weight: 1 | 2 | 3;
};

type Rule = RequestHeader & { readonly pattern: RegExp; readonly except?: RegExp };

/*
 * Patterns over ` key `, as those of a register's header; the first that fits decides. Balances and
 * what points are worth stand first: their columns hold points or numbers too.
 */
const rules: readonly Rule[] = [
  {
    field: 'ignore',
    weight: 3,
    pattern:
      / (?:остат|баланс|сальдо|доступн|накоплен|начислен|balance|remain|available|accrued|earned|курс балл|стоимост\S* балл)/,
  },
  {
    field: 'requestNumber',
    weight: 3,
    pattern: / (?:заявк|заявлен|request|claim|application)\S* (?:no|n|num|number|id|#)(?= )/,
  },
  {
    field: 'requestNumber',
    weight: 3,
    pattern:
      /^ (?:(?:no|n|num|number|номер|ном|рег|регистрационный|id|код)(?: (?:no|номер))?) (?:of )?(?:the )?(?:бонусн\S* )?(?:заявк|заявл|документ|request|claim|application|document)/,
  },
  { field: 'requestNumber', weight: 2, pattern: /^ (?:заявка|request|claim|request no) $/ },
  {
    field: 'decidedOn',
    weight: 3,
    pattern:
      / (?:дат\S*|date|списано|когда) .*(?:списан|соглас|одобр|утвержд|решен|исполнен|выдач|debit|approv|decid|decision|written|write|spent|fulfil)| (?:debit|debited|approval|approved|decided|decision|spending|spent) (?:on|date)|^ списано $/,
  },
  // No more than this: `Approved by` heads the signatures that are the decision itself.
  { field: 'decidedBy', weight: 3, pattern: /^ (?:кто решил|decided by) $/ },
  {
    field: 'requestedOn',
    weight: 3,
    pattern:
      / (?:дат\S*|date|day|день) .*(?:заявк|заявл|подач|поступл|создан|регистр|обращ|request|claim|submi|receiv|application)| (?:request|submission|application|claim) date| (?:requested|submitted|received) (?:on)?(?= )/,
  },
  { field: 'requestedOn', weight: 2, pattern: /^ (?:дата|date|day|число) / },
  {
    field: 'requestKind',
    weight: 3,
    pattern:
      / (?:вид|тип|цель|назначен\S*|направлен\S*|стат\S*|категор\S*) .*(?:расход|заявк|бонус|использ|трат|балл|списан|spend)|^ (?:на что|куда|вид|тип|цель|назначение|статья|направление|категория|вид заявки|что|за что)(?: (?:потрат\S*|расход\S*|запрош\S*|использ\S*))? $/,
  },
  {
    field: 'requestKind',
    weight: 3,
    pattern:
      /^ (?:kind|type|purpose|category|spend(?:ing)? (?:kind|type|category|purpose)|(?:kind|type|purpose|category) of .*|what for|used for|requested for|for what|request type|request kind|expense type|spent on) $/,
  },
  {
    field: 'approval',
    weight: 3,
    pattern:
      / (?:соглас|одобр|утверд|утвержд|решени|резолюц|виза |approv|decision|resolution|accepted|signed|sign off)/,
    except: / (?:дат|date)/,
  },
  { field: 'approval', weight: 2, pattern: / (?:статус|состояни\S*|status|state) / },
  {
    field: 'points',
    weight: 3,
    pattern:
      / (?:балл|бал |бонусы |бонусов |points|pts|запрошено |к списанию )| (?:сумма|количество|кол во) б /,
    except: / (?:вид|тип|цель|kind|type|purpose) /,
  },
  { field: 'points', weight: 1, pattern: /^ (?:сумма|количество|кол во|amount|sum|quantity|qty) / },
  { field: 'name', weight: 2, pattern: / (?:заявител|applicant|requester|requested by)/ },
  {
    field: 'note',
    weight: 3,
    pattern: / (?:описан|подробн|детал|содержан|мероприят|descr|detail|event|comment|коммент)/,
  },
];

/** Who asks, and what a list says of them: read as in a register. */
const ofReseller: ReadonlySet<RegisterField> = new Set<RegisterField>([
  'name',
  'inn',
  'kpp',
  'innKpp',
  'city',
  'region',
  'legalForm',
  'note',
]);

/** What the header of a column in a list of requests says; null if its words say nothing there. */
export function requestHeader(text: string): RequestHeader | null {
  // A bare sign is the request's number, with `п/п` it only counts the lines.
  if (/^\s*(?:№|#|N[º°o]\.?)\s*$/iu.test(text)) return { field: 'requestNumber', weight: 1 };
  const key = ` ${searchKey(text.replace(/№/gu, ' no '))} `;
  if (key.trim() === '' || key.length > 120) return null;
  for (const { pattern, except, field, weight } of rules) {
    if (pattern.test(key) && except?.test(key) !== true) return { field, weight };
  }
  if (/^ (?:(?:рег|вх|учетн|внутр|ref)\S* )?(?:no|номер|number|num|id) $/.test(key))
    return { field: 'requestNumber', weight: 1 };
  const meaning = headerMeaning(text);
  return meaning !== null && ofReseller.has(meaning.field)
    ? { field: meaning.field, weight: meaning.weight }
    : null;
}

/** Whether a header asks who has decided rather than what: beside a decision it says no more of it. */
export function isSignature(text: string): boolean {
  return / (?:кто|кем|подпис\S*|фио|ф и о|by|who|name) /.test(` ${searchKey(text)} `);
}
