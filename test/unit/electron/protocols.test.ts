import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dialledLink } from '#electron/main/start-options.ts';
import { repositoryRoot } from '../../../scripts/lib/runtime.ts';

test('tells the system only of links that the application takes', () => {
  const config = readFileSync(join(repositoryRoot, 'electron-builder.yml'), 'utf8');
  const declared = /^protocols:\n(?: +.*\n)*? +schemes:\n((?: +- .+\n)+)/m.exec(config)?.[1] ?? '';
  const schemes = [...declared.matchAll(/- (\w+)/g)].map(([, scheme]) => String(scheme));
  expect(schemes).toContain('tel');
  for (const scheme of schemes) expect(dialledLink([`${scheme}:101`])).toBe(`${scheme}:101`);
});
