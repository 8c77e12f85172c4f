import type { OldRequestRows, RequestRow } from '#db/repositories/legacy/request-rows.ts';
import type { RequestKind } from '#domain/bonus/request-kinds.ts';
import { readApproval, type Decision } from '#domain/import/bonus-requests/read-approval.ts';
import { decisionOf, remarkOf } from '#domain/import/bonus-requests/told-request.ts';
import type { CellValue } from '#electron/workbooks/read/cell.ts';
import { dateCell, dayCell } from '../export/cells.ts';
import { rowsByPk } from '../export/rows-by-pk.ts';
import { companyText } from './company-text.ts';
import type { LegacyLayout, LegacyRoom, LegacyStep } from './legacy-step.ts';

/** What is asked of the requests that are stored. */
export type RequestSource = Pick<OldRequestRows, 'byYear' | 'read'>;

const kindWords: Readonly<Record<RequestKind, string>> = {
  'demo-equipment': 'демо-оборудование',
  souvenirs: 'сувенирная продукция',
  advertising: 'рекламная кампания',
  seminar: 'семинар для клиентов',
  'gift-cards': 'подарочные карты',
  education: 'обучение',
};
const decidedWords: Readonly<Record<Decision, string>> = {
  approved: 'да',
  rejected: 'отказ',
  pending: 'на рассм.',
  cancelled: 'отменена',
};
/** The colours of the template, by which a name tells what its bearer has decided. */
const colours: Readonly<Record<Decision, string | null>> = {
  approved: '92D050',
  rejected: 'FF0000',
  pending: null,
  cancelled: null,
};

const labels = [
  ...['№ заявки', 'Дата', 'Партнер', 'ИНН', 'Вид расходования', 'Описание', 'Баллы'],
  ...['Согласовано', 'Дата списания', 'Остаток', 'КПП'],
] as const;
type Label = (typeof labels)[number];
const usual = labels.filter((label) => label !== 'КПП');

/**
 * The old list of requests to spend points, a sheet a year with the sums of its months. Days are those of
 * the zone.
 */
export function requestsLayout(source: RequestSource, timeZone: string): LegacyLayout {
  return { template: 'requests', steps: (room) => steps(source, timeZone, room) };
}

function* steps(source: RequestSource, timeZone: string, room: LegacyRoom): Generator<LegacyStep> {
  const years = source.byYear();
  for (const [year, pks] of years) {
    const shown = labelsOf(source, year, pks);
    yield* begin(year ?? 'Без даты', shown);
    let month: string | null = null;
    let points = 0;
    for (const row of rowsByPk(pks, (some) => source.read(some))) {
      const own = row.requestedOn?.slice(0, 7) ?? null;
      if (month !== null && own !== month) yield monthSum(month, points, shown);
      points = own === month ? points + row.points : row.points;
      month = own;
      const decided = decisionOf[row.state];
      const cells = pick(shown, cellsOf(row, decided, timeZone, room));
      yield { step: 'row', sample: decided, data: true, cells };
    }
    if (month !== null) yield monthSum(month, points, shown);
  }
  if (years.size === 0) yield* begin('Заявки', usual);
}

/** A column that nothing stands in would be asked about: requests without a day have none for it. */
function labelsOf(source: RequestSource, year: string | null, pks: Uint32Array): readonly Label[] {
  const dated = usual.filter((label) => year !== null || label !== 'Дата');
  for (const { branchKpp } of rowsByPk(pks, (some) => source.read(some))) {
    if (branchKpp !== null) return [...dated, 'КПП'];
  }
  return dated;
}

function* begin(name: string, shown: readonly Label[]): Generator<LegacyStep> {
  yield { step: 'sheet', name, columns: shown.map((label) => labels.indexOf(label)) };
  yield { step: 'row', sample: 'header', header: true, cells: shown };
}

function monthSum(month: string, points: number, shown: readonly Label[]): LegacyStep {
  const [year = '', number = ''] = month.split('-');
  const cells = pick(shown, { '№ заявки': `Итого за ${number}.${year}`, Баллы: points });
  return { step: 'row', sample: 'subtotal', cells };
}

function pick(
  shown: readonly Label[],
  cells: Readonly<Partial<Record<Label, CellValue>>>,
): readonly CellValue[] {
  return shown.map((label) => cells[label] ?? null);
}

function cellsOf(
  row: RequestRow,
  decided: Decision,
  timeZone: string,
  { keepsColours }: LegacyRoom,
): Readonly<Record<Label, CellValue>> {
  const kinds: Readonly<Record<string, string>> = kindWords;
  return {
    '№ заявки': row.number,
    Дата: dateCell(row.requestedOn),
    Партнер: companyText(row),
    ИНН: row.inn,
    'Вид расходования': kinds[row.kind] ?? row.kind,
    Описание: remarkOf(row.details),
    Баллы: row.points,
    Согласовано: approvalText(row.decidedBy, decided, keepsColours),
    'Дата списания': decided === 'pending' ? null : dayCell(row.decidedAt, timeZone),
    Остаток: row.available,
    КПП: row.branchKpp,
  };
}

/** Who has signed stands for the decision where an import reads it as just that, else its word. */
function approvalText(by: string | null, decided: Decision, keepsColours: boolean): string {
  if (by === null) return decidedWords[decided];
  const read = readApproval(by, keepsColours ? colours[decided] : null);
  const isRead = read.ok && read.value.decision === decided && read.value.by === by;
  return isRead ? by : decidedWords[decided];
}
