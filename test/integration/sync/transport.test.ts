import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { httpTransport, type Transport } from '#electron/sync/transport.ts';

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

/** A server that does as told with the nth request of each connection, and a transport to it. */
async function listening(
  answer: (nth: number, response: ServerResponse, request: IncomingMessage) => void,
): Promise<{ transport: Transport; connections: () => number }> {
  const counts = new Map<Socket, number>();
  const server = createServer((request, response) => {
    const nth = (counts.get(request.socket) ?? 0) + 1;
    counts.set(request.socket, nth);
    answer(nth, response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const transport = httpTransport(`http://127.0.0.1:${String(port)}`);
  open.push(() => {
    transport.close();
    server.closeAllConnections();
    server.close();
  });
  return { transport, connections: () => counts.size };
}

const ask = { method: 'POST', path: '/v1/hello', body: '{}' } as const;

it('opens another connection when head office has closed the one that was kept', async () => {
  const { transport, connections } = await listening((nth, response, { socket }) => {
    if (nth === 1) response.end('{}');
    else socket.destroy();
  });
  expect(await transport.send(ask)).toMatchObject({ status: 200 });
  expect(await transport.send(ask)).toMatchObject({ status: 200 });
  expect(connections()).toBe(2);
});

it('says that head office is not reached when a new connection is closed too', async () => {
  const { transport, connections } = await listening((_nth, _response, { socket }) => {
    socket.destroy();
  });
  await expect(transport.send(ask)).rejects.toMatchObject({ code: 'sync/unreachable' });
  expect(connections()).toBe(1);
});

it('asks no second time when an answer had begun', async () => {
  const { transport, connections } = await listening((nth, response, { socket }) => {
    if (nth === 1) response.end('{}');
    else response.write('{', () => socket.destroy());
  });
  await transport.send(ask);
  await expect(transport.send(ask)).rejects.toMatchObject({ code: 'sync/unreachable' });
  expect(connections()).toBe(1);
});

it('asks nothing more once it is closed', async () => {
  let asked = 0;
  let closeNow = (): void => undefined;
  const { transport, connections } = await listening((nth, response) => {
    asked += 1;
    if (nth === 1 && asked === 1) response.end('{}');
    else closeNow();
  });
  closeNow = () => transport.close();
  await transport.send(ask);
  await expect(transport.send(ask)).rejects.toMatchObject({ code: 'sync/unreachable' });
  expect({ asked, connections: connections() }).toEqual({ asked: 2, connections: 1 });
});
