import { describe, expect, it } from 'vitest';
import type { AppInfo } from '#contract/shell.ts';
import {
  formatAhead,
  formatBytes,
  formatDate,
  formatDuration,
  formatInstant,
  formatNumber,
  formatRelative,
  formatTime,
  formatWhen,
} from '../../../renderer/lib/format.ts';
import { queryClient } from '../../../renderer/lib/query-client.ts';
import { channelQuery } from '../../../renderer/lib/use-channel.ts';

/** Intl parts thousands by a no-break space; the tests are written with an ordinary one. */
function plain(text: string | null): string | undefined {
  return text?.replace(/\u00a0|\u202f/g, ' ');
}

const noon = Date.UTC(2026, 10, 21, 9, 5);

describe('formats', () => {
  it('write a calendar date day first in both languages', () => {
    expect(formatDate('2026-11-21')).toBe('21.11.2026');
  });

  it('write an instant in the zone asked for', () => {
    expect(formatInstant(noon, 'Europe/Moscow')).toBe('21.11.2026 12:05');
    expect(formatInstant(noon, 'Asia/Kamchatka')).toBe('21.11.2026 21:05');
  });

  it('write an instant in the zone of the settings, and of the computer when nobody knows it', () => {
    const { queryKey } = channelQuery('app-info', {});
    const choose = (timeZone: string): void => {
      queryClient.setQueryData(queryKey, { settings: { timeZone } } as unknown as AppInfo);
    };
    const here = formatInstant(noon);
    choose('Asia/Kamchatka');
    expect(formatInstant(noon)).toBe('21.11.2026 21:05');
    expect(formatTime(noon)).toBe('21:05');
    expect(formatInstant(noon, 'Europe/Moscow')).toBe('21.11.2026 12:05');
    for (const unknown of ['', 'Nowhere/Else']) {
      choose(unknown);
      expect(formatInstant(noon)).toBe(here);
    }
  });

  it('say how long ago in the language, and nothing beyond a week', () => {
    expect(plain(formatRelative(noon - 5 * 60_000, noon, 'ru'))).toBe('5 минут назад');
    expect(formatRelative(noon - 3 * 3_600_000, noon, 'en')).toBe('3 hours ago');
    expect(formatRelative(noon - 8 * 86_400_000, noon, 'ru')).toBeNull();
  });

  it('say an instant to come by its day in the zone of the settings, and how far ahead it is', () => {
    const { queryKey } = channelQuery('app-info', {});
    queryClient.setQueryData(queryKey, {
      settings: { timeZone: 'Asia/Kamchatka' },
    } as unknown as AppInfo);
    const tomorrow = Date.UTC(2026, 10, 21, 22);
    expect(formatWhen(tomorrow, noon, 'ru')).toBe('воскресенье, 22 ноября, 10:00');
    expect(formatWhen(tomorrow, noon, 'en')).toBe('Sunday 22 November, 10:00');
    expect(formatWhen(tomorrow + 60 * 86_400_000, noon, 'ru')).toMatch(/21 января 2027/);
    expect(formatAhead(tomorrow, noon, 'ru')).toBe('завтра');
    expect(formatAhead(noon + 26 * 3_600_000, noon, 'ru')).toBe('завтра');
    expect(plain(formatAhead(tomorrow + 2 * 86_400_000, noon, 'en'))).toBe('in 3 days');
    expect(plain(formatAhead(noon + 40 * 60_000, noon, 'ru'))).toBe('через 40 минут');
    expect(plain(formatAhead(noon + 2 * 3_600_000, noon, 'en'))).toBe('in 2 hours');
  });

  it('part numbers as the language does', () => {
    expect(plain(formatNumber(100000, 'ru'))).toBe('100 000');
    expect(formatNumber(100000, 'en')).toBe('100,000');
  });

  it('write sizes and durations short', () => {
    expect(plain(formatBytes(1_468_006, 'ru'))).toBe('1,4 МБ');
    expect(formatDuration(65)).toBe('1:05');
    expect(formatDuration(3725)).toBe('1:02:05');
  });
});
