import { AppError } from '#contract/errors.ts';
import type { DataContext } from '../context.ts';
import { createCalendarSharing, type SharedCalendars } from '../share-calendars.ts';
import { createEscalation, stepsALook } from './escalate.ts';
import { createReminding, type ReminderParts } from './remind.ts';

const escalateEveryMs = 60_000;
const remindEveryMs = 15_000;
/** The first list is on screen by then. */
const firstLookMs = 4000;
/** Between the looks when one was not enough. */
const nextLookMs = 300;

/** Looks by itself, as long as the file is open, at what moves up and what falls due. */
export function startTaskClock(
  context: DataContext,
  parts: ReminderParts & SharedCalendars & { readonly onError: (error: unknown) => void },
): () => void {
  const shareCalendars = createCalendarSharing(context, parts);
  const look = createEscalation(context);
  const remind = createReminding(context, parts);
  let said: string | null = null;
  const guarded = (work: () => unknown): void => {
    try {
      work();
      said = null;
    } catch (error) {
      // A missing year is missing at every look; Today says so on screen, the log says it once.
      const code = error instanceof AppError ? error.code : String(error);
      if (code !== said) parts.onError(error);
      said = code;
    }
  };
  let more: NodeJS.Timeout | undefined;
  const escalate = (): void => {
    // First: it may be the year that is missing.
    shareCalendars();
    if (look() < stepsALook) return;
    clearTimeout(more);
    more = setTimeout(() => guarded(escalate), nextLookMs);
    more.unref();
  };
  const both = (): void => {
    guarded(escalate);
    guarded(remind);
  };
  const first = setTimeout(both, firstLookMs);
  const escalating = setInterval(() => guarded(escalate), escalateEveryMs);
  const reminding = setInterval(() => guarded(remind), remindEveryMs);
  for (const timer of [first, escalating, reminding]) timer.unref();
  return () => {
    clearTimeout(first);
    clearTimeout(more);
    clearInterval(escalating);
    clearInterval(reminding);
  };
}
