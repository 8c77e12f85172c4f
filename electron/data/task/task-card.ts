import { AppError } from '#contract/errors.ts';
import type { TaskCard } from '#contract/task.ts';
import { TaskCards } from '#db/repositories/task-cards.ts';
import { Tasks, type StoredTask } from '#db/repositories/tasks.ts';
import { cityTimeZone } from '#domain/geo/city.ts';
import type { DataContext } from '../context.ts';
import { maySeeTask, shownTitle, taskRow } from './task-rows.ts';
import { createScale } from './weigh.ts';

export type TaskReader = {
  /** A task that who works here may see; throws `app/not-found`. */
  stored(pk: number): StoredTask;
  card(pk: number): TaskCard;
};

/** Reads single tasks. */
export function createTaskReader(context: DataContext): TaskReader {
  const tasks = new Tasks(context.db);
  const cards = new TaskCards(context.db);

  const stored = (pk: number): StoredTask => {
    const task = tasks.read(pk);
    if (task && maySeeTask(context, task.kind)) return task;
    throw new AppError('app/not-found', `no task ${String(pk)}`);
  };

  return {
    stored,
    card: (pk) => {
      const task = stored(pk);
      const row = taskRow(context, task, createScale(context, tasks));
      const call =
        task.interactionPk !== null && context.may('interactions', 'view')
          ? cards.interaction(task.interactionPk)
          : undefined;
      // Whose number it is says who called, as in the log of interactions.
      const mayDial = context.may('resellers', 'view');
      const ofCall = call?.phone && mayDial ? [{ e164: call.phone, extension: null }] : [];
      const ofReseller = row.resellerPk === null ? [] : cards.phones(row.resellerPk);
      const warned = task.warnsPk === null ? undefined : cards.title(task.warnsPk);
      return {
        ...row,
        text: task.text,
        createdAt: task.createdAt,
        doneAt: task.doneAt,
        city: row.resellerPk === null ? null : task.city,
        timeZone:
          row.resellerPk === null || task.city === null
            ? null
            : cityTimeZone(task.city, task.region),
        phones: [...ofCall, ...ofReseller.filter(({ e164 }) => e164 !== call?.phone)],
        interaction: call
          ? { channel: call.channel, at: call.at, topic: call.topic, text: call.text }
          : null,
        undecided: task.undecided === 1,
        sessionPk:
          task.registrationPk !== null && context.may('courses', 'view')
            ? (cards.session(task.registrationPk) ?? null)
            : null,
        warns:
          task.warnsPk === null || warned === undefined
            ? null
            : { pk: task.warnsPk, title: shownTitle(context, warned) },
        refusalPk: cards.refusal(pk) ?? null,
        history: cards.history(pk),
      };
    },
  };
}
