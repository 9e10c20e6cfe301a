import { createHash, randomUUID } from 'node:crypto';
import { type Request, type Response, Router } from 'express';
import type * as z from 'zod/mini';
import { InputError } from '../../pipelines/domain/errors.ts';
import type { Query } from '../contract/query.ts';
import { queries } from '../questions/index.ts';
import type { Answers } from './answers.ts';
import { wrongValues } from './changes.ts';
import { encodingNames } from './compress.ts';
import { type Format, formatNames, formats } from './formats.ts';
import { checkParams } from './params.ts';

/** `GET /<question>/<query>` for every query of the list, as JSON, Arrow or CSV, with `ETag` and 304; 503 for CSV while figures are due. */
export function questionRoutes(answers: Answers): Router {
  const router = Router();
  for (const query of queries) {
    router.get(query.path, (req, res) => respond(query, answers, req, res));
    router.all(query.path, (_req, res) => {
      res.set('Allow', 'GET, HEAD');
      throw new InputError(`/api${query.path} is asked with GET.`, 405);
    });
  }
  return router;
}

async function respond(query: Query, answers: Answers, req: Request, res: Response): Promise<void> {
  const search = new URL(req.originalUrl, 'http://localhost').searchParams;
  const format = formatOf(req, search.getAll('format'));
  search.delete('format');
  const params = checkParams(query, search);
  if (await answers.awaits(query)) awaitBuild(format, res);
  const key = await answers.key(query, params, format);
  const etag = etagOf(key);
  res.set({ 'Cache-Control': 'private, no-cache', ETag: etag, Vary: 'Accept, Accept-Encoding' });
  if (req.get('If-None-Match')?.includes(etag)) return void res.status(304).end();
  const encoding = encodingNames.find((name) => name === req.acceptsEncodings(encodingNames)) ?? 'identity';
  const bytes = await answers.bytes(query, params, format, encoding);
  res.type(formats[format].type);
  if (encoding !== 'identity') res.set('Content-Encoding', encoding);
  if (format === 'csv') res.attachment(`${query.path.slice(1).replaceAll('/', '-')}.csv`);
  res.send(bytes);
}

/** Seconds after which figures that are due are worth asking for again. */
const buildSeconds = 30;

/**
 * Tells in a header that figures are due to be built.
 * @throws InputError (503) for CSV, which has no other place to say that its rows are missing
 */
function awaitBuild(format: Format, res: Response): void {
  res.set('X-Returnscope-Awaits', 'build');
  if (format !== 'csv') return;
  res.set('Retry-After', String(buildSeconds));
  const told = 'were by another version of Returnscope: GET /api/imports tells how far they are.';
  throw new InputError(`The figures are not built, or ${told}`, 503);
}

/** The format that `?format=` names, else the one that `Accept` prefers, JSON where all are welcome. */
function formatOf(req: Request, named: string[]): Format {
  if (named.length > 0) {
    const format = formatNames.find((name) => named.length === 1 && name === named[0]);
    if (!format) throw unknownFormat(named);
    return format;
  }
  const accepted = req.accepts(formatNames.map((name) => formats[name].type));
  const format = formatNames.find((name) => formats[name].type === accepted);
  if (!format)
    throw new InputError(`Answers come as ${formatNames.map((name) => formats[name].type).join(', ')}.`, 406);
  return format;
}

function unknownFormat(named: readonly string[]): InputError {
  const found = named.join(', ');
  const told = `Unknown format ${found}: choose one of ${formatNames.join(', ')}.`;
  const issue: z.core.$ZodIssue = { code: 'invalid_value', path: ['format'], values: [...formatNames], message: '' };
  return wrongValues([issue], { told, isMissing: () => false, found: () => found });
}

/** Another start may be of another version of the program, which answers the same data otherwise. */
const start = randomUUID();

/** Weak, as the bytes on the wire may be compressed. */
function etagOf(key: string): string {
  return `W/"${createHash('sha256').update(start).update(key).digest('base64url').slice(0, 22)}"`;
}
