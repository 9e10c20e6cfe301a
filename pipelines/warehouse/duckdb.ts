import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type DuckDBConnection, DuckDBDataChunk, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';
import { InputError } from '../domain/errors.ts';
import { inBackground, withPatientThreads } from './background.ts';
import { diskProblem } from './disk.ts';
import { arrowTable } from './duckdb-arrow.ts';
import type { Engine, Param, Params, Watch, WriteSession } from './engine.ts';
import { memoryLimitMb } from './memory.ts';
import { exactPath } from './paths.ts';
import { watched } from './watched.ts';

const macros = readFileSync(new URL('./duckdb-macros.sql', import.meta.url), 'utf8');
const schema = readFileSync(new URL('./schema.sql', import.meta.url), 'utf8');

export interface DuckDbOptions {
  /** Folders that files may be read from, beside the database's own. */
  readable?: readonly string[];
  /** Whether those who ask go before those who write: for a process that answers while it loads. */
  areReadersFirst?: boolean;
}

/**
 * Opens a DuckDB file (`:memory:` for none) as a warehouse, with its tables in place.
 * @throws InputError (409) when another process holds the file, or its folder cannot be written
 */
export async function openDuckDb(path: string, options: DuckDbOptions = {}): Promise<Engine> {
  const open = () => openInstance(path, options);
  return new DuckDbEngine(await open(), open, options.areReadersFirst ? inBackground : atOnce);
}

async function openInstance(path: string, options: DuckDbOptions): Promise<DuckDBInstance> {
  const folder = path === ':memory:' ? null : dirname(path);
  const { areReadersFirst = false } = options;
  const create = () => createInstance(path, folder, areReadersFirst);
  const instance = await (areReadersFirst ? withPatientThreads(create) : create());
  const setup = await instance.connect();
  await setup.run("SET GLOBAL TimeZone = 'UTC'");
  await setup.run(`SET memory_limit = '${memoryLimitMb()}MB'`);
  if (folder) await setup.run(`SET temp_directory = ${quote(join(folder, 'spill'))}`);
  const folders = [...(folder ? [folder] : []), ...(options.readable ?? [])];
  await setup.run(
    `SET allowed_directories = [${folders.flatMap((one) => [one, exactPath(one)].map(quote)).join(', ')}]`,
  );
  await setup.run('SET enable_external_access = false');
  await setup.run(schema);
  await setup.run('SET lock_configuration = true');
  setup.closeSync();
  return instance;
}

async function createInstance(path: string, folder: string | null, areReadersFirst: boolean): Promise<DuckDBInstance> {
  try {
    if (folder) mkdirSync(folder, { recursive: true });
    return await DuckDBInstance.create(path, {
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      // The engine's newest storage writes faster and packs tighter; a warehouse is read by this program only.
      storage_compatibility_version: 'latest',
      ...(areReadersFirst ? { external_threads: '0' } : {}),
    });
  } catch (cause) {
    const text = String(cause);
    if (/lock/i.test(text)) throw new InputError(`The warehouse ${path} is in use by another process.`, 409, { cause });
    throw diskProblem(cause, 'warehouse', path) ?? cause;
  }
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Only the `$names` that a text uses: DuckDB refuses values for names it does not find. */
function bound(sql: string, params: Params): Params | undefined {
  // Not in comments, texts and quoted names: a heading of a file stands there, whatever it is called.
  const bare = sql.replaceAll(/--[^\n]*|'[^']*'|"[^"]*"/g, '');
  const used = new Set(Array.from(bare.matchAll(/\$([a-z_][a-z0-9_]*)/gi), (match) => match[1]!));
  const entries = Object.entries(params).filter(([name]) => used.has(name));
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** Runs one statement; its rows are fetched as they are needed where `isStream`. */
type Run = typeof inBackground;

const atOnce: Run = (connection, sql, params, isStream) =>
  isStream ? connection.stream(sql, params) : connection.run(sql, params);

class DuckDbEngine implements Engine {
  readonly dialect = 'duckdb';
  private instance: DuckDBInstance;
  private readonly open: () => Promise<DuckDBInstance>;
  /** How statements are run that others need not wait for. */
  private readonly runPatiently: Run;
  private readonly idle: DuckDBConnection[] = [];
  private lastWrite: Promise<unknown> = Promise.resolve();
  /** Questions under way. */
  private asking = 0;
  private opened: Promise<void> = Promise.resolve();

  constructor(instance: DuckDBInstance, open: () => Promise<DuckDBInstance>, runPatiently: Run) {
    this.instance = instance;
    this.open = open;
    this.runPatiently = runPatiently;
  }

  async query(sql: string, params: Params = {}, watch: Watch = {}) {
    await this.opened;
    this.asking++;
    try {
      return await this.ask(sql, params, watch);
    } finally {
      this.asking--;
    }
  }

  private async ask(sql: string, params: Params, watch: Watch) {
    const connection = this.idle.pop() ?? (await this.connect());
    const run = watch.isPatient ? this.runPatiently : atOnce;
    try {
      return await watched(connection, watch, async () =>
        arrowTable(await run(connection, sql, bound(sql, params), true)),
      );
    } finally {
      this.idle.push(connection);
    }
  }

  write<T>(work: (session: WriteSession) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const turn = this.lastWrite
      .then(() => this.transaction(work, signal))
      .catch(async (error: unknown) => {
        await this.restore();
        throw error;
      });
    this.lastWrite = turn.catch(() => undefined);
    return turn;
  }

  /** DuckDB answers nothing any more once it could not write its file, until it is opened again. */
  private async restore(): Promise<void> {
    try {
      const connection = await this.instance.connect();
      await connection.run('SELECT 1').finally(() => connection.closeSync());
    } catch {
      this.opened = this.openAgain();
      await this.opened.catch(() => undefined);
    }
  }

  private async openAgain(): Promise<void> {
    while (this.asking > 0) await setTimeout(10);
    for (const connection of this.idle.splice(0)) connection.closeSync();
    this.instance.closeSync();
    this.instance = await this.open();
  }

  async close(): Promise<void> {
    await this.lastWrite;
    for (const connection of this.idle) connection.closeSync();
    this.instance.closeSync();
  }

  private async connect(): Promise<DuckDBConnection> {
    const connection = await this.instance.connect();
    await connection.run(macros);
    await connection.run('PRAGMA disable_print_progress_bar; PRAGMA enable_progress_bar');
    return connection;
  }

  private async transaction<T>(work: (session: WriteSession) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const connection = await this.connect();
    try {
      await connection.run('BEGIN');
      const result = await work(writeSession(connection, this.runPatiently, signal));
      signal?.throwIfAborted();
      // A thread that asks would look out for work all the while, which another does alone.
      await this.runPatiently(connection, 'COMMIT', undefined, false);
      return result;
    } catch (error) {
      await connection.run('ROLLBACK').catch(() => undefined);
      throw diskProblem(error, 'warehouse') ?? error;
    } finally {
      connection.closeSync();
    }
  }
}

function writeSession(connection: DuckDBConnection, run: Run, signal?: AbortSignal): WriteSession {
  const watching = <T>(watch: Watch, work: () => Promise<T>) =>
    watched(connection, signal ? { signal, ...watch } : watch, work);
  return {
    query: (sql, params = {}, watch = {}) =>
      watching(watch, async () => arrowTable(await run(connection, sql, bound(sql, params), true))),
    execute: async (sql, params = {}, watch = {}) => {
      await watching(watch, () => run(connection, sql, bound(sql, params), false));
    },
    append: (table, columns) => watching({}, () => append(connection, table, columns)),
    materialize: async (mart, select, params = {}) => {
      const create = `CREATE OR REPLACE TABLE ${mart} AS ${select}`;
      const result = await watching({}, () => run(connection, create, bound(select, params), false));
      return Number((await result.getRows())[0]?.[0] ?? 0);
    },
  };
}

const chunkRows = 2048;

async function append(
  connection: DuckDBConnection,
  table: string,
  columns: Readonly<Record<string, readonly Param[]>>,
): Promise<void> {
  const names = Object.keys(columns);
  const rows = columns[names[0]!]?.length ?? 0;
  const staged = `staged_${table}`;
  await connection.run(`CREATE OR REPLACE TEMP TABLE ${staged} AS SELECT ${names.join(', ')} FROM ${table} LIMIT 0`);
  const appender = await connection.createAppender(staged);
  const types = names.map((_, index) => appender.columnType(index));
  for (let start = 0; start < rows; start += chunkRows) {
    const chunk = DuckDBDataChunk.create(types, Math.min(chunkRows, rows - start));
    chunk.setColumns(names.map((name) => columns[name]!.slice(start, start + chunkRows) as DuckDBValue[]));
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
  await connection.run(`INSERT INTO ${table} (${names.join(', ')}) SELECT * FROM ${staged}`);
  await connection.run(`DROP TABLE ${staged}`);
}
