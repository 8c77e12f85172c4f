// Reads a workbook with exceljs alone, for comparison.
import exceljs from 'exceljs';

const started = performance.now();
const workbook = new exceljs.Workbook();
await workbook.xlsx.readFile(process.argv[2] ?? '');
const seconds = (performance.now() - started) / 1000;
console.log(JSON.stringify({ code: 0, seconds, peakMb: process.resourceUsage().maxRSS / 1024 }));
