import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ChannelInput } from '#contract/ipc.ts';
import type { reportExportChannels } from '#contract/report-export.ts';
import { administrator } from '#test/support/centre.ts';
import { openMarkedCentre } from '#test/support/marked-centre.ts';

type Report = keyof typeof reportExportChannels;

it('writes each report as it is on screen: what it is narrowed to, in its order', async () => {
  const centre = await openMarkedCentre();
  const { ask, folder, rows } = centre;
  const { resellerPk, month, sessionPk, otherSessionPk, requestPk } = rows;
  /** The lines of a report without its header. */
  const written = async <N extends Report>(
    channel: N,
    input: Omit<ChannelInput<N>, 'exportId' | 'token' | 'format' | 'language'>,
  ): Promise<string[]> => {
    const common = { exportId: '1', token: `${channel}.csv`, format: 'csv', language: 'ru' };
    await ask(channel, { ...common, ...input } as unknown as ChannelInput<N>);
    const text = readFileSync(join(folder, common.token), 'utf8');
    return text.trimEnd().split('\r\n').slice(1);
  };

  const requests = (await ask('bonus-request-list', {})).requests;
  const all = await written('bonus-request-export', { states: [] });
  expect(all.map((line) => line.split(';')[7])).toEqual(requests.map((row) => String(row.points)));
  const [submitted, ...others] = await written('bonus-request-export', { states: ['submitted'] });
  expect(others).toEqual([]);
  expect(submitted).toMatch(/^;Подана;РеселлерПримета;7736050003;773601001;Норильск;Сувениры;300;/);
  expect(requests.find(({ pk }) => pk === requestPk)?.state).toBe('submitted');

  const { lines } = await ask('bonus-ledger', { resellerPk });
  const ledger = await written('bonus-ledger-export', { resellerPk });
  expect(ledger.map((line) => line.split(';').slice(1, 7))).toEqual([
    ['Резерв', 'Сувениры', '', '-300', '986823', '987123'],
    ['Корректировка', 'КорректировкаПримета', '', '987123', '987123', '987123'],
  ]);
  expect(lines.map(({ points }) => points)).toEqual([-300, 987_123]);

  const [purchase, ...more] = await written('purchase-export', { month });
  expect(more).toEqual([]);
  expect(purchase).toContain(';01.09.2026;ТоварПримета;ДистрибьюторПримета;76543,01;RUB;;');
  expect(await written('purchase-export', { month: '2026-08' })).toEqual([]);

  expect(await written('posting-preview-export', { month })).toEqual([
    'РеселлерПримета;Авторизован;;1;76543,01;нет группы в ставках: 1;0',
  ]);
  expect(await written('posting-export', {})).toEqual([]);

  const pks = Uint32Array.of(otherSessionPk, sessionPk);
  const columns = ['seats', 'when', 'trainer', 'state'];
  expect(await written('session-export', { pks, columns })).toEqual([
    '0;9;20.11.2026;;;ТренерПримета;Запись открыта',
    '2;9;20.11.2026;;;ТренерПримета;Запись открыта',
  ]);

  const titles = (tasks: readonly string[]) => tasks.map((line) => line.split(';')[2]);
  const today = await written('task-export', { scope: 'all', later: false });
  const later = await written('task-export', { scope: 'all', later: true });
  expect(titles(today)).not.toContain('ЗадачаПримета');
  expect(titles(later)).toEqual(expect.arrayContaining([...titles(today), 'ЗадачаПримета']));
  expect(await written('import-batch-export', {})).toEqual([]);

  const [rate, ...noMore] = await written('rate-export', {});
  expect(noMore).toEqual([]);
  expect(rate).toContain('1;01.03.2026;действуют;СтавкаПримета;0;RUB;5;1;1;1;1;12;');
  expect(await written('course-export', {})).toEqual(['Печать;;;Да;2;ПрограммаПримета']);
  await centre.add(administrator);
  await centre.add({ ...administrator, login: 'orlov', name: 'Орлов', group: 'operator' });
  expect(await written('people-export', {})).toEqual([
    'Орлов;orlov;Оператор;Может войти',
    'Соколова Анна;sokolova;Администратор;Может войти',
  ]);
});
