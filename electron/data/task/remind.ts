import { z } from 'zod';
import type { Reminder } from '#contract/data-process.ts';
import type { LocalStore } from '#db/repositories/local-store.ts';
import { Tasks } from '#db/repositories/tasks.ts';
import { remindersDue } from '#domain/task/reminders.ts';
import { asksAt } from '#domain/task/today-sections.ts';
import type { DataContext } from '../context.ts';
import { maySeeTask, shownTitle } from './task-rows.ts';

/** Up to when each person was reminded, by their id; `''` where nobody signs in. */
const remindedSchema = z.record(z.string(), z.number());
const remindedKey = 'remindedUntil';

export type ReminderParts = {
  readonly store: LocalStore;
  /** Who works here now: null while the desktop is locked or nobody has signed in. */
  readonly person: () => { readonly id: string; readonly name: string | null } | null;
  readonly remind: (reminder: Reminder) => void;
};

/**
 * Makes one look at what fell due for who works here since the last one. How far it has come is on
 * the disk before anybody is reminded: each task reminds once, also when the program ends in between.
 */
export function createReminding(
  context: Pick<DataContext, 'db' | 'may' | 'now' | 'workingTime'>,
  { store, person, remind }: ReminderParts,
): () => void {
  const tasks = new Tasks(context.db);

  const remembered = (): Record<string, number> => {
    try {
      return remindedSchema.parse(JSON.parse(store.setting(remindedKey) ?? '{}'));
    } catch {
      return {};
    }
  };

  return () => {
    const who = person();
    if (who === null || !context.may('tasks', 'view')) return;
    const now = context.now();
    const before = remembered();
    const since = before[who.id];
    const reached = (): void =>
      store.putSetting(remindedKey, JSON.stringify({ ...before, [who.id]: now }));
    // Whoever comes for the first time is not told of everything that ever fell due.
    if (since === undefined) return reached();
    const open = tasks.open(who.name, true).filter(({ kind }) => maySeeTask(context, kind));
    const due = remindersDue(open, who.name, since, now);
    if (due.kind === 'none') return;
    reached();
    const { timeZone } = context.workingTime();
    if (due.kind === 'many') {
      remind({ pk: null, title: '', reseller: null, at: now, count: due.count, timeZone });
      return;
    }
    for (const task of due.tasks) {
      const stored = tasks.read(task.pk);
      if (stored === undefined) continue;
      const reseller = context.may('resellers', 'view') ? stored.resellerName : null;
      remind({
        pk: task.pk,
        title: shownTitle(context, stored.title),
        reseller,
        at: asksAt(task),
        count: 1,
        timeZone,
      });
    }
  };
}
