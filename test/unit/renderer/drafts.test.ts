import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReplyMessage, RequestMessage } from '#contract/channel.ts';
import { client } from '../../../renderer/lib/client.ts';
import {
  draftOf,
  draftPlace,
  flushDrafts,
  loadDrafts,
  putDraft,
  removeDraft,
  type DraftPlace,
} from '../../../renderer/lib/drafts.ts';
import type { Port } from '../../../renderer/lib/port-client.ts';

const sent: RequestMessage[] = [];
let port: Port;

beforeEach(() => {
  vi.useFakeTimers();
  sent.length = 0;
  port = { postMessage: (message) => void sent.push(message), close: () => {}, onmessage: null };
  client.attach(port);
});
afterEach(() => {
  vi.useRealTimers();
});

async function reply(channel: string, rest: object): Promise<void> {
  const { id } = sent.findLast((message) => message.channel === channel) ?? { id: -1 };
  port.onmessage?.({ data: { id, ...rest } } as MessageEvent<ReplyMessage>);
  await Promise.resolve();
}
const answer = (channel: string, value: unknown) => reply(channel, { ok: true, value });
const refuse = (channel: string) =>
  reply(channel, {
    ok: false,
    error: { code: 'data/disk-full', message: '', retryable: true, details: {} },
  });

const saved = () => sent.filter(({ channel }) => channel === 'draft-put').map(({ input }) => input);

describe('a draft', () => {
  it('is on its way to the disk within 300 ms while one types on', () => {
    for (const text of ['п', 'пр', 'при', 'прин', 'принт']) {
      putDraft('reseller:1:note', text);
      vi.advanceTimersByTime(60);
    }
    expect(saved()).toEqual([{ key: 'reseller:1:note', value: 'принт' }]);
  });

  it('is saved at once when the field is left', () => {
    putDraft('reseller:2:note', 'a');
    flushDrafts('reseller:2:note');
    expect(saved()).toEqual([{ key: 'reseller:2:note', value: 'a' }]);
    vi.advanceTimersByTime(1000);
    expect(saved()).toHaveLength(1);
  });

  it('is sent again when the data process that had it is replaced', async () => {
    putDraft('reseller:5:note', 'a');
    flushDrafts('reseller:5:note');
    client.lose('restarting');
    await Promise.resolve();
    await Promise.resolve();
    client.attach({ ...port });
    const once = { key: 'reseller:5:note', value: 'a' };
    const all = saved().filter((input) => (input as { key: string }).key === once.key);
    expect(all).toEqual([once, once]);
  });

  it('is not written again after it was given up', () => {
    putDraft('reseller:3:note', 'a');
    removeDraft('reseller:3:note');
    vi.advanceTimersByTime(1000);
    expect(sent.map(({ channel }) => channel)).toEqual(['draft-remove']);
    expect(draftOf('reseller:3:note')).toBeUndefined();
  });

  it('comes back from the disk, but never over what was typed meanwhile', async () => {
    const loading = loadDrafts('reseller:4:');
    putDraft('reseller:4:city', 'Омск');
    void answer('draft-list', [
      { key: 'reseller:4:city', value: 'Томск', updatedAt: 1 },
      { key: 'reseller:4:note', value: 'позвонить', updatedAt: 1 },
    ]);
    await loading;
    expect(draftOf('reseller:4:city')).toBe('Омск');
    expect(draftOf('reseller:4:note')).toBe('позвонить');
  });

  it('counts as saved only once the data process has said so, and as unsaved when it refuses', async () => {
    const key = 'reseller:6:note';
    const places: DraftPlace[] = [];
    const note = () => void places.push(draftPlace(key));
    putDraft(key, 'a');
    note();
    flushDrafts(key);
    note();
    await answer('draft-put', { saved: true });
    note();
    putDraft(key, 'ab');
    note();
    vi.advanceTimersByTime(300);
    putDraft(key, 'abc');
    await answer('draft-put', { saved: true });
    note();
    flushDrafts(key);
    await refuse('draft-put');
    note();
    flushDrafts(key);
    await answer('draft-put', { saved: true });
    note();
    expect(places).toEqual([
      ...['on-its-way', 'on-its-way', 'disk'],
      ...['on-its-way', 'on-its-way', 'window', 'disk'],
    ]);
  });
});
