import { connect, createServer, type AddressInfo } from 'node:net';

/** Stands between a desktop and head office and counts the bytes of both directions, headers and all. */
export async function startCountingLine(url: string) {
  const { hostname, port } = new URL(url);
  let bytes = 0;
  const server = createServer((desktop) => {
    const office = connect(Number(port), hostname);
    for (const [from, to] of [
      [desktop, office],
      [office, desktop],
    ] as const) {
      from.on('data', (part: Buffer) => {
        bytes += part.length;
        to.write(part);
      });
      from.on('close', () => to.destroy());
      from.on('error', () => to.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    /** The bytes since it was asked last. */
    take: (): number => {
      const so = bytes;
      bytes = 0;
      return so;
    },
    stop: () => server.close(),
  };
}
