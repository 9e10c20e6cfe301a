import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { InputError } from '../pipelines/domain/errors.ts';

/** Where a server listens; port 0 is any free one. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

/**
 * Lets a server listen; gives its URL.
 * @throws InputError when the port is taken or needs more rights (409), or the host is none of this machine (400)
 */
export async function listen(server: Server, { host, port }: Address): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, host, port)));
    server.listen(port, host, resolve);
  });
  const { address, port: bound } = server.address() as AddressInfo;
  const name = address === '0.0.0.0' || address === '::' ? '127.0.0.1' : address;
  return `http://${name.includes(':') ? `[${name}]` : name}:${bound}`;
}

/**
 * Finds out whether a server could listen, before anything is made for it.
 * @throws InputError as `listen`
 */
export async function tryListen(address: Address): Promise<void> {
  const server = createServer();
  await listen(server, address);
  await new Promise((resolve) => server.close(resolve));
}

function listenError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new InputError(`Port ${port} is taken: choose another with --port, or 0 for any free one.`, 409);
  if (error.code === 'EACCES') return new InputError(`Port ${port} needs more rights: choose one above 1023.`, 409);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new InputError(`${host} is no address of this machine: choose another with --host.`);
  return error;
}
