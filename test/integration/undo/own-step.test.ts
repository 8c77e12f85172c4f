import { expect, test } from 'vitest';
import type { ChannelInput, ChannelName } from '#contract/ipc.ts';
import { codeOf, openTestCentre, refusalOf } from '#test/support/centre.ts';

const dueIn = 3_600_000;

async function desk() {
  const centre = openTestCentre();
  const { pk } = await centre.ask('reseller-create', { name: 'Альфа' });
  /** Does something and gives the number of the step that came with the answer. */
  const made = async <N extends ChannelName>(
    channel: N,
    input: ChannelInput<N>,
  ): Promise<number | undefined> => {
    const reply = await centre.post(channel, input);
    if (!('ok' in reply) || !reply.ok) throw new Error(`${channel} was refused`);
    return reply.step;
  };
  const logFax = () =>
    made('interaction-log', {
      ...{ channel: 'fax', direction: 'in', resellerPk: pk, contactPk: null, companyText: null },
      ...{ topic: 'Бонусы', outcome: 'Вопрос решён', text: '', occurredAt: null, followUp: null },
    });
  const rename = (name: string) => made('reseller-patch', { pk, fields: { name } });
  const name = async () => (await centre.ask('reseller-card', { pk })).name;
  const logged = async () => (await centre.ask('interaction-list', {})).pks.length;
  const undo = (step?: number) => centre.ask('change-undo', { step });
  return { centre, pk, made, logFax, rename, name, logged, undo };
}

/** The kind of step that undo ended at. */
async function endOf(question: Promise<unknown>): Promise<unknown> {
  const { code, details } = await refusalOf(question);
  expect(code).toBe('undo/final');
  return details['kind'];
}

test('a message takes back its own step, and nothing once a key has done so', async () => {
  const { rename, name, undo } = await desk();
  await rename('Бета');
  const step = await rename('Гамма');
  expect(await undo()).toMatchObject({ step });
  expect(await name()).toBe('Бета');
  expect(await codeOf(undo(step))).toBe('undo/not-last');
  expect(await name()).toBe('Бета');
});

test('a message of an older step takes nothing back while a newer one stands', async () => {
  const { centre, rename, name, undo } = await desk();
  const older = await rename('Бета');
  const newer = await rename('Гамма');
  expect(await codeOf(undo(older))).toBe('undo/not-last');
  expect(await name()).toBe('Гамма');
  await undo(newer);
  expect(await undo(older)).toMatchObject({ step: older });
  expect(await name()).toBe('Альфа');
  // Made again, a step is the same step.
  expect(await codeOf(centre.ask('change-redo', { step: newer }))).toBe('undo/not-last');
  expect(await centre.ask('change-redo', { step: older })).toMatchObject({ step: older });
  expect(await undo(older)).toMatchObject({ step: older });
});

test('the windows are told which step undo and redo would move', async () => {
  const { centre, rename, undo } = await desk();
  const step = await rename('Бета');
  expect(await centre.ask('app-status', {})).toMatchObject({ undoStep: step, redoStep: null });
  await undo(step);
  expect(await centre.ask('app-status', {})).toMatchObject({ redoStep: step });
});

test('what changed nothing, or only reads, offers no step', async () => {
  const { pk, made, rename } = await desk();
  await rename('Бета');
  expect(await rename('Бета')).toBeUndefined();
  expect(await made('reseller-card', { pk })).toBeUndefined();
});

test('undo ends at a step that cannot be taken back, and leaves what came before it', async () => {
  const { centre, pk, logFax, rename, name, logged, made, undo } = await desk();
  await centre.ask('bonus-adjust', { resellerPk: pk, points: 500, text: 'Остаток' });
  const wanted = {
    kind: 'souvenirs',
    points: 300,
    details: { items: 'Кружки', quantity: 4 },
  } as const;
  const request = { ...wanted, resellerPk: pk, contactPk: null, interactionPk: null } as const;
  const { pk: requestPk } = await centre.ask('bonus-request-create', { ...request, submit: false });
  await logFax();
  expect(await made('bonus-request-submit', { pk: requestPk })).toBeUndefined();
  expect(await endOf(undo())).toBe('bonus-request');
  expect(await endOf(undo())).toBe('bonus-request');
  expect(await logged()).toBe(1);

  const steps = [
    () => made('bonus-request-reject', { pk: requestPk, reason: 'Мало' }),
    () => made('bonus-request-submit', { pk: requestPk }),
    () => made('bonus-request-approve', { pk: requestPk }),
    () => made('bonus-request-revoke', { pk: requestPk, reason: 'Ошибка' }),
  ];
  for (const step of steps) {
    await logFax();
    expect(await step()).toBeUndefined();
    expect(await endOf(undo())).toBe('bonus-request');
  }
  expect(await logged()).toBe(5);

  // What is done after it can be taken back, down to it.
  await rename('Бета');
  await undo();
  expect(await name()).toBe('Альфа');
  expect(await endOf(undo())).toBe('bonus-request');

  await logFax();
  await centre.ask('bonus-adjust', { resellerPk: pk, points: -10, text: 'Ошибка' });
  expect(await endOf(undo())).toBe('adjustment');
  expect(await logged()).toBe(6);
});

test('undo says by name what it took back', async () => {
  const { centre, pk, logFax, undo } = await desk();
  await logFax();
  expect((await undo()).subject).toEqual({
    ...{ name: null, reseller: 'Альфа', channel: 'fax', count: 1 },
  });
  await centre.ask('task-create', {
    ...{ title: 'Выслать прайс', text: null, dueAt: Date.now() + dueIn, resellerPk: pk },
    ...{ interactionPk: null, critical: false },
  });
  expect((await undo()).subject).toMatchObject({ name: 'Выслать прайс', reseller: 'Альфа' });
  const redone = await centre.ask('change-redo', {});
  expect(redone.subject).toMatchObject({ name: 'Выслать прайс', reseller: 'Альфа' });
});

test('an import that was refused leaves what can be taken back', async () => {
  const { centre, rename, name, undo } = await desk();
  await rename('Бета');
  expect(await codeOf(centre.ask('import-undo', { batchPk: 99 }))).toBe('import/batch-not-found');
  expect(await codeOf(centre.ask('import-run', { sessionId: 'none' }))).toBe('import/session-gone');
  await undo();
  expect(await name()).toBe('Альфа');
});
