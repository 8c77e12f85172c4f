import { fillTemplate, loneSlot } from './fill-template.ts';
import { dateWords, type LetterLanguage } from './date-words.ts';

/** The words of a letter that confirms participants, in one language. */
export interface LetterTemplate {
  readonly subject: string;
  readonly title: string;
  /** One paragraph each; `{{facts}}` and `{{participants}}` alone in a line stand for a block. */
  readonly lines: readonly string[];
  /** Instead of `lines` for a session without a place to come to. */
  readonly onlineLines: readonly string[];
  readonly facts: Readonly<Record<LetterFact, string>>;
  readonly participants: string;
  readonly online: string;
  readonly signature: readonly string[];
  readonly page: string;
}

export const letterFacts = [
  'course',
  'dates',
  'time',
  'place',
  'trainer',
  'price',
  'note',
] as const;
export type LetterFact = (typeof letterFacts)[number];

/** The slots that a template may use. */
export const letterSlots = [
  ...['course', 'dates', 'reseller', 'operator', 'facts', 'participants', 'page', 'pages'],
] as const;

/** What a letter tells. */
export interface LetterData {
  readonly course: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly startsAt: string | null;
  readonly city: string | null;
  readonly online: boolean;
  readonly place: string | null;
  readonly trainer: string | null;
  readonly pricePoints: number;
  readonly note: string | null;
  readonly reseller: string;
  readonly resellerCity: string | null;
  readonly participants: readonly { readonly name: string; readonly position: string | null }[];
  /** Who signs. */
  readonly operator: string;
}

/** A part of a letter in its order. */
export type LetterPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [label: string, value: string])[] }
  | { readonly kind: 'list'; readonly title: string; readonly items: readonly string[] };

export interface Letter {
  readonly subject: string;
  readonly title: string;
  readonly addressee: readonly string[];
  readonly parts: readonly LetterPart[];
  readonly signature: readonly string[];
}

/** The letter to one company about one session, from the words of a template. */
export function composeLetter(
  template: LetterTemplate,
  data: LetterData,
  language: LetterLanguage,
): Letter {
  const values = {
    course: data.course,
    dates: dateWords(data.startsOn, data.endsOn, language),
    reseller: data.reseller,
    operator: data.operator,
  };
  const fill = (text: string): string => fillTemplate(text, values).trim();
  const remote = data.online && data.city === null;
  const parts = (remote ? template.onlineLines : template.lines).flatMap((line): LetterPart[] => {
    const block = loneSlot(line);
    if (block === 'facts') return [{ kind: 'facts', facts: factsOf(template, data, values.dates) }];
    if (block === 'participants') {
      const items = data.participants.map(({ name, position }) =>
        position === null ? name : `${name}, ${position}`,
      );
      return [{ kind: 'list', title: template.participants, items }];
    }
    const text = fill(line);
    return text === '' ? [] : [{ kind: 'text', text }];
  });
  return {
    subject: fill(template.subject),
    title: fill(template.title),
    addressee: [data.reseller, ...(data.resellerCity === null ? [] : [data.resellerCity])],
    parts,
    signature: template.signature.map(fill).filter((line) => line !== ''),
  };
}

function factsOf(
  template: LetterTemplate,
  data: LetterData,
  dates: string,
): readonly (readonly [string, string])[] {
  const place = [data.online ? template.online : null, data.city, data.place];
  const values: Readonly<Record<LetterFact, string | null>> = {
    course: data.course,
    dates,
    time: data.startsAt,
    place: place.filter((part) => part !== null).join(', '),
    trainer: data.trainer,
    price: data.pricePoints > 0 ? String(data.pricePoints) : null,
    note: data.note,
  };
  return letterFacts.flatMap((fact) => {
    const value = values[fact];
    return value === null || value === '' ? [] : [[template.facts[fact], value] as const];
  });
}

/** A letter as the text of an e-mail: paragraphs with a blank line between. */
export function letterText(letter: Letter): string {
  const parts = letter.parts.map((part) => {
    switch (part.kind) {
      case 'text':
        return part.text;
      case 'facts':
        return part.facts.map(([label, value]) => `${label}: ${value}`).join('\n');
      case 'list':
        return [`${part.title}:`, ...part.items.map((item, at) => `${at + 1}. ${item}`)].join('\n');
    }
  });
  return [...parts, letter.signature.join('\n')].join('\n\n');
}
