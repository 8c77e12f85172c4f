import { refusedTitle } from '#contract/sync/refused-title.ts';
import { formatNumber, formatPhone } from './format.ts';
import type { useTexts } from './use-texts.ts';

type Texts = Pick<ReturnType<typeof useTexts>, 't' | 'language'>;

/**
 * The title of a task as people read it. That of a bonus request is stored as facts, what for and how
 * many points; that of a missed call as the number; that of a refusal begins in Russian. One that somebody has typed stays as it is.
 */
export function taskTitle({ t, language }: Texts, task: { title: string; kind: string }): string {
  const { title, kind } = task;
  if (/^\+\d+$/.test(title)) return formatPhone(title);
  if (title === refusedTitle || title.startsWith(`${refusedTitle}:`)) {
    return `${t('common:refusedTask')}${title.slice(refusedTitle.length)}`;
  }
  const facts = kind === 'bonus-request' ? /^(?:(.+) — )?(\d+)$/.exec(title) : null;
  if (facts === null) return title;
  const count = Number(facts[2]);
  const points = t('bonuses:points', { count, points: formatNumber(count, language) });
  const what = [facts[1], points].filter((part) => part !== undefined).join(', ');
  return t('common:bonusTask', { what });
}
