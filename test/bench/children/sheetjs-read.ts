// Reads a workbook with SheetJS alone, for comparison.
import { readFileSync } from 'node:fs';
import { loadSheetJs } from '#electron/workbooks/read/sheetjs/load-sheetjs.ts';

const library = await loadSheetJs();
const started = performance.now();
library.read(readFileSync(process.argv[2] ?? ''), { dense: true, cellText: false });
const seconds = (performance.now() - started) / 1000;
console.log(JSON.stringify({ code: 0, seconds, peakMb: process.resourceUsage().maxRSS / 1024 }));
