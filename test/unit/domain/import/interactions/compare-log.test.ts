import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareLog,
  findEntered,
  findSame,
  saidByFiles,
  type EnteredLog,
  type StoredLog,
} from '#domain/import/interactions/compare-log.ts';
import type { LogValues } from '#domain/import/interactions/log-record.ts';

const values: LogValues = {
  direction: 'in',
  durationS: 60,
  operator: 'Хан',
  topic: 'Бонусы',
  outcome: 'решено',
  text: 'да',
  phone: '+74951234567',
  companyText: 'ООО «Ёлка»',
  resellerPk: 7,
  contactPk: null,
};
const stored = (
  pk: number,
  said: Partial<LogValues> = {},
  now: Partial<LogValues> = {},
): StoredLog => ({
  pk,
  isDeleted: false,
  occurredAt: 1000,
  nowAt: 1000,
  channel: 'call-in',
  said: { ...values, ...said },
  now: { ...values, ...said, ...now },
});
const same = (said: Partial<LogValues>, list: readonly StoredLog[]) =>
  findSame({ occurredAt: 1000, channel: 'call-in', values: { ...values, ...said } }, list)?.pk;

describe('which interaction a row means', () => {
  it('is the one that files have said just so, wherever it stands', () => {
    const list = [stored(1, { text: 'нет' }), stored(2), stored(3)];
    expect(same({}, list)).toBe(2);
    expect(same({ text: 'нет' }, list)).toBe(1);
  });

  it('is else the first of the same company, however that is written', () => {
    const list = [stored(1, { companyText: 'Чужая' }), stored(2), stored(3)];
    expect(same({ text: 'иначе', companyText: 'ооо "елка"' }, list)).toBe(2);
  });

  it('is else one of the same number with all but the company alike', () => {
    expect(same({ companyText: 'Другая' }, [stored(1)])).toBe(1);
    expect(same({ companyText: 'Другая', topic: 'Иное' }, [stored(1)])).toBeUndefined();
    const mute = { phone: null, text: null };
    expect(same({ ...mute, companyText: 'Другая' }, [stored(1, mute)])).toBeUndefined();
  });

  it('is none of another channel', () => {
    expect(same({}, [{ ...stored(1), channel: 'fax' }])).toBeUndefined();
  });
});

describe('which interaction that people have entered a row tells of', () => {
  const entered = (pk: number, now: Partial<LogValues> = {}): EnteredLog => {
    const nameKey = now.resellerPk === null ? null : 'елка';
    const own = { ...values, companyText: null, ...now };
    return { pk, occurredAt: 1234, channel: 'call-in', nameKey, now: own };
  };
  const told = (says: Partial<LogValues>, list: readonly EnteredLog[]) =>
    findEntered(
      {
        ...({ occurredAt: 1000, channel: 'call-in', nameKey: 'елка' } as const),
        values: { ...values, ...says },
      },
      list,
    )?.pk;

  it('is the one that says all that the row says', () => {
    expect(told({}, [entered(1, { text: 'нет' }), entered(2, { text: ' да\n' })])).toBe(2);
    expect(told({ topic: 'Иное' }, [entered(1)])).toBeUndefined();
    expect(told({}, [{ ...entered(1), channel: 'fax' }])).toBeUndefined();
  });

  it('is of the same reseller, of the name where two have it, or of the same stranger', () => {
    expect(told({ resellerPk: 8 }, [entered(1)])).toBeUndefined();
    expect(told({ resellerPk: null }, [entered(1)])).toBe(1);
    expect(told({ resellerPk: null }, [{ ...entered(1), nameKey: 'дуб' }])).toBeUndefined();
    const stranger = { resellerPk: null, companyText: 'ооо "елка"' };
    expect(told({ resellerPk: null }, [entered(1, stranger)])).toBe(1);
    expect(told({}, [entered(1, { ...stranger, companyText: 'Дуб' })])).toBeUndefined();
  });
});

describe('what a row changes', () => {
  it('is what the file says otherwise than before, where nobody has edited it', () => {
    expect(compareLog({ ...values, text: 'нет' }, stored(1))).toEqual(['text']);
    expect(compareLog({ ...values, text: 'нет' }, stored(1, {}, { text: 'правка' }))).toEqual([]);
    expect(compareLog(values, stored(1, {}, { text: 'правка' }))).toEqual([]);
    expect(compareLog({ ...values, text: null }, stored(1))).toEqual(['text']);
  });

  it('leaves alone what the file has no column for, and whoever was attached', () => {
    const { text, ...rest } = values;
    expect(compareLog(rest, stored(1, { text: `${text ?? ''}?` }))).toEqual([]);
    expect(compareLog({ ...values, resellerPk: null }, stored(1))).toEqual([]);
    expect(compareLog(values, stored(1, { resellerPk: null }))).toEqual(['resellerPk']);
    expect(compareLog(values, stored(1, { resellerPk: null }, { resellerPk: 9 }))).toEqual([]);
  });

  it('is nothing where it says what it said, whatever was done since', () => {
    const any = fc.record({ text: fc.option(fc.string()), durationS: fc.option(fc.nat()) });
    fc.assert(
      fc.property(any, any, (said, now) => {
        expect(compareLog({ ...values, ...said }, stored(1, said, now))).toEqual([]);
      }),
    );
  });
});

describe('what files have said', () => {
  const change = (oldValue: string, newValue: string, byFile: boolean) => ({
    ...{ field: 'text', oldValue, newValue, byFile },
  });

  it('is what stands there, before the first edit, or as the last file changed it', () => {
    expect(saidByFiles({ text: 'а' }, [])).toEqual({ text: 'а' });
    expect(saidByFiles({ text: 'б' }, [change('а', 'б', false)])).toEqual({ text: 'а' });
    const history = [change('а', 'б', true), change('б', 'в', false)];
    expect(saidByFiles({ text: 'в' }, history)).toEqual({ text: 'б' });
  });
});
