import { join } from 'node:path';
import type { Database } from '#db/database.ts';
import { makeInn } from '#domain/reseller/inn.ts';
import { createXlsxWriter } from '#electron/workbooks/write/xlsx-writer.ts';
import { Random } from '../demo/random.ts';

const months = ['июль 2026', 'август 2026', 'сентябрь 2026'];
const groups = ['Картриджи', 'Бумага'];
const known = 60;

/** Writes a distributor's report of three months: one buyer of nobody, and one total that is wrong. */
export async function writeReport(db: Database, folder: string): Promise<string> {
  const random = new Random(17);
  const path = join(folder, 'Закупки, 3 квартал 2026.xlsx');
  const writer = await createXlsxWriter(path);
  const widths = [34, 14, ...months.flatMap(() => groups.map(() => 18)), 14];
  await writer.addSheet('Закупки', { columns: widths.map((width) => ({ width })), frozenRows: 3 });
  await writer.addRow(['Закупки за 3 квартал 2026 г., тыс. руб.'], 'header');
  writer.skipRows(1);
  const sums = months.flatMap((month) => groups.map((group) => `${group}, ${month}`));
  await writer.addRow(['Компания', 'ИНН', ...sums, 'Итого'], 'header');
  const buyers = db
    .prepare<[number], { name: string; inn: string }>(
      `SELECT written_name AS name, inn FROM reseller
       WHERE inn IS NOT NULL AND status = 'authorised' ORDER BY pk LIMIT ?`,
    )
    .all(known);
  buyers.splice(2, 0, { name: 'ООО Полиграф Юг', inn: makeInn('231000777') });
  for (const [at, { name, inn }] of buyers.entries()) {
    const bought = sums.map(() => (random.chance(0.2) ? 0 : random.int(20, 900)));
    const total = bought.reduce((sum, one) => sum + one, 0);
    await writer.addRow([
      name,
      inn,
      ...bought.map((one) => one || null),
      at === 4 ? total + 10 : total,
    ]);
  }
  await writer.close();
  return path;
}
