import type { OldTrainingRows, TrainingRow } from '#db/repositories/legacy/training-rows.ts';
import { cityInAddress } from '#domain/geo/city.ts';
import type { CellValue } from '#electron/workbooks/read/cell.ts';
import { dateCell, dayCell } from '../export/cells.ts';
import { rowsByPk } from '../export/rows-by-pk.ts';
import { companyText } from './company-text.ts';
import type { LegacyLayout, LegacyStep } from './legacy-step.ts';

/** What is asked of the participants that are stored. */
export type TrainingSource = Pick<OldTrainingRows, 'all' | 'read'>;

/**
 * The old list of trainings: a line for each participant who comes or waits, with training and company.
 * Days of applications are those of the zone.
 */
export function trainingsLayout(source: TrainingSource, timeZone: string): LegacyLayout {
  return { template: 'trainings', steps: () => steps(source, timeZone) };
}

function* steps(source: TrainingSource, timeZone: string): Generator<LegacyStep> {
  yield { step: 'sheet', name: 'Тренинги' };
  let number = 0;
  for (const row of rowsByPk(source.all(), (pks) => source.read(pks))) {
    number += 1;
    yield { step: 'row', sample: 'data', data: true, cells: cellsOf(row, number, timeZone) };
  }
}

function cellsOf(row: TrainingRow, number: number, timeZone: string): readonly CellValue[] {
  return [
    number,
    row.course,
    dateCell(row.startsOn),
    dateCell(row.endsOn),
    venueText(row),
    row.online === 1 ? 'онлайн' : 'очно',
    companyText(row),
    row.inn,
    row.branchKpp,
    row.city,
    row.participant,
    row.position,
    row.phone,
    row.email,
    dayCell(row.registeredAt, timeZone),
  ];
}

/** The place with its city, which is left out where the place names it. */
function venueText({ trainingCity, place, online }: TrainingRow): string | null {
  if (online === 1) return null;
  if (place === null || trainingCity === null) return place ?? trainingCity;
  return cityInAddress(place)?.city === trainingCity ? place : `${trainingCity}, ${place}`;
}
