import { expect, test } from 'vitest';
import type { ChannelInput } from '#contract/ipc.ts';
import { directionOf, interactionChannels } from '#domain/interaction/channels.ts';
import { administrator, codeOf, openTestCentre, wednesday } from '#test/support/centre.ts';

type Logged = ChannelInput<'interaction-log'>;

/** Somebody at work who signs in, and two resellers. */
async function desk() {
  const centre = openTestCentre({ startAt: wednesday });
  await centre.add(administrator);
  const alpha = await centre.ask('reseller-create', { name: 'Альфа' });
  const beta = await centre.ask('reseller-create', { name: 'Бета' });
  const { contacts } = await centre.ask('contact-add', {
    resellerPk: alpha.pk,
    fields: { name: 'Иванова Анна' },
  });
  const talk: Logged = {
    ...({ channel: 'email', direction: 'in', resellerPk: alpha.pk } as const),
    ...{ contactPk: contacts[0]?.pk ?? 0, companyText: null, text: ' Просили прайс ' },
    ...{
      topic: ' Бонусы ',
      outcome: 'Отправлены материалы',
      occurredAt: wednesday - 60_000,
      followUp: null,
    },
  };
  const log = (fields: Partial<Logged> = {}) =>
    centre.ask('interaction-log', { ...talk, ...fields });
  return { centre, log, alpha, beta };
}

/** Both directions of the channels that can have either; what is typed for the others is not asked. */
const ways = interactionChannels.flatMap((channel) =>
  (['in', 'out'] as const).map((typed) => ({
    channel,
    typed,
    direction: directionOf(channel) ?? typed,
  })),
);

test.each(ways)(
  'a $channel logged as $typed is $direction in list, card and history',
  async ({ channel, typed, direction }) => {
    const { centre, log, alpha } = await desk();
    const { pk } = await log({ channel, direction: typed });
    const expected = {
      ...{ pk, channel, direction, state: 'done', occurredAt: wednesday - 60_000 },
      ...{ operator: administrator.name, resellerPk: alpha.pk, reseller: 'Альфа' },
      ...{ contact: 'Иванова Анна', topic: 'Бонусы', outcome: 'Отправлены материалы' },
    };
    const { pks, first } = await centre.ask('interaction-list', {
      filters: { channel: [channel] },
    });
    expect([...pks]).toEqual([pk]);
    expect(first).toMatchObject([{ ...expected, words: 'Просили прайс' }]);
    expect(await centre.ask('interaction-rows', { pks: [pk] })).toMatchObject([expected]);
    expect(await centre.ask('interaction-read', { pk })).toMatchObject({
      ...expected,
      text: 'Просили прайс',
    });
    const timeline = await centre.ask('reseller-timeline', { pk: alpha.pk, kinds: [channel] });
    expect(timeline.entries).toMatchObject([
      { kind: channel, actor: administrator.name, title: 'Бонусы', text: 'Просили прайс' },
    ]);
    const others = interactionChannels.filter((other) => other !== channel);
    const none = await centre.ask('interaction-list', { filters: { channel: others } });
    expect([...none.pks]).toEqual([]);
  },
);

test('every channel was tried, the six written ones among them', () => {
  const tried = new Set(ways.map(({ channel }) => channel));
  for (const channel of ['email', 'fax', 'web-form', 'chat', 'letter', 'meeting'] as const) {
    expect(tried).toContain(channel);
  }
  expect(tried).toContain('call-in');
});

test('the promise that it ends with is a task of who wrote it down, tied to it', async () => {
  const { centre, log, alpha } = await desk();
  const dueAt = wednesday + 3_600_000;
  const { pk } = await log({ followUp: { title: 'Выслать прайс', dueAt } });
  const tasks = await centre.ask('task-of-reseller', { resellerPk: alpha.pk });
  expect(tasks).toMatchObject([
    {
      ...{ kind: 'follow-up', title: 'Выслать прайс', dueAt, interactionPk: pk },
      owner: administrator.name,
    },
  ]);
  // Both are one step.
  await centre.ask('change-undo', {});
  expect(await centre.ask('task-of-reseller', { resellerPk: alpha.pk })).toEqual([]);
  expect(await codeOf(centre.ask('interaction-read', { pk }))).toBe('app/not-found');
});

test('who is none of the resellers stays as it was said, and nobody is asked of a reseller', async () => {
  const { centre, log, alpha } = await desk();
  const nobody = { resellerPk: null, contactPk: null };
  const { pk } = await log({ ...nobody, companyText: ' Магазин ' });
  expect(await centre.ask('interaction-read', { pk })).toMatchObject({
    ...{ resellerPk: null, reseller: 'Магазин', contact: null },
  });
  expect(await codeOf(log({ ...nobody, companyText: null }))).toBe('call/incomplete');
  // A name that was typed before the reseller was chosen does not stay beside it.
  const chosen = await log({ companyText: 'Магазин' });
  expect(await centre.ask('interaction-read', { pk: chosen.pk })).toMatchObject({
    ...{ resellerPk: alpha.pk, reseller: 'Альфа' },
  });
  expect([...(await centre.ask('interaction-list', { text: 'Магазин' })).pks]).toEqual([pk]);
});

test('is refused whole without a topic, an outcome of the lists, or with the contact of another', async () => {
  const { centre, log, beta } = await desk();
  const followUp = { title: 'Перезвонить', dueAt: wednesday + 3_600_000 };
  expect(await codeOf(log({ topic: ' ', followUp }))).toBe('call/incomplete');
  expect(await codeOf(log({ outcome: '', followUp }))).toBe('call/incomplete');
  expect(await codeOf(log({ topic: 'Погода', followUp }))).toBe('list/not-listed');
  expect(await codeOf(log({ outcome: 'Бонусы', followUp }))).toBe('list/not-listed');
  expect(await codeOf(log({ followUp: { ...followUp, dueAt: wednesday - 1 } }))).toBe(
    'task/time-past',
  );
  expect(await codeOf(log({ resellerPk: beta.pk, followUp }))).toBe('app/not-found');
  expect([...(await centre.ask('interaction-list', {})).pks]).toEqual([]);
  expect((await centre.ask('task-today', { scope: 'all' })).first).toEqual([]);
});

test('did not happen later than now, whatever the clock of the window says', async () => {
  const { centre, log } = await desk();
  const { pk } = await log({ occurredAt: wednesday + 86_400_000 });
  const { occurredAt } = await centre.ask('interaction-read', { pk });
  expect(occurredAt).toBeGreaterThanOrEqual(wednesday);
  expect(occurredAt).toBeLessThan(wednesday + 600_000);
});
