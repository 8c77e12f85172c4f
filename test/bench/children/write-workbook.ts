// Writes a log of so many rows with our own writer; the rows are there before the clock starts.
import { logRows, writeLog } from '../make-log.ts';

const [path, rows] = process.argv.slice(2);
if (path === undefined) throw new Error('write-workbook PATH ROWS');
const ready = [...logRows(Number(rows))];
const started = performance.now();
await writeLog(path, ready);
const seconds = (performance.now() - started) / 1000;
console.log(JSON.stringify({ code: 0, seconds, peakMb: process.resourceUsage().maxRSS / 1024 }));
