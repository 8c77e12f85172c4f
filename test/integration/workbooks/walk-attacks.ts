// Run as a process of its own, with a small heap: walks the files given and tells what became of
// each, and of its own memory.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { isWorkbookError } from '#electron/workbooks/read/workbook-error.ts';
import { summariseWorkbook } from './summarise-workbook.ts';

for (const path of process.argv.slice(2)) {
  const start = performance.now();
  let outcome = 'opened';
  try {
    await summariseWorkbook(path);
  } catch (error) {
    outcome = isWorkbookError(error) ? error.code : `unknown: ${String(error)}`;
  }
  const seconds = (performance.now() - start) / 1000;
  const megabytes = peakKilobytes() / 1024;
  process.stdout.write(
    `${JSON.stringify({ file: basename(path), outcome, seconds, megabytes })}\n`,
  );
}

/** On Linux a new program inherits the peak of who started it, but for the one of its own pages. */
function peakKilobytes(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS;
  return Number(/^VmHWM:\s*(\d+)/mu.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
}
