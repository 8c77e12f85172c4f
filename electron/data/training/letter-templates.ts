import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { AppError } from '#contract/errors.ts';
import { letterFacts, letterSlots, type LetterTemplate } from '#domain/letter/compose-letter.ts';
import type { LetterLanguage } from '#domain/letter/date-words.ts';
import { slotsOf } from '#domain/letter/fill-template.ts';
import en from '../../../resources/letters/confirmation.en.json' with { type: 'json' };
import ru from '../../../resources/letters/confirmation.ru.json' with { type: 'json' };

const shipped: Readonly<Record<LetterLanguage, unknown>> = { ru, en };

const known: ReadonlySet<string> = new Set(letterSlots);
const text = z
  .string()
  .max(2000)
  .refine((line) => slotsOf(line).every((slot) => known.has(slot)), 'unknown slot');
const lines = z.array(text).min(1).max(40);
const templateSchema = z.strictObject({
  subject: text,
  title: text,
  lines,
  onlineLines: lines,
  facts: z.strictObject(
    Object.fromEntries(letterFacts.map((fact) => [fact, text])) as Record<
      (typeof letterFacts)[number],
      typeof text
    >,
  ),
  participants: text,
  online: text,
  signature: z.array(text).max(10),
  page: text,
});

/** The words of the letter in a language: the centre's own, beside the data file, else as shipped. */
export type LetterTemplates = (language: LetterLanguage) => LetterTemplate;

/** The name of the file by which a centre replaces the words of the letter. */
export function letterFileName(language: LetterLanguage): string {
  return `confirmation.${language}.json`;
}

/**
 * Makes the source of templates. A file of the centre's own in the folder `letters` beside the data
 * file counts at once; one that cannot be read throws `training/letter-template` with its name.
 */
export function letterTemplates(dataFile: string): LetterTemplates {
  const folder = join(dirname(dataFile), 'letters');
  return (language) => {
    const file = letterFileName(language);
    const own = readOwn(join(folder, file));
    const parsed = templateSchema.safeParse(own === undefined ? shipped[language] : own);
    if (parsed.success) return parsed.data;
    const places = parsed.error.issues.map(({ path }) => path.join('.')).join(', ');
    throw new AppError('training/letter-template', `Wrong in ${file}: ${places}`, {
      details: { file, folder, places: places === '' ? '—' : places },
    });
  };
}

/** The content of a file; undefined when there is none, null when it is no JSON. */
function readOwn(path: string): unknown {
  let content: string;
  try {
    content = readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
  try {
    return JSON.parse(content.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    return null;
  }
}
