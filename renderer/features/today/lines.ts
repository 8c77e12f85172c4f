import type { RequestRow, TaskRow, TodayList } from '#contract/task.ts';
import type { TodaySection } from '#domain/task/today-sections.ts';

/** One line of the worklist: a task, or a request that has none. */
export type Line =
  | { readonly key: string; readonly kind: 'task'; readonly task: TaskRow }
  | { readonly key: string; readonly kind: 'request'; readonly request: RequestRow };

export type LineGroup = {
  readonly name: TodaySection;
  /** Of all that belong here, whether drawn or not. */
  readonly count: number;
  readonly lines: readonly Line[];
};

/** A window full: drawn first, so that it is there at once. */
export const firstLines = 40;
/** More than anybody works through in a day: the next come up as these are done. */
export const mostLines = 300;

/** The row numbers to draw, in order, `most` of them. */
export function shownPks(
  list: TodayList | undefined,
  showsLater: boolean,
  most: number,
): readonly number[] {
  const shown = list?.sections.filter(({ name }) => showsLater || name !== 'later') ?? [];
  return shown.flatMap(({ pks }) => pks).slice(0, most);
}

/** The sections that have something, with the lines that are here. */
export function groupLines(
  list: TodayList | undefined,
  rows: readonly TaskRow[],
  showsLater: boolean,
  most: number,
): readonly LineGroup[] {
  if (!list) return [];
  const byPk = new Map([...list.first, ...rows].map((row) => [row.pk, row]));
  const shown = new Set(shownPks(list, showsLater, most));
  return list.sections.flatMap(({ name, pks }): LineGroup[] => {
    const tasks = pks.flatMap((pk): Line[] => {
      const task = shown.has(pk) ? byPk.get(pk) : undefined;
      return task ? [{ key: `task-${String(pk)}`, kind: 'task', task }] : [];
    });
    const requests =
      name === 'unconfirmed'
        ? list.requests.map((request): Line => ({
            key: `${request.kind}-${String(request.pk)}`,
            kind: 'request',
            request,
          }))
        : [];
    const count = pks.length + requests.length;
    return count === 0 ? [] : [{ name, count, lines: [...tasks, ...requests] }];
  });
}

/** Whom a line is about, or null. */
export function resellerOf(line: Line | undefined): number | null {
  if (!line) return null;
  return line.kind === 'task' ? line.task.resellerPk : line.request.resellerPk;
}
