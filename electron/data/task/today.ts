import { AppError } from '#contract/errors.ts';
import type { Handlers } from '#contract/ipc.ts';
import type { MissingCalendar, RequestRow, TaskRow } from '#contract/task.ts';
import { Colleagues } from '#db/repositories/colleagues.ts';
import { People } from '#db/repositories/people.ts';
import { Tasks, type OpenTask } from '#db/repositories/tasks.ts';
import { toInstant, toLocal } from '#domain/calendar/instant.ts';
import { dateFromDayNumber, dayNumberOf } from '#domain/calendar/parse-date.ts';
import { asksAt, compareTasks, sectionOf, todaySections } from '#domain/task/today-sections.ts';
import type { DataContext } from '../context.ts';
import { maySeeTask, taskRow } from './task-rows.ts';
import { createScale } from './weigh.ts';

type TodayHandlers = Pick<
  Handlers,
  'task-today' | 'task-rows' | 'task-counts' | 'task-of-reseller' | 'task-people'
>;

/** So many lines come with the list: more than a window shows at once. */
const firstLines = 80;
/** So long before the end of a year its successor's calendar is missed. */
const lookAheadMs = 14 * 86_400_000;

/** The questions of the worklist. */
export function createToday(context: DataContext): TodayHandlers {
  const { db } = context;
  const tasks = new Tasks(db);
  const colleagues = new Colleagues(db);
  const people = new People(db);

  const openTasks = (owner: string | null, withNobodys: boolean): OpenTask[] =>
    tasks.open(owner, withNobodys).filter(({ kind }) => maySeeTask(context, kind));

  /** The midnight that ends today on the clocks of the centre. */
  const dayEnd = (now: number): number => {
    const { timeZone } = context.workingTime();
    const { date } = toLocal(now, timeZone);
    const tomorrow = dateFromDayNumber(dayNumberOf(date) + 1);
    return toInstant({ date: tomorrow, secondsOfDay: 0 }, timeZone);
  };

  const rows = (pks: readonly number[]): TaskRow[] => {
    const scale = createScale(context, tasks);
    return pks.flatMap((pk) => {
      const task = tasks.read(pk);
      return task && maySeeTask(context, task.kind) ? [taskRow(context, task, scale)] : [];
    });
  };

  const requests = (owner: string | null): RequestRow[] => {
    const scale = createScale(context, tasks);
    return tasks
      .openRequests()
      .filter((request) => owner === null || request.by === null || request.by === owner)
      .filter(({ kind }) => maySeeTask(context, kind))
      .map((request) => {
        const { pk, kind, title, at, by } = request;
        return { pk, kind, title, at, by, ...scale.weighed(request, false) };
      });
  };

  const missingCalendar = (now: number): MissingCalendar | null => {
    const { calendar, timeZone } = context.workingTime();
    try {
      for (const at of [now, now + lookAheadMs]) {
        calendar.year(Number(toLocal(at, timeZone).date.slice(0, 4)));
      }
      return null;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const { year, file, folder } = error.details;
      return { year: Number(year), file: String(file), folder: String(folder) };
    }
  };

  return {
    'task-today': ({ scope, owner }) => {
      const now = context.now();
      const everybody = !people.anyCanSignIn();
      const me = context.actor();
      const of = scope === 'mine' && !everybody ? me : (owner ?? null);
      const scale = createScale(context, tasks, { many: true });
      const end = dayEnd(now);
      const placed = openTasks(of, scope === 'mine').map((task) => ({
        pk: task.pk,
        section: sectionOf(task, me, now, end),
        at: asksAt(task),
        score: scale.priority(task, task.critical === 1).score,
      }));
      const sections = todaySections.map((name) => ({
        name,
        pks: placed
          .filter(({ section }) => section === name)
          .sort(compareTasks(name))
          .map(({ pk }) => pk),
      }));
      const shown = sections.flatMap(({ pks }) => pks);
      return {
        sections,
        requests: requests(of),
        first: rows(shown.slice(0, firstLines)),
        everybody,
        calendar: missingCalendar(now),
      };
    },
    'task-rows': ({ pks }) => rows(pks),
    'task-counts': () => {
      const now = context.now();
      const end = dayEnd(now);
      const me = context.actor();
      const of = people.anyCanSignIn() ? me : null;
      const counts = { overdue: 0, today: 0, waiting: 0 };
      for (const task of openTasks(of, true)) {
        const section = sectionOf(task, me, now, end);
        if (section === 'overdue' || section === 'today' || section === 'waiting') {
          counts[section] += 1;
        }
      }
      return counts;
    },
    'task-of-reseller': ({ resellerPk }) => {
      const scale = createScale(context, tasks);
      return tasks
        .ofReseller(resellerPk)
        .filter(({ kind }) => maySeeTask(context, kind))
        .map((task) => taskRow(context, task, scale));
    },
    'task-people': () =>
      colleagues.all().map(({ name, group, openTasks }) => ({ name, group, openTasks })),
  };
}
