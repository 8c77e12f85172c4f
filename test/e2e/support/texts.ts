import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../../scripts/lib/runtime.ts';

type Texts = { readonly [name: string]: string | Texts };

/** The texts of a language by their keys, for a test that goes through the window in both. */
export function textsOf(language: 'ru' | 'en'): (key: string) => string {
  return (key) => {
    const [area = '', path = ''] = key.split(':');
    const file = join(repositoryRoot, 'renderer', 'locales', language, `${area}.json`);
    let found: string | Texts | undefined = JSON.parse(readFileSync(file, 'utf8')) as Texts;
    for (const name of path.split('.')) found = typeof found === 'object' ? found[name] : undefined;
    if (typeof found !== 'string') throw new Error(`no text ${key} in ${language}`);
    return found;
  };
}
