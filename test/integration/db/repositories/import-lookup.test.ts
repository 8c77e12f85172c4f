import { expect, test } from 'vitest';
import { ImportBatches } from '#db/repositories/import-batches.ts';
import { storedResellers } from '#db/repositories/import-lookup.ts';
import { exactKey } from '#domain/text/search-key.ts';
import { makeInn } from '#domain/reseller/inn.ts';
import { temporaryData } from '#test/support/import/data-file.ts';

const inn = makeInn('770123456');

function dataWithBatch() {
  const { db, writer } = temporaryData();
  const batch = new ImportBatches(db).begin({
    kind: 'resellers',
    fileName: 'r.xlsx',
    digests: ['0'],
    actor: 'importer',
    processId: process.pid,
    now: 1,
  });
  const create = (name: string, batchPk: number | null): number =>
    writer.transaction({ actor: 'importer', batchPk }, (tx) =>
      tx.create('reseller', { name, inn, status: 'candidate', hiddenInSource: 0 }),
    );
  const found = (stored: ReturnType<typeof storedResellers>) => ({
    byInn: stored.byInn(inn).map(({ pk }) => pk),
    byName: stored.byName(exactKey('Альфа')).map(({ pk }) => pk),
  });
  return { db, batchPk: batch.pk, create, found };
}

test('does not answer what the file in hand has created so far, however fast it is written', () => {
  const { db, batchPk, create, found } = dataWithBatch();
  const stored = storedResellers(db, batchPk);
  create('Альфа', batchPk);
  expect(found(stored)).toEqual({ byInn: [], byName: [] });
});

test('answers what an earlier file of the batch created, and what a person adds meanwhile', () => {
  const { db, batchPk, create, found } = dataWithBatch();
  const earlier = create('Альфа', batchPk);
  const stored = storedResellers(db, batchPk);
  const byPerson = create('Альфа', null);
  expect(found(stored)).toEqual({ byInn: [earlier, byPerson], byName: [earlier, byPerson] });
});
