import { cpus, release, totalmem, type } from 'node:os';
import { version } from '@duckdb/node-api';

/** One line of the table: medians of what was measured and of what it is held against. */
export interface Line {
  what: string;
  ours: number;
  against: string;
  bare: number;
  /** Times as much work of all threads, which other work on the machine does not change: for stages. */
  cpuTimes?: number;
  /** Things a second, for stages. */
  rate?: number;
  peakMb?: number;
}

/** The middle one, or the mean of the two in the middle. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** What it was measured on. */
export function machineText(): string {
  const cores = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cores.length} × ${cores[0]?.model ?? 'unknown core'}, ${memory} GiB, ${type()} ${release()}, Node ${process.versions.node}, DuckDB ${version()}`;
}

/** The lines as a table in Markdown. */
export function tableText(table: readonly Line[]): string {
  const time = (seconds: number) => (seconds < 1 ? `${(seconds * 1000).toPrecision(3)} ms` : `${seconds.toFixed(2)} s`);
  const rows = table.map(({ what, ours, against, bare, cpuTimes, rate, peakMb }) => [
    what,
    time(ours),
    rate === undefined ? '' : Math.round(rate).toLocaleString('en'),
    against,
    time(bare),
    (ours / bare).toFixed(2),
    cpuTimes === undefined ? '' : cpuTimes.toFixed(2),
    peakMb === undefined ? '' : `${Math.round(peakMb)} MB`,
  ]);
  const head = [
    'what',
    'median',
    'a second',
    'held against',
    'its median',
    'times as long',
    'times the CPU',
    'peak memory',
  ];
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
