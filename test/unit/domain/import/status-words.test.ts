import { describe, expect, it } from 'vitest';
import { recogniseLevel, recogniseStatus } from '#domain/import/status-words.ts';

describe('recogniseStatus', () => {
  it.each([
    [
      'authorised',
      [
        'да',
        '+',
        'Авториз.',
        'авторизован',
        'АВТОРИЗОВАНА',
        'yes',
        'Authorized',
        ' Да ',
        'действующий',
      ],
    ],
    ['refused', ['нет', '-', '—', 'отказ', 'Отказано', 'refused', 'declined', 'no']],
    ['suspended', ['приост.', 'приостановлен', 'Авторизация приостановлена', 'suspended']],
    ['candidate', ['кандидат', 'новый', '?', '', ' ', 'new', 'не авторизован', 'Not authorised']],
    ['expired', ['истек', 'Истёк срок', 'срок истёк', 'authorisation expired']],
    ['in-review', ['на рассмотрении', 'рассматривается', 'in review']],
    ['submitted', ['подан', 'Заявка подана', 'submitted']],
    ['documents-requested', ['документы запрошены', 'запрошены документы', 'documents requested']],
  ])('reads the words for %s', (status, words) => {
    for (const word of words)
      expect([word, recogniseStatus(word)]).toEqual([word, { ok: true, value: status }]);
  });

  it.each(['в отпуске', '123', 'Новосибирск', 'Автосервис', 'Ким Е.'])(
    'does not guess at %j',
    (cell) => {
      expect(recogniseStatus(cell)).toEqual({ ok: false, code: 'status' });
    },
  );
});

describe('recogniseLevel', () => {
  it.each([
    ['gold', ['золото', 'Золотой', 'Gold', 'GOLD partner']],
    ['silver', ['серебро', 'Серебряный', 'silver']],
    ['bronze', ['бронза', 'бронзовый', 'Bronze']],
    [null, ['', '-', 'нет']],
  ])('reads the words for %s', (level, words) => {
    for (const word of words) expect(recogniseLevel(word)).toEqual({ ok: true, value: level });
  });

  it('does not guess at another word', () => {
    expect(recogniseLevel('platinum')).toEqual({ ok: false, code: 'level' });
  });
});

describe('recogniseStatus in columns of marks', () => {
  it.each([
    ['authorised', ['1', 'V', '√', 'активен', 'истина', 'да (с 2008)', 'Партнёр авторизован']],
    ['refused', ['0', 'ложь']],
    ['candidate', ['авторизации нет', 'нет авторизации', 'без авторизации', 'потенц.']],
  ])('takes these for %s', (status, cells) => {
    for (const cell of cells) expect(recogniseStatus(cell)).toEqual({ ok: true, value: status });
  });
});
