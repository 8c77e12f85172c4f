import { migrations } from '#db/migrations/index.ts';
import { openData } from '#db/open.ts';
import { Writer } from '#db/write/writer.ts';
import { person } from '#test/support/resellers.ts';

/** A decision of who a company in files is. */
export function fillDecisions(file: string): void {
  const data = openData(file, migrations, { upkeepEveryMs: 0 });
  new Writer(data.db).transaction(person, (tx) => {
    const company = { spelling: 'парус', company: 'ООО «Парус»', city: 'Тверь', inn: null };
    tx.create('buyer-decision', { ...company, resellerPk: 1 });
  });
  data.close();
}
