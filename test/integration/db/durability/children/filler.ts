// Writes resellers until the disk is full, saves a draft all the same, and tells what happened.
import { AppError } from '#contract/errors.ts';
import { migrations } from '#db/migrations/index.ts';
import { openData, saveWithReserve } from '#db/open.ts';
import { withDataErrors } from '#db/sqlite-error.ts';
import { Writer } from '#db/write/writer.ts';

const [file = '', mode = ''] = process.argv.slice(2);
const data = openData(file, migrations, { upkeepEveryMs: 0 });
const writer = new Writer(data.db);
const putDraft = data.db.prepare("INSERT OR REPLACE INTO draft VALUES ('', ?, ?, ?)");

function codeOf(work: () => unknown): string {
  try {
    work();
    return 'done';
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
}

let written = 0;
function write(): void {
  writer.transaction({ actor: 'test', batchPk: null }, (tx) => {
    const pk = tx.create('reseller', {
      name: `П ${written}`,
      status: 'candidate',
      hiddenInSource: 0,
    });
    tx.create('note', { resellerPk: pk, text: 'текст '.repeat(800), at: written, author: 'test' });
  });
}

let code = 'done';
while (code === 'done' && written < 20_000) {
  code = codeOf(() => {
    withDataErrors(file, write);
  });
  if (code === 'done') written += 1;
}
const text = 'набранный текст '.repeat(500);
const draft = codeOf(() => {
  if (mode === 'reserve') saveWithReserve(data, () => putDraft.run('call:1', text, 1));
});
const reads = Number(data.db.prepare('SELECT count(*) FROM note').pluck().get());
process.stdout.write(
  `${JSON.stringify({ written, code, draft, reads, held: data.reserve.held() })}\n`,
);
// No clean end: what counts is in the log.
process.kill(process.pid, 'SIGKILL');
