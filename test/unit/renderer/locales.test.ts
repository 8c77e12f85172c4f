import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorCodes } from '#contract/errors.ts';
import type { Consent } from '#contract/reseller.ts';
import { requestStates } from '#domain/bonus/request-state.ts';
import { registerFields } from '#domain/import/fields.ts';
import { resellerLevels } from '#domain/reseller/level.ts';
import { resellerStatuses, type ResellerStatus } from '#domain/reseller/status.ts';
import type { ClosedReason } from '#domain/training/session-rules.ts';
import type { Translate } from '../../../renderer/lib/text-key.ts';
import { repositoryRoot } from '#test/support/paths.ts';

const renderer = join(repositoryRoot, 'renderer');
const languages = ['ru', 'en'] as const;
type Language = (typeof languages)[number];
type Texts = ReadonlyMap<string, string>;

const pluralForm = /_(zero|one|two|few|many|other)$/;

function flatten(node: object, prefix: string, into: Map<string, string>): Map<string, string> {
  for (const [key, value] of Object.entries(node) as [string, unknown][]) {
    if (typeof value === 'string') into.set(prefix + key, value);
    else if (typeof value === 'object' && value !== null) flatten(value, `${prefix}${key}.`, into);
  }
  return into;
}

function namespaces(language: Language): string[] {
  return globSync(`locales/${language}/*.json`, { cwd: renderer })
    .map((path) => basename(path, '.json'))
    .sort();
}

function textsOf(language: Language, namespace: string): Texts {
  const path = join(renderer, 'locales', language, `${namespace}.json`);
  return flatten(JSON.parse(readFileSync(path, 'utf8')) as object, '', new Map());
}

function baseOf(key: string): string {
  return key.replace(pluralForm, '');
}

function bases(texts: Texts): string[] {
  return [...new Set([...texts.keys()].map(baseOf))].sort();
}

/** The placeholders of a key, of all its plural forms together. */
function placeholders(texts: Texts, base: string): string[] {
  const found = new Set<string>();
  for (const [key, text] of texts) {
    if (baseOf(key) !== base) continue;
    for (const [, name] of text.matchAll(/\{\{\s*(\w+)/g)) if (name) found.add(name);
  }
  return [...found].sort();
}

const sources = globSync('**/*.{ts,tsx}', { cwd: renderer, exclude: ['locales/**'] }).map((path) =>
  readFileSync(join(renderer, path), 'utf8'),
);

/** Keys as written in the sources, and patterns for those with a changing part. */
function usedKeys(namespace: string): { exact: Set<string>; patterns: RegExp[] } {
  const exact = new Set<string>();
  const patterns: RegExp[] = [];
  // The key of a draft may begin like that of a text.
  const written = new RegExp(`(?<!draftKey=\\{)(['"\`])${namespace}:((?:(?!\\1)[^\\n])+)\\1`, 'g');
  for (const source of sources) {
    for (const [, , key] of source.matchAll(written)) {
      if (key === undefined) continue;
      if (!key.includes('${')) exact.add(key);
      else {
        const parts = key
          .split(/\$\{[^}]*\}/)
          .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
        patterns.push(new RegExp(`^${parts.join('.+')}$`));
      }
    }
  }
  return { exact, patterns };
}

it('has the same namespaces in both languages', () => {
  expect(namespaces('en')).toEqual(namespaces('ru'));
});

describe.each(namespaces('ru'))('texts of %s', (namespace) => {
  const ru = textsOf('ru', namespace);
  const en = textsOf('en', namespace);

  it('have the same keys in both languages', () => {
    expect(bases(en)).toEqual(bases(ru));
  });

  it('have the same placeholders in both languages', () => {
    for (const base of bases(ru)) {
      expect({ base, names: placeholders(en, base) }).toEqual({
        base,
        names: placeholders(ru, base),
      });
    }
  });

  it.each(languages)('have every plural form of the language %s and no empty text', (language) => {
    const texts = language === 'ru' ? ru : en;
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const [key, text] of texts) {
      expect(text.trim(), key).not.toBe('');
      if (!pluralForm.test(key)) continue;
      const present = forms.filter((form) => texts.has(`${baseOf(key)}_${form}`));
      expect({ key, forms: present.sort() }).toEqual({ key, forms: [...forms].sort() });
    }
  });

  it('are there for every key that the sources use', () => {
    const known = new Set(bases(ru));
    const missing = [...usedKeys(namespace).exact].filter((key) => !known.has(key));
    expect(missing).toEqual([]);
  });

  it('are there for every key with a changing part, by what the part may be', () => {
    const all = bases(ru);
    const { patterns } = usedKeys(namespace);
    const empty = patterns.filter((pattern) => !all.some((key) => pattern.test(key)));
    expect(empty).toEqual([]);
  });

  it('are all used by the sources', () => {
    const { exact, patterns } = usedKeys(namespace);
    const unused = bases(ru).filter(
      (key) => !exact.has(key) && !patterns.some((pattern) => pattern.test(key)),
    );
    expect(unused).toEqual([]);
  });
});

const consents = { granted: true, refused: true } satisfies Record<NonNullable<Consent>, true>;
const closedReasons = {
  'session-cancelled': true,
  'session-over': true,
  'deadline-passed': true,
} satisfies {
  readonly [R in ClosedReason as R extends `training/${infer Why}` ? Why : never]: true;
};

/** The keys whose changing part the compiler is only told, with all that it may be. */
const told: Readonly<Record<string, readonly string[]>> = {
  'bonuses:became.': requestStates,
  'common:status.': resellerStatuses,
  'import:fields.': [...registerFields, 'ignore'],
  'resellers:contacts.consent.': Object.keys(consents),
  'resellers:level.': resellerLevels,
  'trainings:closed.': Object.keys(closedReasons),
};

describe('a key with a changing part', () => {
  it('is checked by the compiler: a value without its text is an error', () => {
    type Taken<Key> = Key extends Parameters<Translate>[0] ? true : false;
    const known: Taken<`common:status.${ResellerStatus}`> = true;
    const unknown: Taken<'common:status.no-such'> = false;
    expect({ known, unknown }).toEqual({ known: true, unknown: false });
  });

  it('has a text for each value where the compiler is only told what it may be', () => {
    for (const [prefix, values] of Object.entries(told)) {
      const [namespace = '', start = ''] = prefix.split(':');
      const keys = bases(textsOf('ru', namespace));
      for (const value of values) expect(keys, prefix).toContain(start + value);
    }
  });

  it('is one of those above if it is not checked', () => {
    const written =
      /`([a-z]+:[^`$\n]*)\$\{[^`\n]* as [^`\n]*`|`([a-z]+:[^`$\n]*)\$\{[^`\n]*` as TextKey/g;
    const found = sources.flatMap((source) =>
      [...source.matchAll(written)].map(([, inside, outside]) => inside ?? outside),
    );
    expect([...new Set(found)].sort()).toEqual(Object.keys(told));
  });
});

describe.each(languages)('error sentences in %s', (language) => {
  const texts = textsOf(language, 'errors');

  it('are there for every code that can cross a boundary, and for no other', () => {
    expect([...texts.keys()].sort()).toEqual([...errorCodes].sort());
  });

  it('hold no code and say what to do or what is safe in more than one sentence', () => {
    const short = new Set(['import/cancelled', 'import/already-undone', 'undo/nothing']);
    for (const [code, text] of texts) {
      expect(text, code).not.toMatch(/[a-z]+\/[a-z]+-?[a-z]*\b/);
      if (!short.has(code)) expect(text.match(/[.!?](\s|$)/g)?.length, code).toBeGreaterThan(1);
    }
  });
});
