import type { InterruptedLoad } from '../../pipelines/ingest/under-way.ts';

/** Tells what became of the load that an earlier process was killed at, if one was. */
export function tellInterrupted(load: InterruptedLoad | null): void {
  if (!load) return;
  const outcome = load.is_loaded
    ? 'it had come in whole, and its figures are brought up now.'
    : 'nothing of it came in: the warehouse is as it was before.';
  console.error(`Returnscope was ended while it loaded ${load.file}; ${outcome}`);
}
