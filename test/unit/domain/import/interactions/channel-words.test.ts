import { describe, expect, it } from 'vitest';
import {
  channelInTitles,
  readChannel,
  settleChannel,
} from '#domain/import/interactions/channel-words.ts';

function channelOf(text: string): string | null {
  const said = readChannel(text);
  const settled = said === null ? null : settleChannel(said);
  return settled === null ? null : `${settled.channel} ${settled.direction ?? '-'}`;
}

describe('the words for a way of speaking', () => {
  it.each([
    ['вх.', 'call-in in'],
    ['Вх', 'call-in in'],
    ['ВХОДЯЩИЙ', 'call-in in'],
    ['исходящий звонок', 'call-out out'],
    ['Исх. тел.', 'call-out out'],
    ['Outbound call', 'call-out out'],
    ['incoming', 'call-in in'],
    ['факс', 'fax -'],
    ['Факс (исх.)', 'fax out'],
    ['e-mail', 'email -'],
    ['по e-mail', 'email -'],
    ['почта', 'email -'],
    ['эл. письмо вх.', 'email in'],
    ['письмо', 'letter -'],
    ['почта России', 'letter -'],
    ['Встреча', 'meeting -'],
    ['ICQ', 'chat -'],
    ['веб-форма', 'web-form in'],
  ])('are read: %s', (text, wanted) => {
    expect(channelOf(text)).toBe(wanted);
  });

  it.each([
    ...['отправлено по e-mail', 'звонок', 'голубь', 'Иванов', '', '12', 'вх. и исх. звонки'],
    'тел. отключён, ответил секретарь',
  ])('are not guessed at: %s', (text) => {
    expect(channelOf(text)).toBeNull();
  });

  it('are found within titles, where both directions are none', () => {
    expect(channelInTitles(['Журнал входящих звонков', '2010'])).toEqual({
      way: 'call',
      direction: 'in',
    });
    expect(channelInTitles(['Входящие и исходящие звонки'])).toEqual({
      way: 'call',
      direction: null,
    });
    expect(channelInTitles(['Январь 2010'])).toEqual({ way: null, direction: null });
  });
});
