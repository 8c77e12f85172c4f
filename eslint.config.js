import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import i18next from 'eslint-plugin-i18next';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import typescript from 'typescript-eslint';

const typed = ['**/*.ts', '**/*.tsx'];

/** Raw messages of Electron belong to one adapter on each side, where sender and shape are checked. */
const rawMessages = {
  paths: ['ipcMain', 'ipcRenderer'].map((name) => ({
    name: 'electron',
    importNames: [name],
    message: `Use the typed adapter: ${name} is for ipc-adapter.ts and preload.ts alone.`,
  })),
};
const rawMessageMembers = {
  selector: 'MemberExpression[property.name=/^(ipcMain|ipcRenderer)$/]',
  message: 'Use the typed adapter instead of raw messages.',
};
const electronParentPort = {
  selector: "MemberExpression[object.name='process'][property.name='parentPort']",
  message: 'Only electron/data/parent-port.ts knows the port of the parent process.',
};

const textAttributes = '/^(title|aria-label|aria-description|placeholder|label|alt|description)$/';
const letters = String.raw`/\p{L}/u`;
const literalText = [
  `JSXAttribute[name.name=${textAttributes}] > Literal[value=${letters}]`,
  `JSXAttribute[name.name=${textAttributes}] > JSXExpressionContainer > Literal[value=${letters}]`,
  `JSXAttribute[name.name=${textAttributes}] > JSXExpressionContainer > TemplateLiteral > TemplateElement[value.raw=${letters}]`,
  `JSXElement > JSXExpressionContainer > Literal[value=${letters}]`,
  `JSXElement > JSXExpressionContainer > TemplateLiteral > TemplateElement[value.raw=${letters}]`,
  `JSXElement > JSXExpressionContainer > ConditionalExpression > Literal[value=${letters}]`,
  `JSXElement > JSXExpressionContainer > LogicalExpression > Literal[value=${letters}]`,
].map((selector) => ({ selector, message: 'Texts come from renderer/locales.' }));

export default defineConfig(
  globalIgnores(['dist/', 'out/', '.cache/', 'coverage/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: { globals: globals.node },
  },
  {
    files: typed,
    extends: [typescript.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Our interfaces of functions are used taken apart; none of them looks at `this`.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      eqeqeq: 'error',
    },
  },
  {
    files: ['domain/**', 'contract/**', 'db/**', 'electron/**', 'renderer/**', 'server/**'].map(
      (area) => `${area}/*.{ts,tsx}`,
    ),
    rules: {
      'no-restricted-imports': ['error', rawMessages],
      'no-restricted-syntax': ['error', rawMessageMembers, electronParentPort],
    },
  },
  {
    files: ['electron/main/ipc-adapter.ts', 'electron/preload/preload.ts'],
    rules: {
      'no-restricted-imports': 'off',
      'no-restricted-syntax': ['error', electronParentPort],
    },
  },
  {
    files: ['electron/data/parent-port.ts'],
    rules: { 'no-restricted-syntax': ['error', rawMessageMembers] },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
    languageOptions: { globals: globals.browser },
  },
  {
    files: ['renderer/**/*.tsx'],
    plugins: { i18next },
    rules: {
      'i18next/no-literal-string': ['error', { mode: 'jsx-text-only' }],
      'no-restricted-syntax': ['error', rawMessageMembers, electronParentPort, ...literalText],
    },
  },
);
