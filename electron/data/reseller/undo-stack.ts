import { AppError } from '#contract/errors.ts';
import type { FinalStepKind } from '#contract/final-steps.ts';
import type { MovedStep } from '#contract/shell.ts';
import { groupLabel, reverseGroup, type ReversalGuard } from '#db/repositories/change-groups.ts';
import { stepSubject } from '#db/repositories/step-subject.ts';
import type { DataContext } from '../context.ts';

/** How far back a person can go; older steps are in the history of the fields. */
const depth = 200;

/** A step keeps its number, however often it is taken back and made again. */
type Step = { readonly step: number; readonly groupNo: number };

/** The steps a person made in this session, to take back and to make again. */
export class UndoStack {
  readonly #context: DataContext;
  #done: Step[] = [];
  #undone: Step[] = [];
  /** What stands below the first step: it cannot be taken back, nor what came before it. */
  #end: FinalStepKind | null = null;
  #made: number | null = null;
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
    this.#made = groupNo;
    this.#done.push({ step: groupNo, groupNo });
    if (this.#done.length > depth) {
      this.#done.shift();
      this.#end = null;
    }
    this.#undone = [];
  }

  /**
   * Ends undo here: what was just done cannot be taken back. What came before it is let go of, so
   * that a key pressed to take this back never reaches something else.
   */
  endAt(kind: FinalStepKind): void {
    this.clear();
    this.#end = kind;
  }

  /** Forgets every step: another person works now, or the rights they were made with are gone. */
  clear(): void {
    this.#done = [];
    this.#undone = [];
    this.#end = null;
  }

  /** Runs `work` and tells which step it made before its first pause, if it made one. */
  watch<T>(work: () => T): { readonly result: T; readonly step: number | null } {
    this.#made = null;
    const result = work();
    const step = this.#made;
    this.#made = null;
    return { result, step };
  }

  /**
   * Takes the last step back. Throws `undo/nothing`, `undo/final` after what cannot be taken back,
   * `undo/not-last` when another step is meant, or `undo/changed-since`.
   */
  undo(step?: number): MovedStep {
    const [from, to] = [this.#done, this.#undone];
    if (step === undefined && from.length === 0 && this.#end !== null) {
      throw new AppError('undo/final', `${this.#end} cannot be taken back`, {
        details: { kind: this.#end },
      });
    }
    return this.#move(from, to, step);
  }

  /** Makes the step last taken back again. Throws `undo/nothing`, `undo/not-last`, `undo/changed-since`. */
  redo(step?: number): MovedStep {
    return this.#move(this.#undone, this.#done, step);
  }

  /** What undo and redo would do now, as `entity.field`. */
  labels(): { undo: string | null; redo: string | null } {
    const label = (steps: readonly Step[]) => {
      const last = steps.at(-1);
      return last === undefined ? null : groupLabel(this.#context.db, last.groupNo);
    };
    return { undo: label(this.#done), redo: label(this.#undone) };
  }

  /** The steps that undo and redo would move now. */
  steps(): { undoStep: number | null; redoStep: number | null } {
    return {
      undoStep: this.#done.at(-1)?.step ?? null,
      redoStep: this.#undone.at(-1)?.step ?? null,
    };
  }

  #move(from: Step[], to: Step[], wanted: number | undefined): MovedStep {
    const last = from.at(-1);
    if (wanted !== undefined && last?.step !== wanted) {
      throw new AppError('undo/not-last', `step ${String(wanted)} is not the last`);
    }
    if (last === undefined) throw new AppError('undo/nothing', 'nothing to take back');
    const { db, writer } = this.#context;
    // As it was called before: a name may be what the step changed, or go with it.
    const subject = stepSubject(db, last.groupNo);
    try {
      const { groupNo, label, resellerPk } = reverseGroup(
        db,
        writer,
        last.groupNo,
        this.#context.actor(),
        this.#guards,
      );
      from.pop();
      to.push({ step: last.step, groupNo });
      const reseller = this.#context.may('resellers', 'view') ? subject.reseller : null;
      return { step: last.step, label, subject: { ...subject, reseller }, resellerPk };
    } catch (error) {
      // A step that someone else has changed since can never be taken back: let go of it.
      if (error instanceof AppError && error.code === 'undo/changed-since') from.pop();
      throw error;
    }
  }
}
