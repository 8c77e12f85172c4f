import {
  applicationJudge,
  type JudgedApplication,
} from '#domain/import/trainings/judge-application.ts';
import type { ApplicationRecord } from '#domain/import/trainings/application-record.ts';
import type { ParticipantStep } from '#domain/import/trainings/compare-participants.ts';
import { FormRows } from '#domain/import/trainings/form-rows.ts';
import {
  ApplicationPlanner,
  type StoredTrainings,
} from '#domain/import/trainings/plan-applications.ts';
import type { RowChange } from '#contract/import.ts';
import type { Workbook } from '#electron/workbooks/read/workbook.ts';
import { ofSheet, type MakeDecider } from './row-decider.ts';
import { rowFindings } from './row-findings.ts';
import { createRowReader, type RowReader } from './row-reader.ts';
import type { PlannedSheet } from './workbook-sheets.ts';

/** Reads the participants of forms, each with what its form says for all of them. */
export function trainingsReader(workbook: Workbook, sheets: readonly PlannedSheet[]): RowReader {
  return createRowReader(
    workbook,
    sheets,
    ({ columns, fullHeaders, head }) => new FormRows(columns, fullHeaders, head),
  );
}

/** Decides the participants of forms. */
export function trainingsDecider(
  workbook: Workbook,
  sheets: readonly PlannedSheet[],
  today: string,
  stored: StoredTrainings,
): MakeDecider {
  const options = { date1904: workbook.date1904, today };
  const judges = new Map<number, (cells: readonly string[]) => JudgedApplication>(
    sheets.map(({ sheet, columns }) => [sheet, applicationJudge(columns, options)]),
  );
  return (rows, onOp) => {
    const planner = new ApplicationPlanner(stored, today, {
      ...rowFindings(rows, onOp),
      steps: (index, step, record) => rows.changes.set(index, toldChanges(step, record)),
    });
    return {
      take: (index, { sheet }, cells) => {
        const { record, problems } = ofSheet(judges, sheet)(cells);
        if (record === null) rows.setProblems(index, problems);
        else planner.add(index, record);
      },
      finish: () => {
        planner.finish();
        rows.groups = [...planner.duplicates()];
      },
    };
  };
}

function toldChanges(step: ParticipantStep, { session }: ApplicationRecord): readonly RowChange[] {
  switch (step.step) {
    case 'keep':
      return [];
    case 'create':
      return [
        { field: 'participant', oldValue: '', newValue: step.participant.name },
        { field: 'course', oldValue: '', newValue: session.course },
        { field: 'startsOn', oldValue: '', newValue: session.startsOn },
      ];
    case 'change':
      return Object.entries(step.fields).map(([field, value]) => ({
        field,
        oldValue: step.before[field as keyof typeof step.before] ?? '',
        newValue: value ?? '',
      }));
  }
}
