// Serves databases of PouchDB as `pouchdb-server` does, with all that a replication needs and nothing more.
import type { AddressInfo, Server } from 'node:net';
import { join } from 'node:path';
import { pouchPackage } from '../support/pouchdb.ts';

type Express = () => { use(handler: unknown): void; listen(port: number, host: string): Server };
type Pouch = { defaults(options: { readonly prefix: string }): unknown };
type Serve = (pouch: unknown, options: Readonly<Record<string, unknown>>) => unknown;

const folder = process.argv[2] ?? '.';
const pouch = (pouchPackage('pouchdb') as Pouch).defaults({ prefix: `${folder}/` });
const serve = pouchPackage('express-pouchdb') as Serve;
const app = (pouchPackage('express') as Express)();
app.use(
  serve(pouch, {
    mode: 'minimumForPouchDB',
    inMemoryConfig: true,
    logPath: join(folder, 'log.txt'),
  }),
);
const server = app.listen(0, '127.0.0.1');
server.once('listening', () => {
  console.log(String((server.address() as AddressInfo).port));
});
