import { logXls } from './make-log.ts';
import { startLibreOffice } from './other-readers.ts';
import { againstFloor, median, rounded, type Bench } from './result.ts';
import { child } from './run-child.ts';

const rows = 50_000;
const rounds = 3;
const of = "LibreOffice's conversion to CSV";

/** Of the whole process, since LibreOffice tells no more. */
async function secondsOfOurs(workbook: string): Promise<number> {
  const started = performance.now();
  await child('read-workbook', [workbook]);
  return (performance.now() - started) / 1000;
}

export const xlsRead: Bench = {
  name: 'xls-read',
  alone: true,
  async run() {
    const workbook = await logXls(rows);
    const office = await startLibreOffice();
    const ours: number[] = [];
    const theirs: number[] = [];
    try {
      for (let round = 0; round < rounds; round += 1) {
        ours.push(await secondsOfOurs(workbook));
        if (office !== null) theirs.push(await office.seconds(workbook));
      }
    } finally {
      await office?.remove();
    }
    const line = { name: 'xls-read', unit: 's', rows } as const;
    const note = `15 columns, median of ${String(rounds)}, both as whole processes`;
    const value = median(ours);
    if (office === null) {
      const alone = { value: rounded(value), floor: null, ratio: null, met: false };
      return [
        { ...line, ...alone, goal: `≤ 1 × ${of}`, note: `${note}; LibreOffice is not there` },
      ];
    }
    return [againstFloor({ ...line, value, floor: median(theirs), atMost: 1, of, note })];
  },
};
