// Inflates a workbook and loops over its bytes.
import { inflateAndLoop } from './inflate-and-loop.ts';

console.log(JSON.stringify({ code: 0, seconds: inflateAndLoop(process.argv[2] ?? '') }));
