import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measure } from './apart.ts';
import { makeData } from './data.ts';
import type { Taken } from './measures.ts';
import { slowLoads } from './slow.ts';
import { type Line, machineText, median, tableText } from './table.ts';

const parts = ['load', 'slow', 'classify', 'build', 'queries', 'readers'] as const;
type Part = (typeof parts)[number];
const usage = `npm run bench -- [--lines 1000000] [--runs 3] [--only ${parts.join('|')}]
Makes a shop of that many order lines and measures each stage against the bare engine, side by side.`;

const { values } = parseArgs({
  options: {
    lines: { type: 'string', default: '1000000' },
    runs: { type: 'string', default: '3' },
    only: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const lines = Number(values.lines);
const runs = Number(values.runs);
/** Answers vary more than stages do. */
const rounds = Math.max(runs, 5);
const isPart = (text: string): text is Part => (parts as readonly string[]).includes(text);

if (values.help) {
  console.log(usage);
} else if (!isCount(lines) || !isCount(runs) || (values.only && !isPart(values.only))) {
  console.error(usage);
  process.exitCode = 2;
} else {
  const folder = mkdtempSync(join(tmpdir(), 'returnscope-bench-'));
  try {
    await bench(folder, values.only as Part | undefined);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function isCount(number: number): boolean {
  return Number.isSafeInteger(number) && number > 0;
}

async function bench(folder: string, only: Part | undefined): Promise<void> {
  console.error(`Making ${lines.toLocaleString('en')} order lines …`);
  await makeData(folder, lines);
  const wants = (part: Part) => !only || only === part;
  const table: Line[] = [];
  if (wants('load') || wants('build') || wants('queries') || wants('readers'))
    table.push(...(await stages(folder, only)));
  if (wants('slow')) table.push(...(await slowLoads(folder, runs)));
  if (wants('classify')) table.push(await classifier(folder));
  if (wants('queries')) table.push(...(await questions(folder)));
  if (wants('readers')) table.push(...(await readers(folder)));
  console.log(
    `${machineText()}; ${lines.toLocaleString('en')} order lines, medians of ${runs} runs (of ${rounds} for questions)\n\n${tableText(table)}`,
  );
}

type StageName =
  | 'bareOrders'
  | 'plain'
  | 'bareLoad'
  | 'load'
  | 'classify'
  | 'build'
  | 'loadAgain'
  | 'later'
  | 'refresh';
type StageTaken = Taken & { peakMb: number; cpuSeconds: number };

/** Load, classify and build in turn with the bare load, so that a machine that slows down slows all of them. */
async function stages(folder: string, only: Part | undefined): Promise<Line[]> {
  const alone = ['bareOrders', 'plain'] as const;
  const both = ['bareLoad', 'load', 'classify', 'build', 'loadAgain'] as const;
  const after = ['later', 'refresh'] as const;
  const names: readonly StageName[] =
    only === 'load'
      ? [...alone, 'bareLoad', 'load', 'loadAgain']
      : [...(only ? [] : alone), ...both, ...(only && only !== 'build' ? [] : after)];
  const none = { bareOrders: [], plain: [], bareLoad: [], load: [], classify: [], build: [], loadAgain: [] };
  const taken: Record<StageName, StageTaken[]> = { ...none, later: [], refresh: [] };
  for (let run = 0; run < (only === 'queries' || only === 'readers' ? 1 : runs); run++) {
    for (const name of names) {
      const { found, ...used } = await measure(name, folder);
      taken[name].push({ ...found, ...used });
    }
  }
  const seconds = (name: StageName) => median(taken[name].map((one) => one.seconds));
  const cpu = (name: StageName) => median(taken[name].map((one) => one.cpuSeconds));
  const line = (name: StageName, what: string, against: string, bareName: StageName): Line => ({
    what,
    ours: seconds(name),
    against,
    bare: seconds(bareName),
    cpuTimes: cpu(name) / cpu(bareName),
    rate: taken[name][0]!.things / seconds(name),
    peakMb: Math.max(...taken[name].map((one) => one.peakMb)),
  });
  const bare = seconds('bareLoad');
  const load = () => [
    line('plain', 'load, the orders alone (rows/s)', 'bare CREATE TABLE AS', 'bareOrders'),
    line('load', 'load, first time (rows/s)', 'bare CREATE TABLE AS', 'bareLoad'),
    line('loadAgain', 'load, the same files again (rows/s)', 'first time', 'load'),
  ];
  const build = () => [
    { ...line('build', 'build all marts', 'bare CREATE TABLE AS', 'bareLoad'), rate: undefined },
    { ...line('refresh', 'refresh them after a load of 1 % more', 'build all marts', 'build'), rate: undefined },
  ];
  if (only === 'load') return load();
  if (only === 'build') return build();
  if (only) return [];
  const ours = seconds('load') + seconds('classify') + seconds('build');
  return [
    ...load(),
    line('classify', 'classify, as a stage (notes/s)', 'bare CREATE TABLE AS', 'bareLoad'),
    ...build(),
    { what: 'files to marts, whole way', ours, against: 'bare CREATE TABLE AS', bare },
  ];
}

async function classifier(folder: string): Promise<Line> {
  const ours: Taken[] = [];
  const bare: Taken[] = [];
  let peakMb = 0;
  for (let run = 0; run < runs; run++) {
    const found = await measure('notes', folder);
    ours.push(found.found);
    peakMb = Math.max(peakMb, found.peakMb);
    bare.push((await measure('bareNotes', folder)).found);
  }
  const seconds = (taken: Taken[]) => median(taken.map((one) => one.seconds));
  const rate = ours[0]!.things / seconds(ours);
  const against = "natural's naive Bayes, same notes";
  return { what: 'read notes (notes/s)', ours: seconds(ours), against, bare: seconds(bare), rate, peakMb };
}

/** Each question alone, the slowest of all requests, and eight who ask for all products at once. */
async function questions(folder: string): Promise<Line[]> {
  const { found, peakMb } = await measure('queries', folder, rounds);
  const { found: crowd, peakMb: crowdMb } = await measure('crowd', folder);
  return [
    ...found.map(({ path, bare, http }) => ({
      what: `GET /api${path}`,
      ours: median(http),
      against: 'its SQL on the engine',
      bare: median(bare),
      peakMb,
    })),
    {
      what: 'a question of these, p95',
      ours: most(found.flatMap(({ http }) => http)),
      against: 'its SQL on the engine, p95',
      bare: most(found.flatMap(({ bare }) => bare)),
      peakMb,
    },
    {
      what: 'all products, 8 asking at once (answers/s)',
      ours: crowd.http.each,
      against: 'its SQL on the engine, 8 at once',
      bare: crowd.bare.each,
      rate: 1 / crowd.http.each,
      peakMb: crowdMb,
    },
    {
      what: "a turn in the server's thread meanwhile, p99",
      ours: crowd.http.turn,
      against: 'beside that SQL',
      bare: crowd.bare.turn,
      peakMb: crowdMb,
    },
  ];
}

/** What 19 of 20 take at most. */
function most(taken: readonly number[]): number {
  return [...taken].sort((a, b) => a - b)[Math.floor(0.95 * taken.length)]!;
}

/** What a reader waits at most for 19 of 20 questions while the server loads, against what it waits at rest. */
async function readers(folder: string): Promise<Line[]> {
  const { found, peakMb } = await measure('readers', folder);
  const [rest, ...phases] = found.filter(({ asked }) => asked.length > 0);
  return phases.map(({ during, asked }) => ({
    what: `a reader's question, p95, during ${during}`,
    ours: most(asked) / 1000,
    against: 'at rest',
    bare: most(rest!.asked) / 1000,
    peakMb,
  }));
}
