import { STATUS_CODES } from 'node:http';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { InputError } from '../../pipelines/domain/errors.ts';
import type { Notice } from '../../pipelines/domain/notices.ts';

/** What an RFC 9457 `application/problem+json` body says. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** What was found and what would be right; absent where the fault is ours. */
  readonly detail?: string;
  /** The same, to be worded in the reader's language; absent where it has no code. */
  readonly notice?: Notice;
}

/** Refuses a path that the API does not know. */
export const unknownPath: RequestHandler = (req) => {
  throw new InputError(`There is no ${req.baseUrl}${req.path}: /api/openapi.json lists every path.`, 404);
};

/** Answers whatever was thrown: what the caller can mend as a 4xx that tells how, all else as a bare 500, logged. */
export function problems(log: Logger): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    if (res.headersSent) return next(error);
    const problem = problemOf(error);
    if (problem.status >= 500) log.error({ err: error, method: req.method, path: req.path }, 'request failed');
    for (const name of ['ETag', 'Cache-Control']) res.removeHeader(name);
    res.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  };
}

function problemOf(error: unknown): Problem {
  if (error instanceof InputError) return { ...problem(error.status, error.message), ...coded(error) };
  const status = (error as { status?: unknown } | null)?.status;
  if (error instanceof Error && typeof status === 'number' && status >= 400 && status < 500)
    return problem(status, error.message);
  return problem(500);
}

function coded({ notice }: InputError): Pick<Problem, 'notice'> {
  return notice.code === null ? {} : { notice };
}

function problem(status: number, detail?: string): Problem {
  return { type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, detail };
}
