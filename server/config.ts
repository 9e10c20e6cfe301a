import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import * as z from 'zod';
import { InputError } from '../pipelines/domain/errors.ts';
import { warehousePath } from '../pipelines/warehouse/open.ts';

const megabyte = 1024 * 1024;
const megabytes = (standard: number) =>
  z.coerce
    .number()
    .positive()
    .default(standard)
    .transform((size) => size * megabyte);

const schema = z.object({
  /** URL of the warehouse. */
  warehouse: z.string().default('duckdb:data/returnscope.duckdb').refine(isWarehouse, 'write duckdb:PATH'),
  host: z.string().min(1).default('127.0.0.1'),
  /** 0 takes a free one. */
  port: z.coerce.number().int().min(0).max(65_535).default(4180),
  /** Folder of the browser's bundle; null serves the API only. */
  clientDir: z.string().refine(existsSync, 'no such folder').nullable().default(null),
  /** Folder whose files are loaded as they appear; null watches none. */
  inbox: z
    .string()
    .min(1)
    .transform((path) => resolve(path))
    .nullable()
    .default(null),
  maxFileBytes: megabytes(4096),
  maxFiles: z.coerce.number().int().positive().default(50),
  /** How many bytes of answers are kept in memory. */
  cacheBytes: megabytes(128),
  /** Requests a minute from one address of another machine. */
  requestsPerMinute: z.coerce.number().int().positive().default(600),
  /** Whether pages may show products' pictures, which the browser gets from whatever host the product list names. */
  pictures: z.enum(['on', 'off']).default('on'),
  logLevel: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('warn'),
});

export type Config = z.output<typeof schema>;

/** What may be said of a server when it is started. */
export interface ServeOptions extends Partial<Pick<Config, 'warehouse' | 'host' | 'port' | 'clientDir' | 'inbox'>> {
  /** Logs nothing, whatever the environment says. */
  readonly isQuiet?: boolean;
  /** Leaves what a killed server did not come to to the next one: for a server that answers one question. */
  readonly isBrief?: boolean;
}

/** The environment variable of each setting. */
const variables = {
  warehouse: 'RETURNSCOPE_WAREHOUSE',
  host: 'HOST',
  port: 'PORT',
  inbox: 'RETURNSCOPE_INBOX',
  maxFileBytes: 'RETURNSCOPE_MAX_FILE_MB',
  maxFiles: 'RETURNSCOPE_MAX_FILES',
  cacheBytes: 'RETURNSCOPE_CACHE_MB',
  requestsPerMinute: 'RETURNSCOPE_REQUESTS_PER_MINUTE',
  pictures: 'RETURNSCOPE_PICTURES',
  logLevel: 'RETURNSCOPE_LOG',
} as const;

/**
 * The server's settings: the options given, else the environment, else what suits one person's machine.
 * @throws InputError telling every setting that is wrong
 */
export function configOf(
  { isQuiet, isBrief: _brief, ...options }: ServeOptions,
  env: NodeJS.ProcessEnv = process.env,
): Config {
  const fromEnv = Object.entries(variables).map(([setting, variable]) => [setting, env[variable] || undefined]);
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  const parsed = schema.safeParse({ ...Object.fromEntries(fromEnv), ...Object.fromEntries(given) });
  if (parsed.success) return isQuiet ? { ...parsed.data, logLevel: 'silent' } : parsed.data;
  throw new InputError(
    parsed.error.issues.map((issue) => `Setting ${issue.path.join('.')}: ${issue.message}.`).join(' '),
  );
}

function isWarehouse(url: string): boolean {
  try {
    return warehousePath(url).length > 0;
  } catch {
    return false;
  }
}
