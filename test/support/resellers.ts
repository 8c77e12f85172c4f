import type { Database } from 'better-sqlite3';
import type { NewRow } from '#db/write/entities.ts';
import type { WriteTransaction } from '#db/write/write-transaction.ts';
import { Writer } from '#db/write/writer.ts';

/** A person at work, for tests that write. */
export const person = { actor: 'Соколова А.', batchPk: null } as const;

export type ResellerSample = Partial<NewRow<'reseller'>> & {
  readonly name: string;
  readonly phones?: readonly string[];
  readonly emails?: readonly string[];
  readonly contacts?: readonly string[];
};

/** Stores a reseller with what belongs to it and answers its row number. */
export function addReseller(tx: WriteTransaction, sample: ResellerSample): number {
  const { phones = [], emails = [], contacts = [], ...fields } = sample;
  const pk = tx.create('reseller', { status: 'candidate', hiddenInSource: 0, ...fields });
  for (const name of contacts) tx.create('contact', { resellerPk: pk, name });
  for (const e164 of phones) tx.create('phone', { resellerPk: pk, e164 });
  for (const address of emails) tx.create('email', { resellerPk: pk, address });
  return pk;
}

/** A writer over the file with these resellers in it, by name. */
export function withResellers(
  db: Database,
  samples: readonly ResellerSample[],
): { writer: Writer; pks: Record<string, number> } {
  const writer = new Writer(db);
  const pks = writer.transaction(person, (tx) =>
    Object.fromEntries(samples.map((sample) => [sample.name, addReseller(tx, sample)])),
  );
  return { writer, pks };
}
