import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillHue } from '#domain/import/bonus-requests/fill-hue.ts';
import { readApproval } from '#domain/import/bonus-requests/read-approval.ts';
import { readPoints } from '#domain/import/bonus-requests/read-points.ts';
import { readRequestKind } from '#domain/import/bonus-requests/request-words.ts';

const [green, red, yellow, grey] = ['92D050', 'FF0000', 'FFFF00', 'D9D9D9'];

describe('what was decided', () => {
  test.each([
    ['да', 'approved'],
    ['+', 'approved'],
    ['согл.', 'approved'],
    ['Согласовано, Гришина', 'approved'],
    ['OK', 'approved'],
    ['Yes', 'approved'],
    ['TRUE', 'approved'],
    ['нет', 'rejected'],
    ['-', 'rejected'],
    ['ОТКАЗ', 'rejected'],
    ['не согласовано', 'rejected'],
    ['not approved', 'rejected'],
    ['Declined', 'rejected'],
    ['отменена', 'cancelled'],
    ['Отменена заявителем', 'cancelled'],
    ['Cancelled', 'cancelled'],
    ['canceled', 'cancelled'],
    ['', 'pending'],
    ['на рассм.', 'pending'],
    ['на согласовании', 'pending'],
    ['?', 'pending'],
    ['under review', 'pending'],
    ['Утверждаю', 'approved'],
    ['нет возражений', 'approved'],
    ['нет, мало баллов', 'rejected'],
    ['нет ответа', 'pending'],
    ['нет данных', 'pending'],
    ['согласуется', 'pending'],
    ['утверждается', 'pending'],
    ['принято к рассмотрению', 'pending'],
    ['Принята в работу', 'pending'],
    ['no answer yet', 'pending'],
    ['approval pending', 'pending'],
  ])('the word %j says %s', (cell, decision) => {
    expect(readApproval(cell, null)).toMatchObject({ ok: true, value: { decision, by: null } });
  });

  test.each(['Гришина', 'Петров-Водкин', 'Иванов И.И.', 'А. Smith', 'John Smith', 'Чайковский'])(
    'who signs as %j has agreed, unless the colour says otherwise',
    (name) => {
      expect(readApproval(name, null)).toMatchObject({
        value: { decision: 'approved', by: name, byColour: false },
      });
      expect(readApproval(name, red)).toMatchObject({
        value: { decision: 'rejected', by: name, byColour: true },
      });
    },
  );

  test.each([
    [green, 'approved'],
    ['C6EFCE', 'approved'],
    ['00B050', 'approved'],
    [red, 'rejected'],
    ['FFC7CE', 'rejected'],
    [yellow, 'pending'],
    ['FFC000', 'pending'],
  ])('the colour %s alone says %s', (rgb, decision) => {
    expect(readApproval('', rgb)).toMatchObject({ value: { decision } });
    expect(readApproval('см. письмо', rgb)).toMatchObject({ value: { decision, byColour: true } });
  });

  // The last is the wash behind wrong cells in our own workbook of errors.
  test.each([grey, 'FFFFFF', '000000', '00B0F0', '7030A0', 'FCE4E4'])(
    'the colour %s says nothing',
    (rgb) => {
      expect(readApproval('', rgb)).toMatchObject({
        value: { decision: 'pending', byColour: false },
      });
    },
  );

  test.each([
    ['да', red],
    ['нет', green],
    ['на рассм.', green],
    ['уточнить', null],
    ['да?', null],
    ['согласовать', null],
    ['нет согласования', null],
    ['Рассмотрено', null],
    ['согласовано частично', null],
    ['да, частично', green],
    ['Уточнить', null],
    ['см. письмо', grey],
  ])('%j behind %s is asked', (cell, rgb) => {
    expect(readApproval(cell, rgb)).toEqual({ ok: false, code: 'approval' });
  });

  test('no colour is read as two, and one of one channel keeps its hue however pale', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), (paleness) => {
        const other = paleness.toString(16).padStart(2, '0');
        expect(fillHue(`${other}FF${other}`)).toBe('green');
        expect(fillHue(`FF${other}${other}`)).toBe('red');
        expect(fillHue(`FFFF${other}`)).toBe('yellow');
        expect(fillHue(other.repeat(3))).toBeNull();
      }),
    );
  });
});

describe('points', () => {
  test.each([
    ['350', 350],
    ['350 б.', 350],
    ['1400б', 1400],
    ['1 400 баллов', 1400],
    ['1\u00a0400,00', 1400],
    ['1,400 pts', 1400],
    ['2.500', 2500],
    ['12 points', 12],
  ])('%j are %d', (cell, points) => {
    expect(readPoints(cell)).toEqual({ ok: true, value: points });
  });

  test.each(['', '0', '-350', '350,5', 'много', '350 руб. б', '#REF!'])(
    '%j are no points',
    (cell) => {
      expect(readPoints(cell)).toEqual({ ok: false, code: 'points' });
    },
  );

  test('every whole number is read back in every way of writing it', () => {
    const units = ['', ' б.', 'б', ' баллов', ' pts', ' Points'];
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99_999_999 }),
        fc.constantFrom(...units),
        fc.constantFrom('', ' ', '\u00a0', ',', '.'),
        (points, unit, mark) => {
          const written = String(points).replace(/\B(?=(\d{3})+$)/gu, mark);
          expect(readPoints(written + unit)).toEqual({ ok: true, value: points });
        },
      ),
    );
  });
});

test.each([
  ['демо-оборудование', 'demo-equipment'],
  ['Demo equipment', 'demo-equipment'],
  ['сувенирная продукция', 'souvenirs'],
  ['рекламная кампания', 'advertising'],
  ['Advertising', 'advertising'],
  ['семинар для клиентов', 'seminar'],
  ['подарочные карты', 'gift-cards'],
  ['Gift certificates', 'gift-cards'],
  ['обучение', 'education'],
  ['Тренинг', 'education'],
])('%j is spent on %s', (cell, kind) => {
  expect(readRequestKind(cell)).toEqual({ ok: true, value: kind });
});

test.each(['', 'прочее', 'обучение на семинаре', 'реклама и сувениры'])(
  'what %j is spent on is asked',
  (cell) => {
    expect(readRequestKind(cell)).toEqual({ ok: false, code: 'kind' });
  },
);
