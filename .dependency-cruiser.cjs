// Who may import whom: the seven rules of docs/architecture.md. test/unit/rails proves that each bites.
const areas = '^(domain|contract|db|electron|renderer|server)/';
const spreadsheetLibraries = '^node_modules/(@e965/xlsx|exceljs|papaparse|officecrypto-tool)/';
const electronPackage = '^(electron$|node_modules/electron/)';

/** An error when `from` imports what matches `to`. */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    forbid(
      '1-domain-is-pure',
      'The domain imports only the domain, the pure telephone metadata and the pure hash of passwords.',
      { path: '^domain/' },
      { pathNot: '^(domain|node_modules/(libphonenumber-js|hash-wasm))/' },
    ),
    forbid(
      '1-contract-knows-domain-and-zod',
      'The contract imports the domain and zod.',
      { path: '^contract/' },
      { pathNot: '^(contract|domain|node_modules/zod)/' },
    ),
    forbid(
      '2-db-knows-data-only',
      'The db imports domain, contract, drizzle-orm, better-sqlite3 and Node.',
      { path: '^db/' },
      {
        pathNot: '^(db|domain|contract|node_modules/(drizzle-orm|(@types/)?better-sqlite3))/',
        dependencyTypesNot: ['core'],
      },
    ),
    forbid(
      '2-only-db-knows-sqlite',
      'Nothing but db imports better-sqlite3 (tests and benchmarks look at files directly).',
      { pathNot: '^(db|test|scripts)/' },
      { path: '^node_modules/(@types/)?better-sqlite3/' },
    ),
    forbid(
      '3-use-cases-know-no-electron',
      'The same code runs in plain Node; the data process reaches Electron by one adapter.',
      { path: '^electron/(data|workbooks|sync|cli)/', pathNot: '^electron/data/parent-port\\.ts$' },
      { path: electronPackage },
    ),
    forbid(
      '3-use-cases-know-no-window',
      'The data process and the command line know neither windows nor the main process.',
      { path: '^electron/(data|workbooks|sync|cli)/' },
      { path: '^(electron/(main|preload)|renderer|server)/' },
    ),
    forbid(
      '3-only-workbooks-know-spreadsheets',
      'Workbook libraries are used in electron/workbooks only.',
      { path: areas, pathNot: '^electron/workbooks/' },
      { path: spreadsheetLibraries },
    ),
    forbid(
      '3-only-one-file-hashes-passwords',
      'The library that hashes passwords is used in one file.',
      { path: areas, pathNot: '^domain/access/password-verifier\\.ts$' },
      { path: '^node_modules/hash-wasm/' },
    ),
    forbid(
      '4-main-touches-no-data',
      'Main and preload import the contract and Electron.',
      { path: '^electron/(main|preload)/' },
      { path: '^(db|renderer|server|electron/(data|workbooks|sync|cli))/' },
    ),
    forbid(
      '5-window-is-only-a-window',
      'The window imports domain, contract and UI libraries; no Node, Electron or SQL, not even types.',
      { path: '^renderer/' },
      { path: ['^(db|electron|server|scripts)/', electronPackage, '^node_modules/drizzle-orm/'] },
    ),
    forbid(
      '5-window-knows-no-node',
      'The window imports no module of Node.',
      { path: '^renderer/' },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      '5-window-loads-no-schema',
      'Of the contract the window takes types, and values of files without zod: its policy forbids what zod tries.',
      { path: '^renderer/' },
      {
        path: '^contract/',
        pathNot:
          '^contract/(access/|sync/(head-office-actor|intents|limits|refused-title)[.]ts$|(dial-shortcuts|entities|final-steps|idle-minutes|import-kinds|managed-lists|unknown-choices)[.]ts$)',
        dependencyTypesNot: ['type-only'],
      },
    ),
    forbid(
      '5-features-stand-alone',
      'A feature never imports another feature; what two need lies in components or lib.',
      { path: '^renderer/features/([^/]+)/' },
      { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    ),
    forbid(
      '5-app-is-on-top',
      'Features, components and lib do not import the shell that holds them.',
      { path: '^renderer/(features|components|lib)/' },
      { path: '^renderer/app/' },
    ),
    forbid(
      '5-components-know-no-feature',
      'Components and lib serve every feature, so they know none.',
      { path: '^renderer/(components|lib)/' },
      { path: '^renderer/features/' },
    ),
    forbid(
      '6-server-knows-domain-and-contract',
      'The server never imports the desktop.',
      { path: '^server/' },
      { path: ['^(db|electron|renderer)/', electronPackage] },
    ),
    forbid(
      '6-only-store-knows-postgres',
      'Databases of head office are reached through server/store.',
      { path: areas, pathNot: '^server/store/' },
      { path: '^node_modules/(pg|@electric-sql)/' },
    ),
    forbid('7-no-cycles', 'No module reaches itself again.', {}, { circular: true }),
    forbid(
      '7-nothing-imports-tests',
      'Production code and scripts know no test.',
      { pathNot: '^test/|\\.config\\.ts$' },
      { path: '^test/' },
    ),
    forbid(
      'imports-resolve',
      'What is imported exists.',
      {},
      { couldNotResolve: true, pathNot: '^(electron|virtual:.*)$' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|out|\\.cache)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
    },
  },
};
