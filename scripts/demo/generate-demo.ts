import { migrations } from '#db/migrations/index.ts';
import { openData } from '#db/open.ts';
import type { WriteContext, WriteTransaction } from '#db/write/write-transaction.ts';
import { Writer } from '#db/write/writer.ts';
import { addBonuses } from './add-bonuses.ts';
import { addTrainings } from './add-trainings.ts';
import { instantAt, makeInteraction, workingDays, type DemoPartner } from './make-interaction.ts';
import { makeTask } from './make-task.ts';
import { makeReseller } from './make-reseller.ts';
import { Random } from './random.ts';

export type DemoSize = {
  readonly resellers: number;
  readonly interactions: number;
  readonly seed: number;
  /** The instant at which the data set ends; the same one unless it is given. */
  readonly until?: number;
};

export type DemoProgress = (what: 'resellers' | 'interactions', done: number, of: number) => void;

/** The last day of a data set: fixed, so that the same seed gives the same file any day. */
const usualEnd = Date.UTC(2026, 10, 20, 15);
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const years = 3;
const rowsATransaction = 5000;
/** The first reseller has one in so many interactions: the busiest, by whom long timelines are tried. */
const shareOfBusiest = 50;
/** One task for so many interactions; most of them are done. */
const shareOfTasks = 50;

/** What a head office would have sent: it is not to be sent back. */
const fromHeadOffice: WriteContext = { actor: 'demo', batchPk: null, origin: 'head-office' };

/** The evening of the last working day before `now`: whoever starts on data of then has a usual day. */
export function lastEvening(now: number): number {
  const days = workingDays(now - 7 * dayMs, now);
  return (days.at(-1) ?? now) + 18 * hourMs;
}

/**
 * Fills a new data file with invented resellers and interactions; the same seed and end, the same rows.
 */
export function generateDemo(file: string, size: DemoSize, progress: DemoProgress): void {
  const { until = usualEnd } = size;
  const data = openData(file, migrations);
  try {
    const random = new Random(size.seed);
    const writer = new Writer(data.db, () => until);
    const made = writeResellers(writer, random, { ...size, until }, progress);
    if (made.length > 0) {
      writeInteractions(writer, random, made, { ...size, until }, progress);
      // A source of its own: what is made before and after stays the same whatever is added here.
      writeTasks(writer, new Random(size.seed + 0x7a5c), made, {
        count: Math.round(size.interactions / shareOfTasks),
        until,
      });
      const ofTrainings = new Random(size.seed + 0x7a1d);
      writer.transaction(fromHeadOffice, (tx) => addTrainings(tx, ofTrainings, made, until));
    }
    if (made.length > 0) {
      addBonuses(data.db, {
        ...{ writer, context: fromHeadOffice, until },
        random: new Random(size.seed + 0xb025),
      });
    }
    data.db.exec('ANALYZE');
  } finally {
    data.close();
  }
}

type Ended = DemoSize & { readonly until: number };

function writeTasks(
  writer: Writer,
  random: Random,
  resellers: readonly DemoPartner[],
  { count, until }: { readonly count: number; readonly until: number },
): void {
  inTransactions(writer, count, (tx) => {
    const { createdAt, ...task } = makeTask(random, random.pick(resellers).pk, until);
    tx.create('task', task, { id: random.uuid(createdAt), createdAt });
  });
}

function inTransactions(writer: Writer, count: number, step: (tx: WriteTransaction) => void): void {
  for (let done = 0; done < count; done += rowsATransaction) {
    writer.transaction(fromHeadOffice, (tx) => {
      const end = Math.min(done + rowsATransaction, count);
      for (let index = done; index < end; index += 1) step(tx);
    });
  }
}

function writeResellers(
  writer: Writer,
  random: Random,
  { resellers: count, until }: Ended,
  progress: DemoProgress,
): DemoPartner[] {
  const made: DemoPartner[] = [];
  inTransactions(writer, count, (tx) => {
    const one = makeReseller(random, until);
    const createdAt = random.int(until - 10 * 365 * dayMs, until - years * 365 * dayMs);
    const options = () => ({ id: random.uuid(createdAt), createdAt });
    const pk = tx.create('reseller', one.reseller, options());
    const contacts = one.contacts.map((contact) =>
      tx.create('contact', { resellerPk: pk, ...contact }, options()),
    );
    for (const phone of one.phones) {
      tx.create('phone', { resellerPk: pk, contactPk: contacts[0] ?? null, ...phone }, options());
    }
    for (const address of one.emails) {
      tx.create('email', { resellerPk: pk, address }, options());
    }
    made.push({ pk, contacts, phone: one.phones[0]?.e164 ?? '' });
    if (made.length % rowsATransaction === 0) progress('resellers', made.length, count);
  });
  return made;
}

function writeInteractions(
  writer: Writer,
  random: Random,
  resellers: readonly DemoPartner[],
  { interactions: count, until }: Ended,
  progress: DemoProgress,
): void {
  let done = 0;
  const days = workingDays(until - years * 365 * dayMs, until);
  inTransactions(writer, count, (tx) => {
    // As in life a minority of resellers has most of the calls.
    const usual = resellers[Math.floor(random.next() ** 2 * resellers.length)];
    const reseller = done % shareOfBusiest === 0 ? resellers[0] : usual;
    if (!reseller) return;
    // The rows follow one another in time, as they would have been written.
    const occurredAt = instantAt(days, (done + random.next()) / count);
    tx.create('interaction', makeInteraction(random, reseller, occurredAt), {
      id: random.uuid(occurredAt),
      createdAt: occurredAt,
    });
    done += 1;
    if (done % (rowsATransaction * 10) === 0) progress('interactions', done, count);
  });
}
