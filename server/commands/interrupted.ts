import type { Interrupted } from '../../pipelines/ingest/under-way.ts';

const outcomes = {
  load: {
    doing: 'loaded',
    done: 'it had come in whole, and its figures are brought up now.',
    undone: 'nothing of it came in: the warehouse is as it was before.',
  },
  undo: {
    doing: 'took back',
    done: 'it is taken back, and the figures of what is left are brought up now.',
    undone: 'nothing of it went: the warehouse is as it was before.',
  },
} as const;

/** Tells what became of the load or the undo that an earlier process was killed at, if one was. */
export function tellInterrupted(interrupted: Interrupted | null): void {
  if (!interrupted) return;
  const { kind, file, isDone, others } = interrupted;
  const { doing, done, undone } = outcomes[kind];
  console.error(`Returnscope was ended while it ${doing} ${file}; ${isDone ? done : undone}`);
  if (others.length > 0) console.error(`Before it had come in: ${others.join(', ')}.`);
}
