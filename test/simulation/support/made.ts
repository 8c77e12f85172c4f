import { mutationColumns, mutationOf } from '#db/sync/outbox.ts';
import type { Mutation } from '#contract/sync/mutation.ts';
import type { Desk } from './desk.ts';

type Row = Parameters<typeof mutationOf>[0];

/** Every mutation that was ever made at a desktop, by its id: none of what was typed in it may be lost. */
export class Made {
  readonly all = new Map<string, { readonly mutation: Mutation; readonly desk: string }>();

  /** Notes what the outbox of a desktop holds. */
  note(desk: Desk): void {
    const rows = desk.db.prepare<[], Row>(`SELECT ${mutationColumns} FROM mutation`).all();
    for (const row of rows) {
      if (this.all.has(row.mutId)) continue;
      this.all.set(row.mutId, { mutation: mutationOf(row), desk: desk.name });
    }
  }

  /** Lets go of what was made at a desktop and was never sent: its file was put back. */
  forget(mutIds: ReadonlySet<string>): void {
    for (const id of mutIds) this.all.delete(id);
  }
}
