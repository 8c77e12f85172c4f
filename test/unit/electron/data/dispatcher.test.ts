import { describe, expect, test } from 'vitest';
import { AppError } from '#contract/errors.ts';
import type { Handlers } from '#contract/ipc.ts';
import { createDispatcher } from '#electron/data/dispatcher.ts';
import type { Logger } from '#electron/data/logger.ts';

type Line = readonly [string, unknown];

function dispatcherOver(
  handlers: Partial<Handlers>,
  times: number[] = [],
  admit: (channel: string) => void = () => undefined,
) {
  const lines: Line[] = [];
  const log: Logger = {
    info: (event, fields) => lines.push([event, fields]),
    error: (error, fields) => lines.push([(error as Error).message, fields]),
  };
  const now = times.length > 0 ? () => times.shift() ?? 0 : undefined;
  const served = { handlers: handlers as Handlers, admit };
  return { dispatch: createDispatcher(() => served, log, now), lines };
}

describe('a message that fits its channel', () => {
  test('is answered under its number, with defaults filled in', async () => {
    const { dispatch } = dispatcherOver({
      'reseller-search': (input) => ({ hits: [], more: input.limit === 30 }),
    });
    const message = { id: 5, channel: 'reseller-search', input: { text: 'вектор' } };
    expect(await dispatch(message)).toEqual({ id: 5, ok: true, value: { hits: [], more: true } });
  });

  test('is answered with typed arrays as they are', async () => {
    const pks = new Uint32Array([3, 1, 2]);
    const { dispatch } = dispatcherOver({ 'reseller-list': () => ({ pks, first: [] }) });
    const reply = await dispatch({ id: 0, channel: 'reseller-list', input: {} });
    expect(reply).toMatchObject({ ok: true });
    expect((reply as { value: { pks: unknown } }).value.pks).toBe(pks);
  });

  test('is refused with the code of what went wrong', async () => {
    const { dispatch } = dispatcherOver({
      'reseller-card': () => {
        throw new AppError('app/not-found', 'No such reseller', { details: { pk: 9 } });
      },
    });
    expect(await dispatch({ id: 1, channel: 'reseller-card', input: { pk: 9 } })).toEqual({
      id: 1,
      ok: false,
      error: {
        code: 'app/not-found',
        message: 'No such reseller',
        retryable: false,
        details: { pk: 9 },
      },
    });
  });

  test('is refused as an internal fault when a handler rejects with anything else', async () => {
    const { dispatch } = dispatcherOver({
      'backup-now': () => Promise.reject(new TypeError('x is undefined')),
    });
    const reply = await dispatch({ id: 1, channel: 'backup-now', input: {} });
    expect(reply).toMatchObject({ ok: false, error: { code: 'app/internal' } });
  });
});

describe('a message that does not fit', () => {
  test.each<[string, unknown, number]>([
    ['nothing', null, -1],
    ['a text', 'app-info', -1],
    ['no number', { channel: 'app-info', input: {} }, -1],
    ['a negative number', { id: -3, channel: 'app-info', input: {} }, -1],
    ['no channel', { id: 3, input: {} }, 3],
    ['a channel that is not there', { id: 3, channel: 'sql', input: {} }, 3],
    ['a channel of every object', { id: 3, channel: 'constructor', input: {} }, 3],
    ['a wrong input', { id: 3, channel: 'reseller-card', input: { pk: '1' } }, 3],
    ['an input of a field too many', { id: 3, channel: 'reseller-create', input: { id: 1 } }, 3],
  ])('is refused: %s', async (_name, message, id) => {
    const { dispatch } = dispatcherOver({});
    const reply = await dispatch(message);
    expect(reply).toMatchObject({ id, ok: false, error: { code: 'app/invalid-message' } });
  });

  test('leaves nothing of what it holds in the log or in the answer', async () => {
    const { dispatch, lines } = dispatcherOver({});
    const input = { pk: 'Иванов Пётр' };
    const reply = await dispatch({ id: 3, channel: 'reseller-card', input });
    expect(JSON.stringify([reply, lines])).not.toContain('Иванов');
    expect(lines).toEqual([['message-refused', { reason: 'input', channel: 'reseller-card' }]]);
  });
});

test('notes channel and time of an answer that took too long, and only of such a one', async () => {
  const slow = dispatcherOver({ 'view-list': () => [] }, [0, 51]);
  await slow.dispatch({ id: 1, channel: 'view-list', input: {} });
  expect(slow.lines).toEqual([['slow', { channel: 'view-list', ms: 51 }]]);
  const quick = dispatcherOver({ 'view-list': () => [] }, [0, 50]);
  await quick.dispatch({ id: 1, channel: 'view-list', input: {} });
  expect(quick.lines).toEqual([]);
});

test('lets nobody through whom the door refuses, nor tells how to ask', async () => {
  const called: string[] = [];
  const { dispatch } = dispatcherOver({ 'view-list': () => [] }, [], (channel) => {
    called.push(channel);
    throw new AppError('access/denied', 'No right');
  });
  const refused = { id: 1, ok: false, error: { code: 'access/denied' } };
  expect(await dispatch({ id: 1, channel: 'view-list', input: {} })).toMatchObject(refused);
  expect(await dispatch({ id: 1, channel: 'view-list', input: 'no such' })).toMatchObject(refused);
  expect(called).toEqual(['view-list', 'view-list']);
});
