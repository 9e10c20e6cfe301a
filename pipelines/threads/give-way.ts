import { getPriority, setPriority } from 'node:os';

/** A thread that is so much nicer gets a tenth of what the process's others get. */
const niceness = 10;

/**
 * Makes a thread give way to all that have not; only Linux has priorities of threads, elsewhere they share alike.
 * @param id its number in the system; the thread's that calls where it is left out
 */
export function giveWay(id = 0): void {
  if (process.platform === 'linux') setPriority(id, Math.min(getPriority() + niceness, 19));
}
