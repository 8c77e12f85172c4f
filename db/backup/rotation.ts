/** Something made at an instant, such as a backup. */
export type Dated = { readonly at: number };

const keepOfToday = 3;
const keepDays = 7;
const keepWeeks = 4;
const dayMs = 86_400_000;

/** Number of the local day; consecutive days have consecutive numbers, whatever the clock does. */
export function localDay(at: number): number {
  const date = new Date(at);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / dayMs;
}

/** Number of the week, Monday first, of a day's number: day 0 was a Thursday. */
const weekOf = (day: number): number => Math.floor((day + 3) / 7);

/** The newest item of each group, newest group first. */
function newestPerGroup<T extends Dated>(
  newestFirst: readonly T[],
  groupOf: (item: T) => number,
): T[] {
  const byGroup = new Map<number, T>();
  for (const item of newestFirst) if (!byGroup.has(groupOf(item))) byGroup.set(groupOf(item), item);
  return [...byGroup.values()];
}

/**
 * Which backups stay: the 3 newest of today, the newest of each of the 7 last days before today
 * that have one, and the newest of each of the 4 last weeks before those that have one. Counting
 * days and weeks that have a backup keeps the old ones of a desktop that was off for a month. One
 * from the future (a clock set back) always stays.
 */
export function backupsToKeep<T extends Dated>(
  backups: readonly T[],
  now: number,
  dayOf: (at: number) => number = localDay,
): ReadonlySet<T> {
  const today = dayOf(now);
  const newestFirst = [...backups].sort((a, b) => b.at - a.at);
  const future = newestFirst.filter((item) => item.at > now);
  const past = newestFirst.filter((item) => item.at <= now);
  const ofToday = past.filter((item) => dayOf(item.at) === today).slice(0, keepOfToday);
  const before = past.filter((item) => dayOf(item.at) < today);
  const daily = newestPerGroup(before, (item) => dayOf(item.at)).slice(0, keepDays);
  const coveredWeeks = new Set(daily.map((item) => weekOf(dayOf(item.at))));
  const weekly = newestPerGroup(before, (item) => weekOf(dayOf(item.at)))
    .filter((item) => !coveredWeeks.has(weekOf(dayOf(item.at))))
    .slice(0, keepWeeks);
  return new Set([...future, ...ofToday, ...daily, ...weekly]);
}
