// Loaded before a program and before each of its threads: writes every attempt to reach a network
// down into the file of NETWORK_LOG, and lets none through.
import { ChildProcess } from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import { isMainThread } from 'node:worker_threads';

const file = process.env['NETWORK_LOG'] ?? '';

function refuse(what: string): never {
  appendFileSync(file, `${isMainThread ? 'main' : 'worker'} ${what}\n`);
  throw new Error(`no network in this test: ${what}`);
}

const refusing = (what: string) => () => refuse(what);

// All of net, tls, http and fetch end here.
net.Socket.prototype.connect = refusing('connect');
dgram.Socket.prototype.send = refusing('datagram');
dgram.Socket.prototype.connect = refusing('datagram');
// Another program could do it in our place. Node's own types keep this method to themselves.
(ChildProcess.prototype as unknown as { spawn: unknown }).spawn = refusing('program');

// To listen on an address a server asks for it as well, which stays within this computer.
const lookup = dns.lookup as unknown as (...args: readonly unknown[]) => void;
const looking = (host: unknown, ...rest: readonly unknown[]): void => {
  if (net.isIP(String(host)) === 0) refuse('name');
  lookup(host, ...rest);
};
const unnamed = refusing('name');
Object.assign(dns, { lookup: looking, resolve: unnamed, resolve4: unnamed, resolve6: unnamed });
Object.assign(dns.promises, { lookup: unnamed });
syncBuiltinESMExports();
