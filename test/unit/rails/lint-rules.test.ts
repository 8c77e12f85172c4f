import { join } from 'node:path';
import { ESLint } from 'eslint';
import { expect, it } from 'vitest';
import { repositoryRoot } from '#test/support/paths.ts';

const eslint = new ESLint({ cwd: repositoryRoot });

// The files exist, because rules that know types look a file up in its project; only the text is ours.
const nodeFile = 'electron/main/main.ts';
const windowFile = 'renderer/main.tsx';

it.each([
  ['any', nodeFile, 'export const a: any = 1;', '@typescript-eslint/no-explicit-any'],
  ['an unused name', nodeFile, 'const a = 1;', '@typescript-eslint/no-unused-vars'],
  [
    'a floating promise',
    nodeFile,
    'Promise.resolve(1);',
    '@typescript-eslint/no-floating-promises',
  ],
  [
    'a promise where none is awaited',
    nodeFile,
    'setTimeout(async () => { await Promise.resolve(); });',
    '@typescript-eslint/no-misused-promises',
  ],
  [
    'a value import of a type',
    nodeFile,
    "import { App } from 'electron'; export type A = App;",
    '@typescript-eslint/consistent-type-imports',
  ],
  [
    'raw ipcMain outside its adapter',
    nodeFile,
    "import { ipcMain } from 'electron'; ipcMain.removeAllListeners();",
    'no-restricted-imports',
  ],
  [
    'ipcMain taken from a namespace',
    nodeFile,
    "import * as electron from 'electron'; electron.ipcMain.removeAllListeners();",
    'no-restricted-syntax',
  ],
  ['the parent port', nodeFile, 'process.parentPort.start();', 'no-restricted-syntax'],
  [
    'literal text in a component',
    windowFile,
    'export const Page = () => <p>Сохранить</p>;',
    'i18next/no-literal-string',
  ],
  [
    'literal text in an attribute that is read out',
    windowFile,
    'export const Page = () => <p title="Сохранить" />;',
    'no-restricted-syntax',
  ],
  [
    'a hook behind a condition',
    windowFile,
    "import { useState } from 'react'; export function A(p: { on: boolean }) { if (p.on) useState(1); return null; }",
    'react-hooks/rules-of-hooks',
  ],
])('reports %s', async (_what, file, source, rule) => {
  expect(await rulesBrokenBy(file, source)).toContain(rule);
});

async function rulesBrokenBy(file: string, source: string): Promise<readonly (string | null)[]> {
  const [result] = await eslint.lintText(source, { filePath: join(repositoryRoot, file) });
  return result?.messages.map(({ ruleId }) => ruleId) ?? [];
}
