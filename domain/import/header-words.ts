import { searchKey } from '../text/search-key.ts';
import type { RegisterField } from './fields.ts';

/** What the words of a header say: weight 3 is certain, 2 usual, 1 only if nothing better is there. */
export type HeaderMeaning = {
  readonly field: RegisterField;
  readonly weight: 1 | 2 | 3;
  /** A word of other workbooks (calls, purchases, requests): too many of them make it no register. */
  readonly foreign: boolean;
};

type Rule = {
  readonly field: RegisterField;
  readonly weight: 1 | 2 | 3;
  readonly pattern: RegExp;
  readonly except?: RegExp;
  readonly foreign?: boolean;
};

/*
 * Patterns over ` key `, the search key with a space at both ends, so that ` слово` means the
 * beginning of a word and ` слово ` the whole of it. The first rule that fits decides: the more
 * special stand first (`дата присвоения статуса` is a date, `код партнёра` a code).
 */
const rules: readonly Rule[] = [
  {
    field: 'ignore',
    weight: 3,
    pattern:
      / (?:банк|бик |р с |к с |расчетн\S* сч|корр\S* сч|счет |огрн|огрнип|окпо|оквэд|окато|октмо|почтовый индекс|индекс |zip|postal|postcode|сайт|веб|web|www|url|site|skype|скайп|icq|аська|паспорт|капитал|логин|пароль)/,
  },
  { field: 'ignore', weight: 3, pattern: / (?:федеральн\S*|фед) (?:округ|окр)| фо | округ / },
  {
    field: 'lastPurchaseOn',
    weight: 3,
    pattern:
      / (?:дат\S*|date)\S* .*(?:закуп|покуп|отгруз|продаж|заказ|purchase|order|sale|shipment)| (?:посл|last|latest)\S* .*(?:закуп|покуп|отгруз|продаж|заказ|purchase|order|sale)/,
  },
  {
    field: 'turnover',
    weight: 3,
    pattern:
      / (?:оборот|выручк|turnover|revenue)| (?:сумм\S*|объем\S*|amount|total|volume) .*(?:закуп|покуп|отгруз|продаж|purchase|sale)/,
  },
  { field: 'turnover', weight: 1, pattern: / (?:сумма|закупки|sales|amount) / },
  {
    field: 'ignore',
    weight: 3,
    pattern:
      / (?:по|до|until|till) $| (?:дат\S*|date) .*(?:оконч|заверш|истеч|прекращ|конца|end |рожд|измен|обновл|созд|внес|заявк|списан|заведен|birth|update|change|creat|modif)| (?:срок|действ\S* (?:до|по)|valid (?:to|until|thru)|expir|end date)/,
  },
  {
    field: 'ignore',
    weight: 3,
    foreign: true,
    pattern:
      / (?:время|длит|продолжит|тема |тип звонка|канал|направление звонка|результат|перезвон|оператор|баллы |баллов|заявк\S* |вид расход|согласован|остаток|списани|курс |тренинг|семинар|участник|товар|артикул|количеств|кол во|цена|duration|topic|outcome|channel|points|course|product|price|quantity|qty)/,
  },
  {
    field: 'ignore',
    weight: 3,
    foreign: true,
    pattern:
      /^ (?:январь|февраль|март|апрель|май|июнь|июль|август|сентябрь|октябрь|ноябрь|декабрь|january|february|march|april|june|july|august|september|october|november|december)(?: \d{2,4})?(?: г)? /,
  },
  {
    field: 'innKpp',
    weight: 3,
    pattern: / (?:инн|и н н|inn|tax id|tin) .*(?:кпп|к п п|kpp)/,
  },
  {
    field: 'inn',
    weight: 3,
    pattern:
      / (?:инн|и н н|inn|tin|tax (?:id|no|number|code)|taxpayer|vat|vat id|налогов\S* (?:номер|код)|идентификационн\S* номер|идент\S* номер|fiscal)(?= |$)/,
  },
  {
    field: 'kpp',
    weight: 3,
    pattern:
      / (?:кпп|к п п|kpp|iec|причин\S* постановк|код причин|registration reason|reason code)(?= )/,
  },
  {
    field: 'email',
    weight: 3,
    pattern:
      / (?:e ?mail|емайл|имейл|мейл|мэйл|мыло|почта|эл(?:ектр\S*)? (?:почт|адрес|ящик)|электронн|mail)/,
    except: / почтовый адрес| mailing/,
  },
  {
    field: 'ignore',
    weight: 3,
    pattern: / (?:код|code) .*(?:город|тел|стран|регион|city|area|country|region|phone)/,
  },
  {
    field: 'phone',
    weight: 3,
    pattern: / (?:тел |тел\S*фон|телеф|т ф |моб|сот |сотов|phone|tel |telephone|mobile|cell)/,
  },
  { field: 'phone', weight: 2, pattern: / (?:факс|fax)/ },
  { field: 'position', weight: 3, pattern: / (?:должн|position |job|job title|post |role )/ },
  { field: 'position', weight: 2, pattern: /^ title / },
  {
    field: 'manager',
    weight: 3,
    pattern:
      / (?:менеджер|куратор|ответств|отв |отв лицо|manager|account|закрепл|курир|ведущий|ведет|owner|responsible|curator|supervisor|sales rep|наш сотрудник)/,
  },
  {
    field: 'authorisedOn',
    weight: 3,
    pattern:
      / (?:дат\S*|date|since|действует с|авторизован с|партнер с) .*(?:автор|присв|статус|сертиф|подпис|начал|партнер|аккред|authori|status|certif|start|sign|partner|accred)| (?:authori[sz]ed|certified|accredited) (?:on|since|from)| (?:authori[sz]ation|certification|start) date| (?:дат\S*|d t) авт| авториз\S* (?:дат\S*|с )|действует с | партнер с | авторизован с | status date/,
  },
  {
    field: 'authorisedOn',
    weight: 2,
    pattern:
      / (?:дат\S* .*(?:договор|соглаш|контракт|контр|регистр|заключ)|(?:договор|соглаш|контракт)\S* .*(?:дат\S*|от )|contract date|date of (?:contract|agreement)|registration date|agreement date)/,
  },
  { field: 'authorisedOn', weight: 1, pattern: / (?:дата|date|since)(?= )/ },
  {
    field: 'ignore',
    weight: 3,
    pattern: / (?:договор|контракт|соглашен|сертификат|contract|agreement|certificate)/,
  },
  {
    field: 'level',
    weight: 3,
    pattern:
      / (?:уровень|уровн|категори|level|класс |tier|grade|ранг|партнерский уровень|category|rank|rating|металл)/,
  },
  {
    field: 'status',
    weight: 3,
    pattern: / (?:статус|состояни|status|стат )/,
  },
  { field: 'status', weight: 2, pattern: / (?:автор|авт |authori|аккредит|accredit)/ },
  {
    field: 'legalForm',
    weight: 3,
    pattern:
      / (?:форма собств|опф|о п ф|орг\S* прав|организационно|прав\S* форм|форма (?:предпр|орг|юр)|legal form|entity type|company type|form of|юр\S* форм|тип юр)/,
  },
  { field: 'legalForm', weight: 2, pattern: /^ (?:форма|form|орг форма|собственность) / },
  {
    field: 'number',
    weight: 3,
    pattern:
      /^ (?:п п|пп|n п п|no п п|n|nn|no|nr|num|номер|порядковый номер|номер по порядку|номер п п|по порядку|row|line|item) /,
  },
  {
    field: 'segment',
    weight: 3,
    pattern: / (?:сегмент|segment|отрасл|сфера|industry|vertical|специализац|профиль)/,
  },
  {
    field: 'segment',
    weight: 2,
    pattern:
      / (?:тип (?:партнер|клиент|контраг|реселл|организ)|вид деят|направлени|группа|(?:partner|customer|reseller) type)/,
  },
  {
    field: 'code',
    weight: 3,
    pattern:
      / (?:код |код$|код\S* |code |id |ид |идентификатор|лицевой|рег номер|регистрационн\S* номер|partner no|customer no)/,
    except: / код\S*(?:ек|екс)/,
  },
  {
    field: 'contact',
    weight: 3,
    pattern:
      / (?:конт\S* лиц|конт\S* перс|контактн\S* фио|фио|ф и о|contact person|contact name|представител|к л |к лицо|фамилия)/,
    except: / (?:тел|почт|mail)/,
  },
  {
    field: 'contact',
    weight: 2,
    pattern:
      / (?:контакт|конт |contact|person|директор|руководител|рук |director|ceo|head|attn|с кем)/,
  },
  {
    field: 'city',
    weight: 3,
    pattern:
      / (?:город|гор |г |населен|нас пункт|н п |city|town|местополож|location|locality|settlement)/,
    except: / (?:обл|регион)/,
  },
  {
    field: 'region',
    weight: 3,
    pattern:
      / (?:регион|област|обл |субъект|край|республик|region|province|oblast|территор|district|county)/,
  },
  { field: 'region', weight: 1, pattern: /^ state / },
  {
    field: 'address',
    weight: 3,
    pattern:
      / (?:адрес|адр |address|addr|улица|ул |street|местонахожд|место нахожд|местонах|дом |офис)/,
  },
  {
    field: 'note',
    weight: 3,
    pattern:
      / (?:примеч|прим |коммент|note|comment|remark|заметк|доп\S* (?:инф|свед)|дополнительн|прочее|описани|пометк|особые отметки|memo|misc)/,
  },
  {
    field: 'name',
    weight: 3,
    pattern:
      / (?:наименован|наим |назван|организац|орг |компани|фирм|контрагент|партнер|реселлер|реселер|дилер|юр\S* лиц|юрлиц|предприят|company|organi[sz]ation|organi[sz]|name|partner|reseller|dealer|firm|business|legal entity|legal name|counterparty|бренд|brand)/,
  },
  {
    field: 'name',
    weight: 2,
    pattern: / (?:клиент|заказчик|покупател|customer|client|account name|vendor|entity)/,
  },
];

const cache = new Map<string, HeaderMeaning | null>();

/** What a header cell says about its column, or null if none of its words is known. */
export function headerMeaning(text: string): HeaderMeaning | null {
  const known = cache.get(text);
  if (known !== undefined) return known;
  const meaning = read(text);
  if (cache.size > 5000) cache.clear();
  cache.set(text, meaning);
  return meaning;
}

function read(text: string): HeaderMeaning | null {
  if (text.length > 120) return null;
  if (/^\s*(?:№|#|N[º°o]?\.?|№№)\s*(?:п\s*[./\\]?\s*п\.?)?\s*$/iu.test(text)) {
    return { field: 'number', weight: 3, foreign: false };
  }
  // A hyphen at the end of a line inside a cell parts one word in two.
  const key = ` ${searchKey(text.replace(/-\s*\n\s*/g, ''))} `;
  if (key === '  ') return null;
  for (const rule of rules) {
    if (!rule.pattern.test(key) || rule.except?.test(key)) continue;
    return { field: rule.field, weight: rule.weight, foreign: rule.foreign ?? false };
  }
  return null;
}

/** Tells whether a header asks for the short name, which is preferred to the full one. */
export function isShortNameHeader(text: string): boolean {
  return / (?:кратк|сокр|бренд|brand|торгов|short|рабоч)/.test(` ${searchKey(text)} `);
}
