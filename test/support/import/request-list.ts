import exceljs from 'exceljs';
import { join } from 'node:path';
import { saidBy, temporaryData, threeResellers, undoOf } from './data-file.ts';
import { testBuyer } from './purchase-report.ts';

export type ListCell =
  string | number | Date | null | { readonly formula: string; readonly result: number };

export const listHeader = [
  ...['№ заявки', 'Дата', 'Партнер', 'ИНН', 'Вид расходования', 'Описание', 'Баллы'],
  ...['Согласовано', 'Дата списания'],
];

/** The colours of cells by their address, as `RRGGBB`. */
export type Colours = Readonly<Record<string, string>>;

/** Writes sheets of lists as one .xlsx with colours. */
export async function writeLists(
  path: string,
  sheets: Readonly<Record<string, readonly (readonly ListCell[])[]>>,
  colours: Colours = {},
  date1904 = false,
): Promise<string> {
  const workbook = new exceljs.Workbook();
  workbook.properties.date1904 = date1904;
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = workbook.addWorksheet(name);
    sheet.addRows(rows.map((cells) => [...cells]));
    for (const [at, rgb] of Object.entries(colours)) {
      const fgColor = { argb: `FF${rgb}` };
      sheet.getCell(at).fill = { type: 'pattern', pattern: 'solid', fgColor };
    }
  }
  await workbook.xlsx.writeFile(path);
  return path;
}

/** A row of a list: of the reseller with that number, education for 350 points. */
export function listRow(
  number: string,
  buyer: number,
  cells: { readonly [at: number]: ListCell } = {},
): ListCell[] {
  const { name, inn } = testBuyer(buyer);
  const row: ListCell[] = [number, '26.01.10', name, inn, 'обучение', null, 350, 'да', null];
  for (const [at, cell] of Object.entries(cells)) row[Number(at)] = cell;
  return row;
}

/** A data file with three resellers, and what a test does with lists of their requests. */
export function requestData() {
  const data = temporaryData();
  const pks = threeResellers(data, { status: 'authorised' });
  const list = (
    rows: readonly (readonly ListCell[])[],
    colours: Colours = {},
    name = 'заявки.xlsx',
  ): Promise<string> =>
    writeLists(join(data.folder, name), { Лист1: [listHeader, ...rows] }, colours);
  return { ...data, pks, list, undo: undoOf(data) };
}

type Db = ReturnType<typeof requestData>['db'];

/** Every live request by its number: `number date reseller kind points state`. */
export function requestLines(db: Db): readonly string[] {
  return db
    .prepare<[], string>(
      `SELECT coalesce(q.number, '—') || ' ' || q.requested_on || ' ' || r.name || ' ' || q.kind
         || ' ' || q.points || ' ' || q.state
       FROM bonus_request q JOIN reseller r ON r.pk = q.reseller_pk
       WHERE q.deleted_at IS NULL ORDER BY 1`,
    )
    .pluck()
    .all();
}

/** Everything that an import of requests touches, to be compared before and after. */
export function requestState(db: Db) {
  const all = (sql: string) => db.prepare(sql).all();
  return {
    requests: all(
      `SELECT pk, id, number, reseller_pk, kind, points, state, requested_on, details, submitted_at,
         decided_at, decided_by, fulfilled_at FROM bonus_request WHERE deleted_at IS NULL
       ORDER BY pk`,
    ),
    said: saidBy(db, 'bonus-requests'),
    entries: all('SELECT count(*) AS entries FROM bonus_entry'),
  };
}

/** The row of a request by its number. */
export function requestPk(db: Db, number: string): number {
  const pk = db
    .prepare<[string], number>(
      'SELECT pk FROM bonus_request WHERE number = ? AND deleted_at IS NULL',
    )
    .pluck()
    .get(number);
  if (pk === undefined) throw new Error('no such request');
  return pk;
}
