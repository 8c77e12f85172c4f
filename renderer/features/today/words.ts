import { headOfficeActor } from '#contract/sync/head-office-actor.ts';
import type { TaskChangeLine, TaskRow } from '#contract/task.ts';
import type { PriorityReason } from '#domain/task/priority.ts';
import { formatInstant, formatInstantDate, formatNumber, formatTime } from '../../lib/format.ts';
import type { useTexts } from '../../lib/use-texts.ts';

type Texts = ReturnType<typeof useTexts>;

/** Who did something: a person by name, or the clock that moves what nobody touched. */
export function actorWord({ t }: Pick<Texts, 't'>, actor: string): string {
  if (actor === headOfficeActor) return t('headOffice:title');
  return actor === 'escalation' ? t('today:byEscalation') : actor;
}

/** When a task asks for attention: the time where that is today, else the date with it. */
export function dueWord({ dueAt, snoozedUntil }: TaskRow, now: number): string {
  return shortWhen(Math.max(dueAt, snoozedUntil ?? 0), now);
}

/** The time of an instant that is today, else the date with it. */
export function shortWhen(at: number, now: number): string {
  return formatInstantDate(at) === formatInstantDate(now) ? formatTime(at) : formatInstant(at);
}

/** Why a task is as important as it is, in the order of weight. */
export function reasonWord({ t, language }: Texts, reason: PriorityReason): string {
  switch (reason.kind) {
    case 'critical':
      return t('today:reason.critical');
    case 'level':
      return t(`resellers:level.${reason.level}`);
    case 'turnover':
      return t('today:reason.turnover', {
        amount: formatNumber(Math.round(reason.turnoverMinor / 100), language),
      });
    case 'points':
      return t('today:reason.points', { points: formatNumber(reason.points, language) });
  }
}

/** What happened to a task in one line of its history. */
export function changeWord(texts: Texts, change: TaskChangeLine): string {
  const { t } = texts;
  const { field, newValue } = change;
  const text = String(newValue ?? '');
  switch (field) {
    case 'state':
      if (text === 'done') return t('today:change.done');
      return t(text === 'cancelled' ? 'today:change.cancelled' : 'today:change.reopened');
    case 'owner':
      return t('today:change.owner', { name: text });
    case 'snoozedUntil':
      return newValue === null
        ? t('today:change.back')
        : t('today:change.snoozed', { when: formatInstant(Number(newValue)) });
    case 'dueAt':
      return t('today:change.dueAt', { when: formatInstant(Number(newValue)) });
    case 'title':
      return t('today:change.title', { title: text });
    case 'critical':
      return t(newValue === 1 ? 'today:change.critical' : 'today:change.uncritical');
    case 'escalation':
      return t('today:change.escalation');
    case 'criticalStep':
      return t('today:change.warned');
    default:
      return t('today:change.created');
  }
}
