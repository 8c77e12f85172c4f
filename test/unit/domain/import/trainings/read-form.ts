import { applicationJudge } from '#domain/import/trainings/judge-application.ts';
import { FormRows } from '#domain/import/trainings/form-rows.ts';
import { recogniseSheet } from '#domain/import/recognise-sheet.ts';
import type { JudgeOptions } from '#domain/import/judge-row.ts';
import type { TextMerge } from '#domain/import/find-header.ts';

/** Reads a sheet, a row a line with cells parted by `|`, as an import does. */
export function readForm(
  text: string,
  options: JudgeOptions = {},
  merges: readonly TextMerge[] = [],
) {
  const rows = text
    .trim()
    .split('\n')
    .map((line, index) => ({
      number: index + 1,
      cells: line.split('|').map((cell) => cell.trim().replaceAll('\\n', '\n')),
    }));
  const sheet = recogniseSheet({ name: 'Лист1', rows, merges });
  const { columns, head = [], headerTo } = sheet;
  const headers = new Map(columns.map(({ column, header }) => [column, header]));
  const form = new FormRows(columns, headers, head);
  const judge = applicationJudge(columns, options);
  const judged = rows
    .filter(({ number, cells }) => number > headerTo && form.kindOf(number, cells) === 'data')
    .map(({ cells }) => judge(form.filled(cells)));
  return {
    kind: sheet.kind,
    columns,
    records: judged.map(({ record }) => record).filter((record) => record !== null),
    problems: judged.flatMap(({ problems }) =>
      problems.map(({ field, code }) => `${field} ${code}`),
    ),
  };
}
