import type { Database } from '#db/database.ts';
import { openForWriting } from '#electron/cli/data-file.ts';
import { startProgram, type Ended, type Program } from '#test/support/server/process.ts';
import { doAt } from '#test/simulation/support/deeds.ts';
import { Desk } from '#test/simulation/support/desk.ts';
import type { Made } from '#test/simulation/support/made.ts';
import type { Proxy } from './proxy.ts';

/** A desktop of a run: a data file, a line of its own, and the program that runs on it now. */
export type DeskFile = {
  readonly name: string;
  readonly file: string;
  readonly proxy: Proxy;
  running: Program | null;
};

const none = { send: () => Promise.reject(new Error('no line')), close: () => undefined };

/** The use cases of a desktop over an open file, without a line. */
export function deskOver(db: Database, name: string): Desk {
  return new Desk({ name, actor: name, transport: none, now: Date.now }, db);
}

/** Opens the file as a program of this process would, while no other runs on it. */
export function withDesk<T>({ name, file }: DeskFile, work: (desk: Desk) => T): T {
  const opened = openForWriting(file);
  try {
    // Processes are killed here, never the machine: nothing has to reach the disk.
    opened.db.pragma('synchronous = OFF');
    return work(deskOver(opened.db, name));
  } finally {
    opened.close();
  }
}

/** Runs `ic` on the file to its end, however that comes. */
export async function runIc(desk: DeskFile, ...command: readonly string[]): Promise<Ended> {
  const [name = '', ...rest] = command;
  desk.running = startProgram('bin/ic.mjs', [name, '--db', desk.file, ...rest, '--json']);
  try {
    return await desk.running.ended;
  } finally {
    desk.running = null;
  }
}

/** Does so many things at a desktop, chosen by chance, and notes what was made. */
export function workAt(desk: DeskFile, count: number, random: () => number, made: Made): void {
  withDesk(desk, (open) => {
    const upTo = (most: number) => Math.floor(random() * (most + 1));
    for (let at = 0; at < count; at += 1) {
      const deed = { what: upTo(99), row: upTo(30), value: upTo(30) };
      doAt(open, deed, `${desk.name}${upTo(1_000_000_000)}`);
    }
    made.note(open);
  });
}

/** Makes partners in large numbers, as an import would. */
export function fillAt(desk: DeskFile, count: number, made: Made): void {
  withDesk(desk, (open) => {
    const perStep = 100;
    for (let from = 0; from < count; from += perStep) {
      open.writer.transaction({ actor: desk.name, batchPk: null }, (tx) => {
        for (let at = from; at < from + perStep; at += 1) {
          const name = `${desk.name} ${at}`;
          tx.create('reseller', { name, status: 'candidate', hiddenInSource: 0 });
        }
      });
    }
    made.note(open);
  });
}
