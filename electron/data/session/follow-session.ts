import type { FromDataProcess } from '#contract/data-process.ts';
import type { SessionState } from '#contract/people.ts';
import type { LocalStore } from '#db/repositories/local-store.ts';
import type { Writer } from '#db/write/writer.ts';
import type { Emit } from '../events.ts';
import type { UndoStack } from '../reseller/undo-stack.ts';
import { readIdleMinutes } from './idle-setting.ts';
import type { Session, SessionChange } from './session.ts';

export type FollowParts = {
  readonly session: Session;
  readonly store: LocalStore;
  readonly undo: UndoStack;
  readonly writer: Writer;
  readonly emit: Emit;
  readonly tellMain: (message: FromDataProcess) => void;
};

/** Whose steps can be taken back: of one person, while that person's rights are as they were. */
function stepsOf(state: SessionState): string {
  return state.kind === 'signed-in' ? JSON.stringify([state.personPk, state.rights]) : state.kind;
}

/**
 * Does what follows when somebody signs in or goes: windows and the main process are told, and
 * nobody can take back another one's steps, or steps that are no longer one's right.
 */
export function followSession(parts: FollowParts) {
  const { session, store, undo, writer, emit } = parts;
  let steps = stepsOf(session.state());

  const tellMain = (): void => {
    parts.tellMain({
      kind: 'session',
      session: {
        state: session.state().kind,
        personId: session.person()?.id ?? null,
        idleMinutes: readIdleMinutes(store),
      },
    });
  };

  writer.onCommit((_resellers, entities) => {
    if (entities.has('person') || entities.has('access-group')) session.refresh();
  });
  tellMain();
  return {
    tellMain,
    changed: ({ after }: SessionChange): void => {
      // Of a locked desktop the steps wait: mostly the same person comes back.
      if (after.kind !== 'locked' && stepsOf(after) !== steps) {
        undo.clear();
        steps = stepsOf(after);
      }
      emit('session-changed', after);
      tellMain();
    },
  };
}
