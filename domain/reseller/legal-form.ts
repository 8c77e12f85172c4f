/*
 * Legal forms as they stand in names of companies. Spellings are compared in upper case, without
 * dots, with Latin look-alikes folded to Cyrillic, so `О.О.О.` and Latin `OOO` are both ООО.
 */

/** A legal form found in a text, with the text around it. */
export interface FoundLegalForm {
  readonly form: string;
  readonly rest: string;
}

const cyrillicForms = [
  'ООО',
  'ОАО',
  'ЗАО',
  'ПАО',
  'АО',
  'НАО',
  'ИП',
  'ПБОЮЛ',
  'ЧП',
  'ГУП',
  'МУП',
  'ФГУП',
  'ОГУП',
  'КГУП',
  'ФГБУ',
  'ФГУ',
  'ФКУ',
  'ФБУ',
  'ФГБОУ',
  'ФГАОУ',
  'ГБУ',
  'ГАУ',
  'ГКУ',
  'ГОУ',
  'ГБОУ',
  'ГУ',
  'МБУ',
  'МАУ',
  'МКУ',
  'МОУ',
  'МБОУ',
  'МАОУ',
  'МУ',
  'НОУ',
  'ЧОУ',
  'АНО',
  'НКО',
  'ТОО',
  'ТОВ',
  'ПК',
  'КФХ',
  'ГК',
  'СПАО',
  'ОДО',
  'СООО',
  'ИООО',
  'СЗАО',
  'ЧУП',
  'ЧТУП',
  'РУП',
  'УП',
  'АОЗТ',
  'АООТ',
  'ИЧП',
  'ТСЖ',
  'СПК',
  'СХПК',
  'ПКФ',
  'НПО',
  'НП',
  'ОО',
  'ТД',
];
const latinForms: readonly (readonly [string, string])[] = [
  ['LTD', 'Ltd'],
  ['LIMITED', 'Ltd'],
  ['LLC', 'LLC'],
  ['LLP', 'LLP'],
  ['GMBH', 'GmbH'],
  ['INC', 'Inc'],
  ['INCORPORATED', 'Inc'],
  ['CORP', 'Corp'],
  ['PLC', 'PLC'],
  ['OY', 'Oy'],
  ['SRL', 'SRL'],
  ['SARL', 'SARL'],
  ['BV', 'BV'],
  ['AG', 'AG'],
  ['SA', 'SA'],
  ['OU', 'OU'],
  ['UAB', 'UAB'],
  ['SIA', 'SIA'],
];
// A trading house or a research association is part of the name, not a form.
const notForms = new Set(['ПКФ', 'НПО', 'ТД', 'ОО']);
// Too short or too common as words: a form only before a quoted name or behind a comma.
const ambiguous = new Set(['ПК', 'УП', 'НП', 'ГУ', 'МУ', 'СПК', 'AG', 'SA', 'BV', 'OU', 'OY']);

const byToken = new Map<string, string>();
for (const form of cyrillicForms) if (!notForms.has(form)) byToken.set(form, form);
for (const [token, form] of latinForms) byToken.set(token, form);

const phrases: readonly (readonly [RegExp, string])[] = [
  ['обществ[оа]\\s+с\\s+ограниченной\\s+ответственностью', 'ООО'],
  ['обществ[оа]\\s+с\\s+дополнительной\\s+ответственностью', 'ОДО'],
  ['страховое\\s+публичное\\s+акционерное\\s+общество', 'СПАО'],
  ['непубличное\\s+акционерное\\s+общество', 'НАО'],
  ['публичное\\s+акционерное\\s+общество', 'ПАО'],
  ['открытое\\s+акционерное\\s+общество', 'ОАО'],
  ['закрытое\\s+акционерное\\s+общество', 'ЗАО'],
  ['акционерное\\s+общество\\s+закрытого\\s+типа', 'АОЗТ'],
  ['акционерное\\s+общество\\s+открытого\\s+типа', 'АООТ'],
  ['акционерное\\s+общество', 'АО'],
  ['индивидуальный\\s+предприниматель', 'ИП'],
  ['инд\\.?\\s*предприниматель', 'ИП'],
  ['предприниматель\\s+без\\s+образования\\s+юридического\\s+лица', 'ПБОЮЛ'],
  ['частн(?:ый\\s+предприниматель|ое\\s+предприятие)', 'ЧП'],
  ['федеральное\\s+государственное\\s+унитарное\\s+предприятие', 'ФГУП'],
  ['федеральное\\s+государственное\\s+бюджетное\\s+учреждение', 'ФГБУ'],
  ['государственное\\s+унитарное\\s+предприятие', 'ГУП'],
  ['муниципальное\\s+унитарное\\s+предприятие', 'МУП'],
  ['государственное\\s+бюджетное\\s+учреждение', 'ГБУ'],
  ['муниципальное\\s+бюджетное\\s+учреждение', 'МБУ'],
  ['автономная\\s+некоммерческая\\s+организация', 'АНО'],
  ['некоммерческая\\s+организация', 'НКО'],
  ['товарищество\\s+с\\s+ограниченной\\s+ответственностью', 'ТОО'],
  ['производственный\\s+кооператив', 'ПК'],
  ['крестьянское\\s*\\(?\\s*фермерское\\s*\\)?\\s+хозяйство', 'КФХ'],
  ['группа\\s+компаний', 'ГК'],
].map(
  ([pattern, form]) =>
    [
      new RegExp(String.raw`(?:^|(?<=[\s,(]))${pattern ?? ''}(?=$|[\s",)(])`, 'i'),
      form ?? '',
    ] as const,
);

const lookAlikes: Record<string, string> = {
  A: 'А',
  B: 'В',
  C: 'С',
  E: 'Е',
  H: 'Н',
  K: 'К',
  M: 'М',
  O: 'О',
  P: 'Р',
  T: 'Т',
  X: 'Х',
  '3': 'З',
  '0': 'О',
};
// The first words of the phrases above, so that the phrases are tried on such names only.
const phraseWord =
  /обществ|предприним|предприят|учрежден|организац|товариществ|кооператив|хозяйств|группа/i;
const spacedLetters = /^(?:[А-ЯЁA-Z]\.?\s){1,4}[А-ЯЁA-Z](?=\.?(?:$|[\s",(]))\.?/i;

/** The legal form that a single word spells (`ооо`, `О.О.О.`, Latin `OOO`, `Ltd.`), or null. */
export function recogniseLegalForm(word: string): string | null {
  if (word.length < 2 || word.length > 14) return null;
  const direct = byToken.get(word);
  if (direct !== undefined) return direct;
  const upper = word.toUpperCase().replace(/[./\s]+/g, '');
  const plain = byToken.get(upper);
  if (plain !== undefined) return plain;
  if (!/[A-Z03]/.test(upper) || /^\d+$/.test(upper)) return null;
  return byToken.get(upper.replace(/[A-Z03]/g, (char) => lookAlikes[char] ?? char)) ?? null;
}

function leading(text: string): FoundLegalForm | null {
  let end = 0;
  while (end < text.length && !' ",('.includes(text.charAt(end))) end += 1;
  const form = recogniseLegalForm(text.slice(0, end));
  if (form !== null) {
    const rest = text.slice(end).replace(/^[\s,]+/, '');
    if (rest !== '' && (!ambiguous.has(form) || rest.startsWith('"'))) return { form, rest };
    return null;
  }
  if (end > 2) return null;
  const spaced = spacedLetters.exec(text);
  const spacedForm = spaced && recogniseLegalForm(spaced[0]);
  if (!spaced || !spacedForm) return null;
  return { form: spacedForm, rest: text.slice(spaced[0].length).replace(/^[\s,]+/, '') };
}

function trailing(text: string): FoundLegalForm | null {
  const bracketed = /[\s"]\(([^()]{2,14})\)$/.exec(text);
  if (bracketed?.[1]) {
    const form = recogniseLegalForm(bracketed[1].trim());
    if (form !== null) return { form, rest: text.slice(0, bracketed.index + 1).trim() };
  }
  const comma = text.lastIndexOf(',');
  if (comma > 0) {
    const form = recogniseLegalForm(text.slice(comma + 1).trim());
    if (form !== null)
      return {
        form,
        rest: text
          .slice(0, comma)
          .replace(/,?\s*Co\.?$/i, '')
          .trim(),
      };
  }
  const space = Math.max(text.lastIndexOf(' '), text.lastIndexOf('"'));
  if (space > 0) {
    const form = recogniseLegalForm(text.slice(space + 1));
    if (form !== null && !ambiguous.has(form)) {
      return { form, rest: text.slice(0, text.charAt(space) === '"' ? space + 1 : space).trim() };
    }
  }
  return null;
}

function spelledOut(text: string): FoundLegalForm | null {
  if (!phraseWord.test(text)) return null;
  for (const [pattern, form] of phrases) {
    const match = pattern.exec(text);
    if (!match) continue;
    const before = text.slice(0, match.index).replace(/[\s,(]+$/, '');
    const after = text.slice(match.index + match[0].length).replace(/^[\s,)]+/, '');
    // In the middle of other words it is part of the name.
    if (before !== '' && after !== '') return null;
    if (before + after !== '') return { form, rest: before + after };
  }
  return null;
}

/** Finds the legal form at either end of a name whose quotes are `"` already; null if there is none. */
export function findLegalForm(text: string): FoundLegalForm | null {
  return leading(text) ?? spelledOut(text) ?? trailing(text);
}
