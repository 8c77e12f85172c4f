import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ExportResult } from '#contract/export.ts';
import {
  importKinds,
  unknownChoices,
  type ImportKind,
  type UnknownChoice,
} from '#contract/import.ts';
import { AppError } from '#contract/errors.ts';
import { backupTo } from '#db/backup/backup-to.ts';
import { checkFile } from '#db/integrity.ts';
import { latestVersion } from '#db/migrate.ts';
import { migrations } from '#db/migrations/index.ts';
import { ImportBatches } from '#db/repositories/import-batches.ts';
import { ResellerSearch } from '#db/repositories/reseller-search.ts';
import { readStats } from '#db/repositories/stats.ts';
import { restoreBackup } from '#db/restore.ts';
import { tableDigests } from '#db/sync/digest.ts';
import { localDate } from '#domain/calendar/instant.ts';
import { undoable, undoImport } from '#electron/data/import/undo-import.ts';
import { systemTimeZone } from '#electron/data/system-time-zone.ts';
import { systemUser } from '#electron/data/system-user.ts';
import { CliError } from './cli-error.ts';
import {
  openExisting,
  openForReading,
  openForWriting,
  readData,
  requireFile,
  requireUnused,
  type OpenFile,
} from './data-file.ts';
import { encodingOf } from './encoding-of.ts';
import { exportList } from './export-command.ts';
import { exportLegacy } from './export-legacy.ts';
import { importFiles } from './import-command.ts';
import { importText, progressLine } from './import-text.ts';
import type { CommandContext, CommandResult } from './command-types.ts';
import type { CliValues } from './command-line.ts';
import { readableText } from './readable-text.ts';
import { showReseller, shownText } from './show-command.ts';
import { word, type Language } from './texts.ts';
import { runPacket } from './packet-command.ts';
import { runEnrol, runSync } from './sync-commands.ts';
import { zoneOf } from './zone-of.ts';

type Command = (
  file: string,
  rest: readonly string[],
  values: CliValues,
  context: CommandContext,
) => CommandResult | Promise<CommandResult>;

const undoRowsAtOnce = 2000;

const commands: Readonly<Record<string, Command>> = {
  import: runImport,
  stats: (file) => {
    const json = readData(file, readStats);
    return { json, text: readableText(json), exitCode: 0 };
  },
  search: (file, rest, values, { language }) => {
    const text = rest.join(' ').trim();
    if (text === '') throw new CliError('cli/usage', 'search --db FILE TEXT');
    const limit = Math.min(Math.max(Number(values.limit ?? '30') || 30, 1), 1000);
    const { hits, more } = readData(file, (db) => new ResellerSearch(db).search(text, limit));
    const lines = hits.map((hit) =>
      [
        hit.inn ?? '-',
        [hit.legalForm, hit.name].filter(Boolean).join(' '),
        hit.city,
        hit.matched.text,
      ]
        .filter((part) => part !== null)
        .join('\t'),
    );
    if (more) lines.push(word('more', language));
    const shown = lines.length > 0 ? lines.join('\n') : word('nothingFound', language);
    return { json: { query: text, hits, more }, text: shown, exitCode: 0 };
  },
  show: (file, _rest, values) => {
    const inn = need(values.inn, '--inn');
    const json = readData(file, (db) =>
      showReseller(db, inn, values.kpp ?? null, zoneOf(db, file)),
    );
    return { json, text: shownText(json), exitCode: 0 };
  },
  batches: (file) => {
    const json = readData(file, (db) => new ImportBatches(db).list());
    return {
      json,
      text: json.map((batch) => `${batch.id}\n${readableText(batch, '  ')}`).join('\n'),
      exitCode: 0,
    };
  },
  undo: runUndo,
  export: runExport,
  enrol: runEnrol,
  sync: runSync,
  packet: runPacket,
  digest: (file) => {
    const json = readData(file, tableDigests);
    return { json, text: readableText(json), exitCode: 0 };
  },
  check: (file, _rest, _values, { language }) => {
    requireFile(file);
    const json = checkFile(file);
    const sound = json.faults.length === 0 && json.changedPages.length === 0;
    const text = sound ? word('sound', language) : readableText(json);
    return { json: { ok: sound, ...json }, text, exitCode: sound ? 0 : 1 };
  },
  backup: (file, _rest, values, { language }) => {
    const to = resolve(need(values.to, '--to'));
    requireFile(file);
    backupTo(file, to);
    return { json: { to }, text: `${word('backupMade', language)} ${to}`, exitCode: 0 };
  },
  restore: (file, _rest, values, { language }) => {
    const from = resolve(need(values.from, '--from'));
    requireFile(from);
    requireUnused(file);
    const { setAside } = restoreBackup(file, from, latestVersion(migrations), Date.now());
    const text = `${word('restored', language)} ${setAside ?? word('none', language)}`;
    return { json: { restored: true, from, setAside }, text, exitCode: 0 };
  },
};

/** Runs a command by its name; throws `CliError` for one that is not there or not complete. */
export async function runCommand(
  name: string,
  rest: readonly string[],
  values: CliValues,
  context: CommandContext,
): Promise<CommandResult> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) throw new CliError('cli/usage', name);
  if (name !== 'import' && name !== 'search' && rest.length > 0) {
    throw new CliError('cli/usage', rest.join(' '));
  }
  const file = resolve(need(values.db, '--db'));
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) {
    throw new CliError('cli/usage', `--db FILE: ${file} is a folder`);
  }
  return command(file, rest, values, context);
}

function need(value: string | undefined, name: string): string {
  if (value === undefined || value === '') throw new CliError('cli/usage', `${name} ?`);
  return value;
}

async function runExport(
  file: string,
  _rest: readonly string[],
  values: CliValues,
  context: CommandContext,
): Promise<CommandResult> {
  const { layout = 'plain' } = values;
  if (layout !== 'plain' && layout !== 'legacy') {
    throw new CliError('cli/usage', '--layout plain|legacy');
  }
  const { language, signal } = context;
  const kind = importKinds.find((one) => one === need(values.kind, '--kind'));
  if (kind === undefined) throw new CliError('cli/usage', `--kind ${importKinds.join('|')}`);
  const encoding = encodingOf(values);
  const to = targetOf(values);
  const db = openForReading(file);
  try {
    const result =
      layout === 'legacy'
        ? await exportLegacy(db, file, { kind, to, encoding, signal })
        : await exportList(db, file, { kind, to, encoding: encoding ?? 'utf-8', language, signal });
    return exported({ kind, layout, to }, result, language);
  } finally {
    db.close();
  }
}

/** Where an export goes; a name with `{date}` is another one each day. */
function targetOf({ to }: CliValues): string {
  const today = localDate(Date.now(), systemTimeZone());
  return resolve(need(to, '--to').replaceAll('{date}', today));
}

function exported(
  what: { readonly kind: string; readonly layout: string; readonly to: string },
  result: ExportResult,
  language: Language,
): CommandResult {
  const lost = result.replacedCharacters;
  const lines = [
    `${word('exported', language)}: ${String(result.rows)}, ${what.to}`,
    ...(lost === 0 ? [] : [`${word('replaced', language)}: ${String(lost)}`]),
  ];
  return { json: { ...what, ...result }, text: lines.join('\n'), exitCode: lost === 0 ? 0 : 1 };
}

async function runImport(
  file: string,
  rest: readonly string[],
  values: CliValues,
  { language, err, signal }: CommandContext,
): Promise<CommandResult> {
  if (rest.length === 0) throw new CliError('cli/usage', 'import --db FILE PATH...');
  const dryRun = values['dry-run'] ?? false;
  // A trial reads the file as it is: it has to be of this version.
  if (dryRun && existsSync(file)) openForReading(file).close();
  let opened: OpenFile | null = null;
  try {
    const outcome = await importFiles(
      {
        file,
        open: () => {
          opened = openForWriting(file);
          return opened;
        },
      },
      {
        paths: rest,
        kind: kindOf(values.kind),
        unknown: unknownOf(values.unknown),
        dryRun,
        errorsOut: values['errors-out'] ?? null,
        language,
        actor: systemUser(),
        ...(process.stderr.isTTY
          ? { onProgress: (path, progress) => err(progressLine(path, progress)) }
          : {}),
        ...(signal === undefined ? {} : { signal }),
      },
    );
    const whole = outcome.files.every((file) => file.leftOut === 0);
    return { json: outcome, text: importText(outcome, language), exitCode: whole ? 0 : 1 };
  } finally {
    (opened as OpenFile | null)?.close();
  }
}

function unknownOf(choice: string | undefined): UnknownChoice {
  const known = unknownChoices.find((one) => one === (choice ?? 'leave'));
  if (known === undefined) throw new CliError('cli/usage', `--unknown ${unknownChoices.join('|')}`);
  return known;
}

function kindOf(kind: string | undefined): ImportKind | null {
  if (kind === undefined) return null;
  const known = importKinds.find((one) => one === kind);
  if (known !== undefined) return known;
  throw new AppError(
    'import/unknown-kind',
    `Workbooks of the kind ${kind} cannot be imported yet`,
    {
      details: { kind, known: importKinds.join(', ') },
    },
  );
}

async function runUndo(
  file: string,
  _rest: readonly string[],
  values: CliValues,
  { language }: CommandContext,
): Promise<CommandResult> {
  const wanted = need(values.batch, '--batch');
  const { db, writer, close } = openExisting(file);
  try {
    const batch = undoable(new ImportBatches(db).find(wanted));
    const report = await undoImport(db, writer, batch, {
      actor: systemUser(),
      rowsAtOnce: undoRowsAtOnce,
    });
    const counts = `${word('removed', language)}: ${String(report.removed)}, ${word('putBack', language)}: ${String(report.restored)}`;
    const kept = report.kept.map(({ name, fields }) => `  ${name}: ${fields.join(', ')}`);
    const text =
      kept.length === 0 ? counts : [counts, `${word('kept', language)}:`, ...kept].join('\n');
    return { json: { batchId: batch.id, ...report }, text, exitCode: 0 };
  } finally {
    close();
  }
}
