import { basename } from 'node:path';
import type { Progress } from '#electron/data/import/write-steps.ts';
import { doubtText, reasonText, unknownText } from '#electron/workbooks/import/reason-texts.ts';
import type { LeftRow } from '#electron/workbooks/import/worker-protocol.ts';
import type { ImportOutcome } from './import-command.ts';
import { word, type Language } from './texts.ts';

/** So many rejected cells are told; the rest is in the workbook of errors. */
const mostReasons = 100;

/** What an import did, for a person to read. */
export function importText(outcome: ImportOutcome, language: Language): string {
  const lines: string[] = [];
  for (const file of outcome.files) {
    const repeats = file.duplicates.reduce((sum, group) => sum + group.rows.length - 1, 0);
    const rejected = new Set(file.rejected.map((cell) => `${cell.sheet}\n${String(cell.row)}`))
      .size;
    const counts = [
      ['rows', file.rows],
      ['created', file.created],
      ['updated', file.updated],
      ['unchanged', file.unchanged],
      ['duplicates', repeats],
      ['rejected', rejected],
      ['undecided', file.undecided.length],
      ['unattached', file.unattached.length],
      ...(file.candidates === 0 ? [] : [['candidates', file.candidates] as const]),
      ...(file.hidden.length === 0 ? [] : [['hidden', file.hidden.length] as const]),
    ] as const;
    lines.push(
      `${basename(file.path)} (${file.kind}): ${counts
        .map(([name, count]) => `${word(name, language)} ${String(count)}`)
        .join(', ')}`,
    );
    for (const { sheet, kind } of file.sheetsLeftOut) {
      lines.push(`  ${sheet}: ${word('sheetLeftOut', language)} --kind ${kind}`);
    }
    for (const sheet of file.hiddenSheets) {
      lines.push(`  ${sheet}: ${word('hiddenSheetLeftOut', language)}`);
    }
    for (const { sheet, cell, column, code, value } of file.rejected.slice(0, mostReasons)) {
      const reason = reasonText({ column: 0, field: 'ignore', code, value }, column, language);
      lines.push(`  ${sheet} ${cell}: ${reason}`);
    }
    if (file.rejected.length > mostReasons) {
      lines.push(`  ${word('more', language)} ${String(file.rejected.length - mostReasons)}`);
    }
    for (const left of file.undecided) {
      lines.push(`  ${leftText(left, language)}: ${doubtText(left.why, language)}`);
    }
    for (const left of file.unattached.slice(0, mostReasons)) {
      lines.push(`  ${leftText(left, language)}: ${unknownText(language)}`);
    }
    if (file.unattached.length > mostReasons) {
      lines.push(`  ${word('more', language)} ${String(file.unattached.length - mostReasons)}`);
    }
  }
  for (const { path, code } of outcome.ignored) {
    lines.push(`${word('ignored', language)}: ${path} (${code})`);
  }
  for (const path of outcome.errorsOut) lines.push(`${word('errorsIn', language)} ${path}`);
  lines.push(
    outcome.batchId === null
      ? word('dryRun', language)
      : `${word('batch', language)} ${outcome.batchId}`,
  );
  return lines.join('\n');
}

function leftText({ sheet, row, name, city }: LeftRow, language: Language): string {
  const place = city === null ? '' : `, ${city}`;
  return `${sheet}, ${word('row', language)} ${String(row)}, ${name}${place}`;
}

/** A line that the next one overwrites. */
export function progressLine(path: string, { done, total }: Progress): string {
  const of = total > 0 ? ` / ${String(total)}` : '';
  return `\r${basename(path)}: ${String(done)}${of}   `;
}
