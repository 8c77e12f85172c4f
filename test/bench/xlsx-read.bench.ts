import { logWorkbook } from './make-log.ts';
import { openpyxlRead, startLibreOffice } from './other-readers.ts';
import { againstFloor, median, type Bench } from './result.ts';
import { child } from './run-child.ts';

const rows = 100_000;
const rounds = 5;

/** Seconds of the readers of others, each once: null for one that is not there. */
async function others(workbook: string): Promise<readonly (readonly [string, number | null])[]> {
  const office = await startLibreOffice();
  try {
    return [
      ['exceljs readFile', (await child('exceljs-read', [workbook])).seconds],
      ['SheetJS', (await child('sheetjs-read', [workbook])).seconds],
      ['openpyxl read-only', await openpyxlRead(workbook)],
      ["LibreOffice's conversion", (await office?.seconds(workbook)) ?? null],
    ];
  } finally {
    await office?.remove();
  }
}

export const xlsxRead: Bench = {
  name: 'xlsx-read',
  alone: true,
  async run() {
    const workbook = await logWorkbook(rows);
    const ours: number[] = [];
    const floors: number[] = [];
    const megabytes: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const said = await child('read-workbook', [workbook]);
      ours.push(said.seconds);
      megabytes.push(said.peakMb);
      floors.push((await child('floor-read', [workbook])).seconds);
    }
    const value = median(ours);
    const compared = await others(workbook);
    const told = compared.map(
      ([name, seconds]) =>
        `${name} ${seconds === null ? 'is not there' : `${seconds.toFixed(1)} s`}`,
    );
    const line = againstFloor({
      name: 'xlsx-read',
      unit: 's',
      rows,
      value,
      floor: median(floors),
      atMost: 4,
      of: '(inflate + a loop over the bytes), and ahead of each other reader',
      note: `15 columns, median of ${String(rounds)}, whole process ${Math.max(...megabytes).toFixed(0)} MB; ${told.join(', ')}`,
    });
    const ahead = compared.every(([, seconds]) => seconds === null || value < seconds);
    return [{ ...line, met: line.met && ahead }];
  },
};
