import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importKinds, type ImportKind } from '#contract/import.ts';
import { openForReading } from '#electron/cli/data-file.ts';
import { exportList } from '#electron/cli/export-command.ts';
import { dayInstant } from '#domain/import/day-instant.ts';
import { makeInn } from '#domain/reseller/inn.ts';
import { temporaryData } from '#test/support/import/data-file.ts';
import { addInteraction } from '#test/support/interactions.ts';
import { addReseller, person } from '#test/support/resellers.ts';

const inn = makeInn('051234567');
const noon = Date.UTC(2010, 11, 20, 9);

/** A data file with one row of each kind. */
function oneOfEach() {
  const data = temporaryData();
  data.writer.transaction(person, (tx) => {
    const resellerPk = addReseller(tx, {
      ...{
        name: 'Вектор',
        legalForm: 'ООО',
        inn,
        city: 'Тула',
        region: 'Тульская область',
        phones: ['+74872123456'],
      },
      ...{ accountingCode: '000000017', accountingTurnoverMinor: 123_456 },
      lastPurchaseOn: '2010-06-14',
    });
    addReseller(tx, { name: 'Маяк', legalForm: 'ООО' });
    addInteraction(tx, { occurredAt: noon, resellerPk, text: '=срочно!' });
    const coursePk = tx.create('training-course', { name: 'Цветная печать', active: 1 });
    const sessionPk = tx.create('training-session', {
      ...{ coursePk, startsOn: '2011-03-10', city: 'Москва', seats: 2, online: 0, state: 'held' },
      pricePoints: 0,
    });
    tx.create('training-registration', {
      ...{ sessionPk, resellerPk, participant: 'Доронина Лидия', phone: '+74872123457' },
      ...{ state: 'confirmed', registeredAt: noon },
    });
    const asked = { requestedOn: '2010-12-09', submittedAt: dayInstant('2010-12-09') } as const;
    const request = { resellerPk, kind: 'education', details: '{}', ...asked } as const;
    const decided = { decidedAt: dayInstant('2010-12-20'), fulfilledAt: dayInstant('2010-12-20') };
    tx.create('bonus-request', {
      ...request,
      ...decided,
      ...{ number: 'Б-1/10', points: 3300, state: 'fulfilled' },
    });
    tx.create('bonus-request', { ...request, number: 'Б-2/10', points: 150, state: 'draft' });
    tx.create('purchase', {
      ...{ resellerPk, month: '2011-01', productGroup: 'МФУ A4', distributor: 'ТД «Север»' },
      ...{ amountMinor: 4_087_150, currency: 'USD' },
    });
  });
  const write = async (kind: ImportKind, language: 'ru' | 'en', ending = 'csv') => {
    const to = join(data.folder, `${kind} ${language}.${ending}`);
    const db = openForReading(data.file);
    const written = await exportList(db, data.file, {
      ...{ kind, to, language, encoding: 'utf-8', signal: undefined },
    });
    db.close();
    return { kind, to, ...written };
  };
  return { ...data, write };
}

const lines: Readonly<Record<ImportKind, readonly string[]>> = {
  resellers: ['Вектор;ООО;0512345671', 'Маяк;ООО;'],
  accounting: ["000000017;Вектор;ООО;0512345671;;Тула;'+7 4872 12-34-56;1234,56;14.06.2010"],
  purchases: [`Вектор;0512345671;;Тула;01.01.2011;МФУ A4;ТД «Север»;40871,5;USD;;`],
  'bonus-requests': [
    'Б-2/10;Черновик;Вектор;0512345671;;Тула;Обучение;150;09.12.2010',
    'Б-1/10;Исполнена;Вектор;0512345671;;Тула;Обучение;3300;09.12.2010;;09.12.2010;;20.12.2010;;20.12.2010;',
  ],
  interactions: ["20.12.2010;Входящий звонок;Вектор;;;;;;;'=срочно!"],
  trainings: [
    "Цветная печать;10.03.2011;;Москва;;Очно;;Вектор;0512345671;;Тула;Доронина Лидия;;'+7 4872 12-34-57",
  ],
};

describe('the plain layout of the command line', () => {
  it.each(importKinds)('has every row of %s with whose it is', async (kind) => {
    const { write } = oneOfEach();
    const { to, rows } = await write(kind, 'ru');
    expect(rows).toBe(lines[kind].length);
    // Hours are those of the computer's zone.
    const text = readFileSync(to, 'utf8').replace(/ \d\d:\d\d;/gu, ';');
    const [, ...written] = text.trimEnd().split('\r\n');
    expect(written.map((line, at) => line.slice(0, lines[kind][at]?.length))).toEqual(lines[kind]);
  });

  it('is read as the same kind again, in both languages, and nothing in it is new', async () => {
    const { write, run } = oneOfEach();
    // A log names who it was as it is stored, not as the former log wrote it: another layout has that.
    const written = [
      await write('resellers', 'ru', 'csv'),
      await write('accounting', 'en', 'xlsx'),
      await write('purchases', 'en', 'csv'),
      await write('bonus-requests', 'ru', 'xlsx'),
      await write('trainings', 'en', 'csv'),
    ];
    const { files } = await run(
      written.map(({ to }) => to),
      { dryRun: true },
    );
    const read = files.map(({ path, kind, unchanged, leftOut }) => ({
      path,
      kind,
      unchanged,
      leftOut,
    }));
    const same = written.map(({ to, kind, rows }) => ({
      path: to,
      kind,
      unchanged: rows,
      leftOut: 0,
    }));
    expect(new Set(read)).toEqual(new Set(same));
  });
});
