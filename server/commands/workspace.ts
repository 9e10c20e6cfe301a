import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { InputError } from '../../pipelines/domain/errors.ts';
import { diskProblem } from '../../pipelines/warehouse/disk.ts';
import { warehousePath } from '../../pipelines/warehouse/open.ts';

/** What lies beside a warehouse file: where uploads and rewritten exports rest, and the key of customers' pseudonyms. */
export interface Workspace {
  readonly spool: string;
  readonly customerSalt: string;
  /** The shop's time zone (IANA); undefined where nobody said. */
  readonly timeZone: string | undefined;
}

/**
 * The workspace of a warehouse, made on first use. The salt is kept in a file only its owner can read.
 * @throws InputError when RETURNSCOPE_TIME_ZONE names no time zone, (507) when the folder cannot be written
 */
export function workspaceOf(warehouse: string): Workspace {
  const path = warehousePath(warehouse);
  const folder = path === ':memory:' ? join(tmpdir(), `returnscope-${process.pid}`) : dirname(path);
  const spool = join(folder, 'spool');
  try {
    mkdirSync(folder, { recursive: true });
    // Not with its parents: of a read-only disk that would tell that they are not there.
    if (!existsSync(spool)) mkdirSync(spool);
    return { spool, customerSalt: saltIn(join(folder, 'customer-salt')), timeZone: timeZone() };
  } catch (cause) {
    throw diskProblem(cause, 'folder', folder) ?? cause;
  }
}

function timeZone(): string | undefined {
  const zone = process.env.RETURNSCOPE_TIME_ZONE || undefined;
  try {
    return zone === undefined ? zone : new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch (cause) {
    throw new InputError(
      `RETURNSCOPE_TIME_ZONE names no time zone (${JSON.stringify(zone)}): write it as Europe/Bucharest.`,
      400,
      { cause },
    );
  }
}

function saltIn(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    const salt = randomBytes(32).toString('hex');
    writeFileSync(file, `${salt}\n`, { mode: 0o600, flag: 'wx' });
    return salt;
  }
}
