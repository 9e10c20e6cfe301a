import type { Request, RequestHandler } from 'express';
import { InputError } from '../../pipelines/domain/errors.ts';

/** Whether a host name or address means this very machine. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '');
  return (
    name === 'localhost' || name.endsWith('.localhost') || name === '::1' || /^(::ffff:)?127(\.\d+){3}$/.test(name)
  );
}

/**
 * Keeps other web sites out, which a browser on this machine would let in: on a loopback address every request must name
 * a loopback host (a rebound DNS name does not), and what changes data must come from our own pages or from no page.
 * @param boundTo the address that the server listens on
 */
export function guard(boundTo: string): RequestHandler {
  const isLocal = isLoopback(boundTo);
  return (req, _res, next) => {
    if (isLocal && !isLoopback(hostNameOf(req)))
      throw new InputError(
        'This server answers on this machine only: use its address with 127.0.0.1 or localhost.',
        403,
      );
    if (!['GET', 'HEAD', 'OPTIONS'].includes(req.method) && isCrossOrigin(req))
      throw new InputError('Requests of other web sites may not change data here.', 403);
    next();
  };
}

function hostNameOf(req: Request): string {
  const address = `http://${req.headers.host ?? ''}`;
  return URL.canParse(address) ? new URL(address).hostname : '';
}

function isCrossOrigin(req: Request): boolean {
  const { origin, host } = req.headers;
  if (req.headers['sec-fetch-site'] === 'cross-site') return true;
  return origin !== undefined && !(URL.canParse(origin) && new URL(origin).host === host);
}
