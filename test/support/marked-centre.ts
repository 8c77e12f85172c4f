import { addMonths, monthOf } from '#domain/bonus/month.ts';
import type { AccessArea } from '#domain/access/rights.ts';
import { openTestCentre, wednesday } from './centre.ts';
import { refuseAll } from './marked-office.ts';
import { plainSession } from './trainings.ts';

/**
 * Words and figures that stand in the data of one area only: who has not the view of it must find
 * none of them in any answer.
 */
export const marksOf = {
  resellers: [
    'РеселлерПримета',
    'КонтактПримета',
    'НеизвестныйПримета',
    'Норильск',
    '7736050003',
    '79161234567',
    '79031112233',
    'reseller@primeta.example',
  ],
  interactions: ['РазговорПримета', 'ТемаПримета'],
  tasks: ['ЗадачаПримета'],
  courses: ['ПрограммаПримета', 'ТренерПримета'],
  registrations: ['УчастникПримета'],
  'bonus-requests': ['СувенирПримета', 'souvenirs'],
  ledger: ['КорректировкаПримета', '987123', '986823'],
  purchases: ['ТоварПримета', 'ДистрибьюторПримета', '7654301'],
  rates: ['СтавкаПримета', '2026-03'],
  lists: ['ПунктПримета'],
  people: ['логин-примета'],
} as const satisfies Partial<Record<AccessArea, readonly string[]>>;

/** A centre where every area has data with its marks, and nobody who signs in yet. */
export async function openMarkedCentre() {
  const centre = openTestCentre({ startAt: wednesday });
  const { ask } = centre;
  const month = addMonths(monthOf(new Date(wednesday).toISOString().slice(0, 10)), -1);

  const { pk: resellerPk } = await ask('reseller-create', {
    ...{ name: 'РеселлерПримета', inn: '7736050003', kpp: '773601001', city: 'Норильск' },
  });
  for (const to of ['submitted', 'in-review', 'authorised'] as const) {
    await ask('reseller-transition', { pk: resellerPk, to, reason: null });
  }
  const withContact = await ask('contact-add', {
    resellerPk,
    fields: { name: 'КонтактПримета' },
  });
  const contactPk = withContact.contacts[0]?.pk ?? 0;
  await ask('phone-add', { resellerPk, contactPk: null, text: '+79161234567' });
  await ask('email-add', { resellerPk, contactPk: null, text: 'reseller@primeta.example' });

  const lists = await ask('list-item-add', { list: 'topic', name: 'ТемаПримета' });
  const topic = lists.find(({ name }) => name === 'ТемаПримета');
  const talk = {
    ...({ channel: 'email', direction: 'in', text: 'РазговорПримета' } as const),
    ...{ topic: 'ТемаПримета', outcome: 'Вопрос решён', occurredAt: null, followUp: null },
  };
  const { pk: interactionPk } = await ask('interaction-log', {
    ...{ ...talk, resellerPk, contactPk, companyText: null },
  });
  await ask('interaction-log', {
    ...{ ...talk, resellerPk: null, contactPk: null, companyText: 'НеизвестныйПримета' },
  });
  const called = await ask('call-start', { direction: 'in', phone: '+79031112233', resellerPk });
  const callPk = called.pk ?? 0;
  const dueAt = wednesday + 86_400_000;
  await ask('call-finish', {
    ...{ pk: callPk, topic: 'ТемаПримета', outcome: 'Вопрос решён', text: 'РазговорПримета' },
    ...{ followUp: { title: 'ЗадачаПримета перезвонить', dueAt }, keepNumber: false },
  });
  const { pk: taskPk } = await ask('task-create', {
    ...{ title: 'ЗадачаПримета', dueAt, resellerPk, interactionPk: callPk },
  });

  const { pk: coursePk } = await ask('course-create', {
    ...{ name: 'Печать', description: 'ПрограммаПримета' },
  });
  const session = {
    ...{ ...plainSession, coursePk, startsOn: '2026-11-20', trainer: 'ТренерПримета', seats: 9 },
  };
  const one = await ask('session-create', session);
  const other = await ask('session-create', session);
  const sessionPk = one.session.pk;
  const registered = await ask('registration-create', {
    ...{ sessionPk, resellerPk, interactionPk },
    participants: [{ name: 'УчастникПримета Иван', contactPk }, { name: 'УчастникПримета Пётр' }],
  });
  const registrationPks = registered.registrations.map(({ pk }) => pk);
  await ask('registration-transition', {
    ...{ pks: registrationPks.slice(0, 1), to: 'confirmed', reason: null },
  });

  await ask('rate-create', {
    validFrom: '2026-03',
    table: {
      ...{ currency: 'RUB', steps: [0], expiresAfterMonths: 12 },
      groups: [{ name: 'СтавкаПримета', points: [5] }],
      factors: { gold: 1000, silver: 1000, bronze: 1000, none: 1000 },
    },
  });
  const { pk: purchasePk } = await ask('purchase-create', {
    ...{ resellerPk, month, distributor: 'ДистрибьюторПримета', productGroup: 'ТоварПримета' },
    ...{ amountMinor: 7_654_301, currency: 'RUB', note: null },
  });
  await ask('bonus-adjust', { resellerPk, points: 987_123, text: 'КорректировкаПримета' });
  const { pk: requestPk } = await ask('bonus-request-create', {
    ...{ resellerPk, kind: 'souvenirs', points: 300, contactPk, interactionPk, submit: true },
    details: { items: 'СувенирПримета', quantity: 4 },
  });
  const draft = await ask('bonus-request-create', {
    ...{ resellerPk, kind: 'souvenirs', points: 7, contactPk, submit: false },
    details: { items: 'СувенирПримета' },
  });
  // What was said keeps the name that the topic had.
  await ask('list-item-rename', { pk: topic?.pk ?? 0, name: 'ПунктПримета' });

  const entries = await ask('bonus-ledger', { resellerPk });
  refuseAll(centre.file);
  return {
    ...centre,
    rows: {
      ...{ resellerPk, contactPk, interactionPk, callPk, taskPk, coursePk, sessionPk, month },
      ...{ requestPk, purchasePk, dueAt, draftPk: draft.pk, otherSessionPk: other.session.pk },
      registrationPk: registrationPks[1] ?? 0,
      entryPk: entries.lines[0]?.pk ?? 0,
    },
  };
}

export type MarkedCentre = Awaited<ReturnType<typeof openMarkedCentre>>;
export type MarkedRows = MarkedCentre['rows'];
