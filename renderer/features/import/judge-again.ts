import { onEvent, request } from '../../lib/client.ts';
import { toClientError } from '../../lib/client-error.ts';
import { patchSession, sessionOf, useImports } from './sessions.ts';

/** What runs, and what waits for it to end: further changes are seen by that. */
const running = new Map<string, Promise<void>>();
const waiting = new Map<string, Promise<void>>();

async function judge(id: string): Promise<void> {
  try {
    const { counts } = await request('import-rejudge', { sessionId: id });
    const session = sessionOf(id);
    if (session) {
      patchSession(id, { counts, judged: session.judged + 1, errorsFile: null, problem: null });
    }
  } catch (error) {
    patchSession(id, { problem: toClientError(error) });
  } finally {
    running.delete(id);
  }
}

function begin(id: string): Promise<void> {
  const judged = judge(id);
  running.set(id, judged);
  return judged;
}

function judgeAgain(id: string): Promise<void> {
  const before = running.get(id);
  if (before === undefined) return begin(id);
  const next =
    waiting.get(id) ??
    before.then(() => {
      waiting.delete(id);
      return begin(id);
    });
  waiting.set(id, next);
  return next;
}

/** Waits until the rows are judged by what was decided last. */
export function whenJudged(id: string): Promise<void> {
  // The event of the decision comes before its answer: the judgement is under way by then.
  return waiting.get(id) ?? running.get(id) ?? judgeAgain(id);
}

let follows = false;

/** Judges the rows of open files again whenever somebody decides who a spelling is, or takes that back. */
export function followDecisions(): void {
  if (follows) return;
  follows = true;
  onEvent('data-changed', ({ entities }) => {
    if (entities === 'all' || !entities.includes('buyer-decision')) return;
    for (const { id, counts, step } of useImports.getState().sessions) {
      // While it is being written, and after that, the rows tell what became of them.
      if (counts && (step === 'rows' || step === 'columns')) void judgeAgain(id);
    }
  });
}
