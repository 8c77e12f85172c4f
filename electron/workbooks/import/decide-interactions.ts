import { formatInstant } from '#domain/calendar/instant.ts';
import { logContext } from '#domain/import/interactions/log-context.ts';
import { logJudge, type LogOptions, type LogPlan } from '#domain/import/interactions/judge-log.ts';
import type { LogPatch } from '#domain/import/interactions/compare-log.ts';
import { logFields, type LogField } from '#domain/import/interactions/log-record.ts';
import { LogRows } from '#domain/import/interactions/log-rows.ts';
import { LogPlanner } from '#domain/import/interactions/plan-log.ts';
import type { StoredNamedLogs } from '#db/repositories/interaction-lookup.ts';
import type { RegisterField, RowChange } from '#contract/import.ts';
import type { Workbook } from '#electron/workbooks/read/workbook.ts';
import { ofSheet, type MakeDecider } from './row-decider.ts';
import { rowFindings } from './row-findings.ts';
import { createRowReader, type RowReader } from './row-reader.ts';
import { sampleSheet, type PlannedSheet } from './workbook-sheets.ts';

/** How the sheets of a log are read, by their numbers. */
export type LogPlans = ReadonlyMap<number, LogPlan>;

/** Settles what the columns and the titles of the sheets of a log mean. */
export function logPlans(workbook: Workbook, sheets: readonly PlannedSheet[]): LogPlans {
  return new Map(
    sheets.map(({ sheet, headerFrom, columns, fullHeaders }) => {
      const sample = sampleSheet(workbook, sheet);
      const titles = sample.rows.filter(({ number }) => number < headerFrom);
      return [sheet, { context: logContext(sample, titles), columns, headers: fullHeaders }];
    }),
  );
}

/** Reads the rows of a log: one communication each. */
export function logReader(
  workbook: Workbook,
  sheets: readonly PlannedSheet[],
  plans: LogPlans,
): RowReader {
  return createRowReader(workbook, sheets, (sheet) => {
    const { merges } = workbook.layout(sheet.sheet);
    return new LogRows(ofSheet(plans, sheet.sheet), sheet.headerTo, merges);
  });
}

/** Decides the rows of a log. */
export function logDecider(
  sheets: readonly PlannedSheet[],
  plans: LogPlans,
  stored: StoredNamedLogs,
  options: LogOptions,
): MakeDecider {
  const judges = new Map(
    sheets.map(({ sheet }) => [sheet, logJudge(ofSheet(plans, sheet), options)]),
  );
  return (rows, onOp) => {
    const planner = new LogPlanner(stored, {
      ...rowFindings(rows, onOp),
      unattached: (index, isNew) => rows.setUnattached(index, isNew),
      changes: (index, { values, was, moment }) =>
        rows.changes.set(index, [
          ...(moment === undefined ? [] : [toldMoment(moment, options.timeZone)]),
          ...toldChanges(values, was, stored),
        ]),
    });
    return {
      take: (index, { sheet }, cells, around) => {
        const { record, problems } = ofSheet(judges, sheet)(cells, around);
        if (record === null) rows.setProblems(index, problems);
        else planner.add(index, record);
      },
      finish: () => planner.finish(),
    };
  };
}

const columnOf: Readonly<Record<LogField, RegisterField>> = {
  companyText: 'name',
  resellerPk: 'name',
  contactPk: 'contact',
  phone: 'phone',
  direction: 'direction',
  operator: 'operator',
  topic: 'topic',
  outcome: 'outcome',
  durationS: 'duration',
  text: 'note',
};

function toldMoment(moment: { was: number; to: number }, timeZone: string): RowChange {
  const [oldValue, newValue] = [moment.was, moment.to].map((at) => formatInstant(at, timeZone));
  return { field: 'occurredOn', oldValue: oldValue ?? '', newValue: newValue ?? '' };
}

function toldChanges(
  values: LogPatch,
  was: LogPatch,
  { nameOf }: Pick<StoredNamedLogs, 'nameOf'>,
): readonly RowChange[] {
  return logFields
    .filter((field) => values[field] !== undefined)
    .map((field) => {
      const told = (patch: LogPatch): string => {
        const value = patch[field] ?? null;
        if (value === null) return '';
        if (field === 'resellerPk' || field === 'contactPk') return nameOf(field, Number(value));
        return field === 'durationS' ? asClock(Number(value)) : String(value);
      };
      return { field: columnOf[field], oldValue: told(was), newValue: told(values) };
    });
}

function asClock(seconds: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  return `${String(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(seconds % 60)}`;
}
