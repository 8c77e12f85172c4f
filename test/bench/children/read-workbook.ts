// Reads every cell of a workbook as an import does.
import { countCells } from '#electron/workbooks/read/count-cells.ts';
import { openWorkbook } from '#electron/workbooks/read/workbook.ts';

const started = performance.now();
const { texts, numbers, dates } = countCells(await openWorkbook({ path: process.argv[2] ?? '' }));
const seconds = (performance.now() - started) / 1000;
const peakMb = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ code: 0, seconds, peakMb, cells: texts + numbers + dates }));
