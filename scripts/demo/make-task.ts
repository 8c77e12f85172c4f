import type { NewRow } from '#db/write/entities.ts';
import { workingDays } from './make-interaction.ts';
import type { Random } from './random.ts';
import { operators } from './words.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

const titles = [
  'Перезвонить по заказу',
  'Выслать прайс-лист',
  'Уточнить срок поставки',
  'Согласовать макет рекламы',
  'Напомнить о документах на авторизацию',
  'Ответить по остаткам на складе',
  'Прислать презентацию',
  'Обсудить план закупок на квартал',
  'Проверить начисление баллов',
  'Пригласить на тренинг',
] as const;

/** The quarter of a working hour on the day of an instant, or on the Monday after a weekend. */
function atWork(random: Random, instant: number): number {
  // Its own day and two more: behind a Saturday, the Monday.
  const [day = instant] = workingDays(instant - dayMs + 1, instant + 3 * dayMs);
  return day + random.int(9 * 4, 18 * 4 - 1) * (hourMs / 4);
}

/** One task in so many is open: the others are the work of three years. */
const openShare = 0.12;

/** One invented task of a reseller: open ones around `until`, the others done within three years. */
export function makeTask(
  random: Random,
  resellerPk: number,
  until: number,
): NewRow<'task'> & { readonly createdAt: number } {
  const open = random.chance(openShare);
  const createdAt = open
    ? random.int(until - 10 * dayMs, until - hourMs)
    : random.int(until - 3 * 365 * dayMs, until - 4 * dayMs);
  const due = atWork(
    random,
    open
      ? random.int(until - 3 * dayMs, until + 14 * dayMs)
      : createdAt + random.int(1, 10) * dayMs,
  );
  const owner = random.pick(operators);
  const giver = random.pick(operators);
  const given = random.chance(0.2) && giver !== owner;
  const missed = random.chance(0.08);
  // Who was missed is called back the same day.
  const dueAt = missed ? Math.min(due, createdAt + 8 * hourMs) : due;
  return {
    kind: missed ? 'missed-call' : 'follow-up',
    title: missed ? 'Перезвонить: пропущенный звонок' : random.pick(titles),
    resellerPk,
    owner,
    createdBy: given ? giver : owner,
    assignedBy: given ? giver : null,
    dueAt,
    state: open ? 'open' : random.chance(0.9) ? 'done' : 'cancelled',
    doneAt: open ? null : Math.min(until, dueAt + random.int(-8, 8) * hourMs),
    priority: 0,
    critical: random.chance(0.06) ? 1 : 0,
    // Somebody is at it: nothing of the invented past is to move up at the first start.
    touchedAt: open ? until : dueAt,
    escalation: 0,
    createdAt,
  };
}
