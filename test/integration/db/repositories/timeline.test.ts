import { expect, test } from 'vitest';
import { Contacts } from '#db/repositories/contact.ts';
import { ResellerSearch } from '#db/repositories/reseller-search.ts';
import { Timeline } from '#db/repositories/timeline.ts';
import { Writer } from '#db/write/writer.ts';
import { temporaryData } from '#test/support/import/data-file.ts';

const person = { actor: 'operator', batchPk: null };

function dataWithReseller() {
  const { db } = temporaryData();
  let now = 1_700_000_000_000;
  const writer = new Writer(db, () => (now += 1000));
  const pk = writer.transaction(person, (tx) =>
    tx.create('reseller', { name: 'Альфа', status: 'candidate', hiddenInSource: 0 }),
  );
  return { db, writer, pk };
}

test('comes to the first step page by page, however many fields each step changed', () => {
  const { db, writer, pk } = dataWithReseller();
  const steps = 60;
  for (let step = 1; step < steps; step += 1) {
    const value = String(step);
    writer.transaction(person, (tx) => {
      tx.patch('reseller', pk, {
        note: value,
        manager: value,
        segment: value,
        address: value,
        city: value,
      });
    });
  }
  const timeline = new Timeline(db);
  const limit = 40;
  const seen: string[] = [];
  for (let page = timeline.page(pk, limit); ;) {
    seen.push(...page.entries.map((entry) => entry.key));
    expect(page.entries.every((entry) => [1, 5].includes(entry.changes.length))).toBe(true);
    if (!page.more) break;
    page = timeline.page(pk, limit, page.entries.at(-1));
  }
  expect(new Set(seen).size).toBe(steps);
});

test('a phone that was removed is nobody\u2019s any more and is not found, even when written to', () => {
  const { db, writer, pk } = dataWithReseller();
  const phone = writer.transaction(person, (tx) =>
    tx.create('phone', { resellerPk: pk, e164: '+74951234567' }),
  );
  const found = (digits: string): number => new ResellerSearch(db).search(digits, 5).hits.length;
  expect([new Contacts(db).ownerOf('phone', phone), found('1234567')]).toEqual([pk, 1]);
  writer.transaction(person, (tx) => tx.remove('phone', phone));
  writer.transaction(person, (tx) => void tx.patch('phone', phone, { e164: '+74957654321' }));
  expect(new Contacts(db).ownerOf('phone', phone)).toBeUndefined();
  expect([found('1234567'), found('7654321')]).toEqual([0, 0]);
});

test('shows a call when it is over, and one that nobody answered as missed', () => {
  const { db, writer, pk } = dataWithReseller();
  const call = { resellerPk: pk, channel: 'call-in', occurredAt: 1_700_000_100_000 } as const;
  const running = writer.transaction(person, (tx) => {
    tx.create('interaction', { ...call, state: 'done', missed: 1 });
    return tx.create('interaction', { ...call, state: 'open' });
  });
  const calls = () =>
    new Timeline(db).page(pk, 10, undefined, ['call-in']).entries.map(({ kind }) => kind);
  expect(calls()).toEqual(['call-missed']);
  writer.transaction(person, (tx) => void tx.patch('interaction', running, { state: 'done' }));
  expect(calls()).toEqual(['call-in', 'call-missed']);
});

test('tells points, purchases and trainings in figures, for the window to put into words', () => {
  const { db, writer, pk } = dataWithReseller();
  const at = Date.parse('2026-10-05T09:00:00Z');
  writer.transaction(person, (tx) => {
    tx.create('bonus-entry', { resellerPk: pk, kind: 'accrual', points: 480, at, actor: 'x' });
    tx.create('purchase', {
      ...{ resellerPk: pk, month: '2026-09', productGroup: 'Сканеры', distributor: 'Марвел' },
      ...{ amountMinor: 67_500_050, currency: 'RUB', origin: 'manual' },
    });
    const coursePk = tx.create('training-course', { name: 'Сервис', active: 1, durationDays: 1 });
    const sessionPk = tx.create('training-session', {
      ...{
        coursePk,
        startsOn: '2026-11-12',
        online: 1,
        seats: 9,
        pricePoints: 0,
        state: 'planned',
      },
    });
    tx.create('training-registration', {
      ...{ sessionPk, resellerPk: pk, participant: 'Ким Яна', participantKey: 'ким яна' },
      ...{ state: 'confirmed', registeredAt: at + 1, registeredBy: 'x' },
    });
  });
  const told = new Timeline(db)
    .page(pk, 10, undefined, ['bonus', 'purchase', 'training'])
    .entries.map(({ title, facts }) => ({ title, facts }));
  expect(told).toEqual([
    {
      title: 'Сервис',
      facts: { kind: 'training', participant: 'Ким Яна', startsOn: '2026-11-12' },
    },
    { title: '', facts: { kind: 'points', entry: 'accrual', points: 480 } },
    {
      title: 'Сканеры',
      facts: { kind: 'purchase', month: '2026-09', amountMinor: 67_500_050, currency: 'RUB' },
    },
  ]);
});
