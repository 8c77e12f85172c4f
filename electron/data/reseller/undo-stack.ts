import { AppError } from '#contract/errors.ts';
import {
  groupLabel,
  reverseGroup,
  type Reversal,
  type ReversalGuard,
} from '#db/repositories/change-groups.ts';
import type { DataContext } from '../context.ts';

/** How far back a person can go; older steps are in the history of the fields. */
const depth = 200;

/** The steps a person made in this session, to take back and to make again. */
export class UndoStack {
  readonly #context: DataContext;
  #done: number[] = [];
  #undone: number[] = [];
  readonly #guards: ReversalGuard[] = [];

  constructor(context: DataContext) {
    this.#context = context;
  }

  /** Lets an area look at every step that is taken back or made again, within its transaction. */
  guard(guard: ReversalGuard): void {
    this.#guards.push(guard);
  }

  /** Remembers a step just made; what was taken back before can no longer be made again. */
  push(groupNo: number): void {
    this.#done.push(groupNo);
    if (this.#done.length > depth) this.#done.shift();
    this.#undone = [];
  }

  /** Forgets every step: another person works now, or the rights they were made with are gone. */
  clear(): void {
    this.#done = [];
    this.#undone = [];
  }

  /** Takes the last step back. Throws `undo/nothing` or `undo/changed-since`. */
  undo(): Reversal {
    return this.#move('done', 'undone');
  }

  /** Makes the step last taken back again. Throws as `undo` does. */
  redo(): Reversal {
    return this.#move('undone', 'done');
  }

  /** What undo and redo would do now, as `entity.field`. */
  labels(): { undo: string | null; redo: string | null } {
    const label = (groups: readonly number[]) => {
      const last = groups.at(-1);
      return last === undefined ? null : groupLabel(this.#context.db, last);
    };
    return { undo: label(this.#done), redo: label(this.#undone) };
  }

  #move(from: 'done' | 'undone', to: 'done' | 'undone'): Reversal {
    const source = from === 'done' ? this.#done : this.#undone;
    const target = to === 'done' ? this.#done : this.#undone;
    const groupNo = source.at(-1);
    if (groupNo === undefined) throw new AppError('undo/nothing', 'nothing to take back');
    const { db, writer } = this.#context;
    try {
      const reversal = reverseGroup(db, writer, groupNo, this.#context.actor(), this.#guards);
      source.pop();
      target.push(reversal.groupNo);
      return reversal;
    } catch (error) {
      // A step that someone else has changed since can never be taken back: let go of it.
      if (error instanceof AppError && error.code === 'undo/changed-since') source.pop();
      throw error;
    }
  }
}
