// Deflates the XML of a workbook as its writer had to, and does nothing else.
import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { inflateAll } from './inflate-and-loop.ts';

const parts = inflateAll(readFileSync(process.argv[2] ?? ''));
const started = performance.now();
for (const part of parts) deflateRawSync(part, { level: 6 });
const seconds = (performance.now() - started) / 1000;
console.log(JSON.stringify({ code: 0, seconds }));
