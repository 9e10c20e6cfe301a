import { InputError } from '../../pipelines/domain/errors.ts';
import { hasEnded, type ImportStatus } from '../contract/imports.ts';
import { type AsideRow, asideFile } from '../http/aside-file.ts';
import { serve } from '../main.ts';
import { runningServer } from './running-server.ts';

interface Answer {
  columns: { name: string }[];
  rows: Record<string, unknown>[];
  awaits?: 'build';
}

/** Prints what the API answers for a path below `/api`: a table, or the whole JSON. */
export async function printAnswer(
  path: string,
  options: { warehouse: string; param: string[]; json?: boolean },
): Promise<void> {
  const search = new URLSearchParams();
  for (const text of options.param) {
    const split = text.indexOf('=');
    if (split < 1) throw new InputError(`Write a parameter as name=value; found ${JSON.stringify(text)}.`);
    search.append(text.slice(0, split), text.slice(split + 1));
  }
  const answer = await ask(options.warehouse, `/api/${path.replace(/^\/*(api\/)?/, '')}?${search}`);
  console.log(options.json ? JSON.stringify(answer) : tableText(answer));
}

/** Prints the rows that could not be read: a table, the whole JSON, or CSV to mend in a spreadsheet. */
export async function printSetAside(options: {
  warehouse: string;
  load?: string;
  json?: boolean;
  csv?: boolean;
}): Promise<void> {
  if (!options.csv) {
    const param = ['limit=10000', ...(options.load ? [`load=${options.load}`] : [])];
    return printAnswer('/data/set-aside', { ...options, param });
  }
  const rows = await asideRows(options.warehouse, options.load);
  const loads = [...new Set(rows.map(({ load_id }) => load_id))];
  if (loads.length > 1)
    throw new InputError(`Rows of the loads ${loads.join(', ')} are set aside: name one of them with --load.`);
  process.stdout.write(asideFile(rows));
}

/** The rows that are still to mend, of one load or of all. */
async function asideRows(warehouse: string, load?: number | string): Promise<AsideRow[]> {
  const search = new URLSearchParams({ state: 'to_mend', limit: '1000000', ...(load ? { load: String(load) } : {}) });
  const { rows } = await ask(warehouse, `/api/data/set-aside?${search}`);
  return rows as unknown as AsideRow[];
}

/** Asks the server that holds the warehouse, or one started for this question alone. */
async function ask(warehouse: string, path: string): Promise<Answer> {
  const url = await runningServer(warehouse);
  if (url) {
    const answer = await answerOf(await fetch(new URL(path, url)));
    return answer.awaits ? built(answer, await wayThere(url)) : answer;
  }
  const server = await serve({ warehouse, host: '127.0.0.1', port: 0, clientDir: null, isQuiet: true, isBrief: true });
  try {
    const answer = await answerOf(await fetch(new URL(path, server.url)));
    return built(answer, `"npx returnscope serve --warehouse ${warehouse}" builds them`);
  } finally {
    await server.close();
  }
}

/**
 * The answer.
 * @param way how the figures come to be
 * @throws InputError when they are not there: an empty answer would tell that there is nothing
 */
function built(answer: Answer, way: string): Answer {
  if (!answer.awaits) return answer;
  throw new InputError(`The figures are not built, or were by another version of Returnscope: ${way}.`, 503);
}

/** How the figures of a running server come to be, or why they do not. */
async function wayThere(url: string): Promise<string> {
  const jobs = (await (await fetch(new URL('/api/imports', url))).json()) as ImportStatus[];
  const failed = jobs.every(hasEnded) ? jobs.find(({ stage }) => stage === 'failed') : undefined;
  if (!failed) return `the server at ${url} is building them: ask again soon`;
  const problem = failed.problem?.text.replace(/\.$/, '');
  return `the server at ${url} could not build them, and tries again when it starts: ${problem}`;
}

async function answerOf(response: Response): Promise<Answer> {
  const body = (await response.json()) as Answer & { detail?: string; title?: string };
  if (response.ok) return body;
  if (response.status >= 500) throw new Error(body.title ?? `the server answered ${response.status}`);
  throw new InputError(body.detail ?? body.title ?? `The server answered ${response.status}.`, response.status);
}

function tableText({ columns, rows }: Answer): string {
  const names = columns.map((column) => column.name);
  const cells = [names, ...rows.map((row) => names.map((name) => cellText(row[name])))];
  const widths = names.map((_, index) => Math.max(...cells.map((row) => row[index]!.length)));
  return cells
    .map((row) =>
      row
        .map((cell, index) => cell.padEnd(widths[index]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'number' && !Number.isInteger(value)) return String(Number(value.toPrecision(6)));
  return (typeof value === 'object' ? JSON.stringify(value) : String(value)).replace(/\s+/g, ' ').slice(0, 80);
}
