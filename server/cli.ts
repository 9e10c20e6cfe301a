import { Command, CommanderError, Option } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { Cancelled, InputError } from '../pipelines/domain/errors.ts';

const exitCodes = { done: 0, fault: 1, misuse: 2, disk: 3, cancelled: 130 } as const;
const exitCodesText = `
Exit codes: 0 done, 1 a fault of the program, 2 wrong use or a file that was refused,
3 a disk that is full or read-only, 130 cancelled.`;

/**
 * Runs one command line and gives its exit code, as `--help` lists them. Each command is loaded when it is asked for, so that
 * `--help` answers at once.
 */
export async function main(args: readonly string[]): Promise<number> {
  try {
    await program().parseAsync(args, { from: 'user' });
    return Number(process.exitCode ?? exitCodes.done);
  } catch (error) {
    return reportError(error);
  }
}

function reportError(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.misuse;
  if (error instanceof InputError || error instanceof Cancelled) {
    console.error(error.message);
    if (error instanceof Cancelled) return exitCodes.cancelled;
    return error.status === 507 ? exitCodes.disk : exitCodes.misuse;
  }
  console.error(error);
  return exitCodes.fault;
}

function program(): Command {
  const cli = new Command('returnscope')
    .description('What comes back, why, and what it costs: returns analytics for online shops.')
    .version(packageJson.version)
    .addHelpText('after', exitCodesText)
    .exitOverride()
    .showHelpAfterError();
  const add = (name: string, description: string) =>
    cli.command(name).description(description).addOption(warehouseOption()).exitOverride();

  serving(add('start', 'Load the sample shop into an empty warehouse, then serve the dashboard.')).action(
    async (options) => (await import('./commands/start.ts')).start(options),
  );
  serving(add('serve', 'Serve the dashboard and the API.')).action(async (options) =>
    (await import('./commands/serve.ts')).serveOnly(options),
  );
  add('ingest', 'Load export files: orders, returns, shipments, products.')
    .argument('<path...>', 'files to load: CSV, TSV, JSON, XLSX, Parquet, gzipped too, and zips of any of them')
    .option('--mapping <file>', 'which of their columns is which, as a load that asks writes it down')
    .option('--json', 'print one JSON object')
    .action(async (paths, options) => (await import('./commands/ingest.ts')).ingestFiles(paths, options));
  add('undo', 'Take a load back: the data are as if it had never been.')
    .argument('<load>', 'its number, as query /data/loads lists them')
    .option('--json', 'print one JSON object')
    .action(async (load, options) => (await import('./commands/undo.ts')).undo(load, options));
  add('classify', 'Read reasons from JSON Lines {id, text, code?, language?} on standard input.').action(async () =>
    (await import('./commands/classify.ts')).classifyStandardInput(),
  );
  add('query', 'Print what the API answers, for example: query /reasons/share --param category=Dresses')
    .argument('<path>', 'path below /api')
    .option('--param <name=value...>', 'a filter or parameter; repeat it for several values', collect, [])
    .option('--json', 'print the whole JSON answer instead of a table')
    .action(async (path, options) => (await import('./commands/query.ts')).printAnswer(path, options));
  add('set-aside', 'List the rows that could not be read, with the cell that was in the way.')
    .option('--load <number>', 'of one load only')
    .option('--json', 'print the whole JSON answer instead of a table')
    .option('--csv', 'print the rows of a load as CSV, to correct in a spreadsheet and load again with mend')
    .action(async (options) => (await import('./commands/query.ts')).printSetAside(options));
  add('mend', 'Load the rows again that were corrected in a file of set-aside --csv.')
    .argument('<file>', 'the corrected file; rows that are as they were stay set aside')
    .option('--json', 'print one JSON array of reports')
    .action(async (file, options) => (await import('./commands/mend.ts')).mendFile(file, options));
  return cli;
}

function warehouseOption(): Option {
  return new Option('--warehouse <url>', 'where the data lives')
    .env('RETURNSCOPE_WAREHOUSE')
    .default('duckdb:data/returnscope.duckdb');
}

function serving(command: Command): Command {
  return command
    .addOption(new Option('--port <number>', 'port to listen on').env('RETURNSCOPE_PORT').default('4180'))
    .addOption(new Option('--host <address>', 'address to listen on').env('RETURNSCOPE_HOST').default('127.0.0.1'))
    .option('--inbox <folder>', 'load what appears there; it goes to done/ or refused/ with its report')
    .option('--json', 'print progress and the address as JSON lines');
}

function collect(value: string, all: string[]): string[] {
  return [...all, value];
}
