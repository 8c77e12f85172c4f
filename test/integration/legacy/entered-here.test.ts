import { expect, test } from 'vitest';
import { openTestCentre, wednesday } from '#test/support/centre.ts';
import { temporaryData } from '#test/support/import/data-file.ts';
import { imported, nothingNew, writtenOld } from '#test/support/legacy/round-trip.ts';
import { noReach, plainSession } from '#test/support/trainings.ts';

const spoken = { topic: 'Бонусы', outcome: 'Вопрос решён', text: 'Спросила про баллы.\nЖдёт.' };

/** A data file in which everything was entered in the application, nothing came from a file. */
async function enteredHere() {
  const centre = openTestCentre({ startAt: wednesday + 123 });
  const { ask } = centre;
  const { pk: resellerPk } = await ask('reseller-create', { name: 'Альфа', legalForm: 'ООО' });
  const card = await ask('contact-add', { resellerPk, fields: { name: 'Иванова Ольга' } });
  const contactPk = card.contacts[0]?.pk ?? 0;
  const written = {
    ...({ direction: 'in', companyText: null, occurredAt: null, followUp: null } as const),
    ...{ ...spoken, resellerPk, contactPk },
  };
  await ask('interaction-log', { channel: 'email', ...written });
  await ask('interaction-log', {
    ...{ channel: 'letter', ...written, resellerPk: null, contactPk: null },
    companyText: 'ЗАО Чужая',
  });
  const { pk } = await ask('call-start', { direction: 'in', resellerPk, phone: '+74951234567' });
  centre.passSeconds(90);
  await ask('call-finish', { pk: pk ?? 0, ...spoken, text: '', followUp: null, keepNumber: false });
  await ask('bonus-adjust', { resellerPk, points: 900, text: 'Приветственные' });
  const request = { resellerPk, kind: 'souvenirs' } as const;
  const details = { items: 'Термокружки', quantity: 20, remark: 'к выставке' };
  const asked = await ask('bonus-request-create', {
    ...request,
    points: 100,
    details,
    submit: true,
  });
  await ask('bonus-request-approve', { pk: asked.pk });
  await ask('bonus-request-create', { ...request, points: 200, details, submit: true });
  await ask('bonus-request-create', { ...request, points: 200, details: {}, submit: false });
  const { pk: coursePk } = await ask('course-create', { name: 'Печать' });
  const { session } = await ask('session-create', {
    ...{ ...plainSession, coursePk, startsOn: '2026-12-10' },
  });
  await ask('registration-create', {
    ...{ sessionPk: session.pk, resellerPk },
    participants: [{ name: 'Иванов Иван', ...noReach }],
  });
  // Two of one place: the old report has one cell for them.
  for (const amountMinor of [100_00, 25_50]) {
    await ask('purchase-create', {
      ...{ resellerPk, month: '2026-09', productGroup: 'Принтеры', distributor: null },
      ...{ amountMinor, currency: 'RUB', note: null },
    });
  }
  await centre.close();
  return temporaryData(centre.folder, 'centre.db');
}

const kinds = [
  ['resellers', 1],
  ['interactions', 3],
  ['purchases', 1],
  ['bonus-requests', 3],
  ['trainings', 1],
] as const;

test.each(['xlsx', 'xls'])(
  'what was entered in the application comes in again from old workbooks (.%s) without a change',
  async (ending) => {
    const data = await enteredHere();
    for (const [kind, count] of kinds) {
      const { path, rows } = await writtenOld(data, kind, `${kind}.${ending}`);
      expect(rows).toBe(count);
      // Whoever is nobody known is told as that again, and still no second time stored.
      const unchanged = kind === 'interactions' ? count - 1 : count;
      expect(await imported(data, path)).toEqual(nothingNew(kind, unchanged));
    }
  },
);
