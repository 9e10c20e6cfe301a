/** How far a pipeline is. */
export interface PipelineProgress {
  stage: 'read' | 'load' | 'undo' | 'train' | 'classify' | 'build';
  /** What the stage works on: a file's name or a mart's. */
  detail: string | null;
  /** Parts of the stage done and in all (notes, marts); null when it cannot be told. */
  done: number | null;
  total: number | null;
  /** Rows of the files loaded so far, and a second; null before any are counted. */
  rows: number | null;
  rows_per_second: number | null;
  /** Bytes of the files that the stage is done with, and of all files; null where it reads none. */
  bytes: number | null;
  bytes_total: number | null;
  /** Until the stage ends; null while it cannot be told. */
  seconds_left: number | null;
}

/** What a stage says of itself; `rows` and `bytes` are those of the file it works on. */
export type Step = Pick<PipelineProgress, 'stage' | 'detail'> &
  Partial<Pick<PipelineProgress, 'done' | 'total' | 'rows' | 'bytes'>>;

/**
 * Tells each step with the rate so far and the time that the stage still takes at this rate.
 * @param sizes bytes of each file, by name; known once archives are unpacked
 * @param now milliseconds of any clock
 */
export function meter(
  onProgress: (progress: PipelineProgress) => void,
  sizes: ReadonlyMap<string, number> = new Map(),
  now: () => number = () => performance.now(),
): (step: Step) => void {
  let stage: Step['stage'] | undefined;
  let began = 0;
  let rowsOf = new Map<string, number>();
  let started = new Set<string>();
  return ({ done = null, total = null, ...step }) => {
    if (step.stage !== stage) {
      [stage, began, rowsOf, started] = [step.stage, now(), new Map(), new Set()];
    }
    const bytes_total = sizes.size > 0 ? sum(sizes.values()) : null;
    const file = step.detail ?? '';
    started.add(file);
    if (typeof step.rows === 'number') rowsOf.set(file, step.rows);
    const seconds = (now() - began) / 1000;
    const rows = rowsOf.size > 0 ? sum(rowsOf.values()) : null;
    const passed = sum([...started].filter((name) => name !== file).map((name) => sizes.get(name) ?? 0));
    const bytes = sizes.has(file) ? passed + (step.bytes ?? 0) : null;
    const share = total ? (done ?? 0) / total : bytes_total && bytes !== null ? bytes / bytes_total : 0;
    onProgress({
      ...{ stage: step.stage, detail: step.detail, done, total, rows, bytes },
      rows_per_second: rows !== null && seconds > 0.2 ? Math.round(rows / seconds) : null,
      bytes_total: bytes === null ? null : bytes_total,
      seconds_left: share > 0.02 && seconds > 0.5 ? (seconds * (1 - Math.min(share, 1))) / share : null,
    });
  };
}

function sum(numbers: Iterable<number>): number {
  return [...numbers].reduce((total, number) => total + number, 0);
}
