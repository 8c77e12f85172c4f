// Waits for a file name on stdin, then writes resellers for ever and names each committed one.
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { migrations } from '#db/migrations/index.ts';
import { openData } from '#db/open.ts';
import { Writer } from '#db/write/writer.ts';

function work(file: string, first: number): void {
  const data = openData(file, migrations, { upkeepEveryMs: 0 });
  const writer = new Writer(data.db);
  writeSync(1, `open ${data.reports[0]?.kind ?? ''}\n`);
  for (let n = first; ; n += 1) {
    writer.transaction({ actor: 'test', batchPk: null }, (tx) => {
      const pk = tx.create('reseller', {
        name: `Партнёр ${n}`,
        status: 'candidate',
        hiddenInSource: 0,
      });
      tx.create('note', { resellerPk: pk, text: `${n} `.repeat(n % 900), at: n, author: 'test' });
    });
    writeSync(1, `${n}\n`);
    if (n % 7 === 0) data.checkpoint();
  }
}

writeSync(1, 'ready\n');
createInterface({ input: process.stdin }).once('line', (line) => {
  const [file = '', first = '1'] = line.split('\t');
  work(file, Number(first));
});
