import { join } from 'node:path';
import compression from 'compression';
import express, { type Express, type RequestHandler, Router } from 'express';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { InputError } from '../pipelines/domain/errors.ts';
import { notice } from '../pipelines/domain/notices.ts';
import type { Config } from './config.ts';
import type { Answers } from './http/answers.ts';
import { cheapBrotli, cheapGzip } from './http/compress.ts';
import { type Corrections, correctionRoutes } from './http/correction-routes.ts';
import { problems, unknownPath } from './http/errors.ts';
import { type Fixes, fixRoutes } from './http/fix-routes.ts';
import { guard, isLoopback } from './http/guard.ts';
import { importRoutes } from './http/import-routes.ts';
import type { Imports } from './http/imports.ts';
import { modelRoutes } from './http/model-routes.ts';
import { openApi } from './http/openapi.ts';
import { type ProductNotes, productNoteRoutes } from './http/product-note-routes.ts';
import { questionRoutes } from './http/question-routes.ts';
import { taxonomyRoutes } from './http/taxonomy-routes.ts';
import { queries } from './questions/index.ts';

export interface AppParts {
  readonly answers: Answers;
  readonly imports: Imports;
  readonly corrections: Corrections;
  readonly productNotes: ProductNotes;
  readonly fixes: Fixes;
  /** Folder that uploads rest in. */
  readonly spool: string;
  readonly config: Config;
  readonly log: Logger;
}

/** The whole server as an Express app: the API below `/api`, the browser's bundle beside it. */
export function createApp({ spool, config, log, ...parts }: AppParts): Express {
  const app = express();
  app.disable('x-powered-by').disable('etag');
  app.use(logRequests(log), guard(config.host), helmet(headers(config)), limitRate(config), compression(cheaply));
  app.use('/api', apiRoutes(parts, { ...config, spool }), unknownPath);
  if (config.clientDir) app.use(clientRoutes(config.clientDir));
  app.use(unknownPath, problems(log));
  return app;
}

function apiRoutes(
  { answers, imports, corrections, productNotes, fixes }: Omit<AppParts, 'spool' | 'config' | 'log'>,
  limits: Parameters<typeof importRoutes>[1],
): Router {
  const router = Router();
  const description = openApi(queries);
  router.get('/health', async (_req, res) => {
    res.set('Cache-Control', 'no-store').json({ status: 'ok', ...(await answers.info()) });
  });
  router.get('/openapi.json', (_req, res) => res.json(description));
  router.use(importRoutes(imports, limits));
  router.use(correctionRoutes(corrections));
  router.use(productNoteRoutes(productNotes));
  router.use(fixRoutes(fixes));
  router.use(taxonomyRoutes(imports.taxonomies));
  router.use(modelRoutes(imports.models));
  router.use(questionRoutes(answers));
  return router;
}

/** Files whose name holds their hash are kept for good; every other path is a page, which `index.html` draws. */
function clientRoutes(folder: string): Router {
  const router = Router();
  router.use(
    '/assets',
    express.static(join(folder, 'assets'), { immutable: true, maxAge: '1y', index: false }),
    unknownPath,
  );
  router.use(express.static(folder, { index: false }));
  router.get('/{*page}', (_req, res) => res.set('Cache-Control', 'no-cache').sendFile(join(folder, 'index.html')));
  return router;
}

/**
 * Styles may be inline, as the UI kit sets some at run time; scripts may not. Pictures, and nothing else, may come from other
 * hosts: those of products lie with the shop. No upgrade to https: we may serve without.
 */
function headers({ pictures }: Config): Parameters<typeof helmet>[0] {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', ...(pictures === 'on' ? ['https:', 'http:'] : [])],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: false,
  };
}

/** For what is not an answer: those come compressed out of their cache. */
const cheaply = { ...cheapGzip, brotli: cheapBrotli };

/** Nobody is limited on their own machine. */
function limitRate({ requestsPerMinute }: Config): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: requestsPerMinute,
    skip: (req) => isLoopback(req.ip ?? ''),
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: () => {
      throw new InputError(notice('many_requests', { most: requestsPerMinute }), 429);
    },
  });
}

/** One line a request, without query string: filters and searches may name people. */
function logRequests(log: Logger): RequestHandler {
  return (req, res, next) => {
    const started = performance.now();
    const { method, path } = req;
    res.on('finish', () =>
      log.info({ method, path, status: res.statusCode, ms: Math.round(performance.now() - started) }),
    );
    next();
  };
}
