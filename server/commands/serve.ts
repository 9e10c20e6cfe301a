import { InputError } from '../../pipelines/domain/errors.ts';
import { serve } from '../main.ts';
import { builtClient } from './client-bundle.ts';
import { tellInterrupted } from './interrupted.ts';
import { runningServer } from './running-server.ts';

export interface ServeOptions {
  warehouse: string;
  host: string;
  port: string;
  inbox?: string;
  json?: boolean;
}

/** Serves the dashboard until the process is told to stop. */
export async function serveOnly(options: ServeOptions): Promise<void> {
  await refuseSecond(options.warehouse);
  const server = await serve({ ...addressOf(options), clientDir: await builtClient() });
  tellInterrupted(server.interrupted);
  tellAddress(server.url, options);
  await server.closed;
}

/** Prints where the dashboard is: a sentence, or a line of JSON. */
export function tellAddress(url: string, { json }: Pick<ServeOptions, 'json'>): void {
  console.log(json ? JSON.stringify({ url }) : `Returnscope is at ${url}`);
}

/** A second server on the same warehouse is refused with the address of the first. */
export async function refuseSecond(warehouse: string): Promise<void> {
  const url = await runningServer(warehouse);
  if (url) throw new InputError(`Returnscope already serves this warehouse at ${url}.`, 409);
}

/** Where to listen and what to watch, checked. */
export function addressOf({ warehouse, host, port, inbox }: ServeOptions) {
  const number = Number(port);
  if (!Number.isInteger(number) || number < 0 || number > 65_535)
    throw new InputError(`--port takes a number from 0 to 65535; found ${JSON.stringify(port)}.`);
  return { warehouse, host, port: number, ...(inbox === undefined ? {} : { inbox }) };
}
