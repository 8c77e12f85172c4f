import { describe, expect, it } from 'vitest';
import type { ReplyMessage, RequestMessage } from '#contract/channel.ts';
import { ClientError } from '../../../renderer/lib/client-error.ts';
import { createPortClient, type Port } from '../../../renderer/lib/port-client.ts';

/** A port whose other end is the test. */
function createPort() {
  const sent: RequestMessage[] = [];
  let closed = false;
  const port: Port = {
    postMessage: (message) => void sent.push(message),
    close: () => {
      closed = true;
    },
    onmessage: null,
  };
  const reply = (data: ReplyMessage): void => {
    port.onmessage?.({ data } as MessageEvent<ReplyMessage>);
  };
  return { port, sent, reply, closed: () => closed };
}

const refusal = {
  code: 'data/disk-full',
  message: 'disk full',
  retryable: true,
  details: { file: 'a' },
} as const;

describe('the client of the data process', () => {
  it('gives each answer to its own question', async () => {
    const client = createPortClient();
    const { port, sent, reply } = createPort();
    client.attach(port);
    const first = client.request('reseller-rows', { pks: [1] });
    const second = client.request('reseller-rows', { pks: [2] });
    expect(sent.map(({ channel }) => channel)).toEqual(['reseller-rows', 'reseller-rows']);
    reply({ id: sent[1]?.id ?? -1, ok: true, value: ['second'] });
    reply({ id: sent[0]?.id ?? -1, ok: true, value: ['first'] });
    expect(await first).toEqual(['first']);
    expect(await second).toEqual(['second']);
  });

  it('sends what was asked before the port came', async () => {
    const client = createPortClient();
    const answer = client.request('app-status', {});
    const { port, sent, reply } = createPort();
    client.attach(port);
    reply({ id: sent[0]?.id ?? -1, ok: true, value: 'status' });
    expect(await answer).toBe('status');
  });

  it('refuses with the code, the details and whether to try again', async () => {
    const client = createPortClient();
    const { port, sent, reply } = createPort();
    client.attach(port);
    const answer = client.request('app-status', {});
    reply({ id: sent[0]?.id ?? -1, ok: false, error: refusal });
    const error: unknown = await answer.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ClientError);
    expect(error).toMatchObject({
      code: 'data/disk-full',
      retryable: true,
      details: { file: 'a' },
    });
  });

  it('asks a read once more after the data process was restarted', async () => {
    const client = createPortClient();
    const before = createPort();
    client.attach(before.port);
    const answer = client.request('reseller-card', { pk: 7 });
    client.lose('restarting');
    const after = createPort();
    client.attach(after.port);
    expect(before.closed()).toBe(true);
    expect(after.sent).toEqual(before.sent);
    after.reply({ id: after.sent[0]?.id ?? -1, ok: true, value: 'card' });
    expect(await answer).toBe('card');
  });

  it('gives a read up when the data process ends a second time', async () => {
    const client = createPortClient();
    client.attach(createPort().port);
    const answer = client.request('app-status', {});
    client.lose('restarting');
    client.attach(createPort().port);
    client.lose('restarting');
    await expect(answer).rejects.toMatchObject({ code: 'app/data-process-gone' });
  });

  it('never repeats a write by itself', async () => {
    const client = createPortClient();
    client.attach(createPort().port);
    const answer = client.request('reseller-patch', { pk: 7, fields: { city: 'Омск' } });
    client.lose('restarting');
    await expect(answer).rejects.toMatchObject({ code: 'app/data-process-gone', retryable: true });
    const after = createPort();
    client.attach(after.port);
    expect(after.sent).toEqual([]);
  });

  it('tells events to those who listen, until they stop', () => {
    const client = createPortClient();
    const { port, reply } = createPort();
    client.attach(port);
    const heard: unknown[] = [];
    const stop = client.onEvent('data-changed', (payload) => heard.push(payload));
    reply({ event: 'data-changed', payload: { resellers: [1], entities: ['reseller'] } });
    stop();
    reply({ event: 'data-changed', payload: { resellers: [2], entities: ['reseller'] } });
    expect(heard).toEqual([{ resellers: [1], entities: ['reseller'] }]);
  });

  it('tells how the connection stands', () => {
    const client = createPortClient();
    const states = [client.state()];
    client.onState(() => states.push(client.state()));
    client.attach(createPort().port);
    client.lose('restarting');
    client.attach(createPort().port);
    client.lose('failed');
    expect(states).toEqual(['connecting', 'connected', 'restarting', 'connected', 'failed']);
  });
});
