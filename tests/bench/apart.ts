import { fork } from 'node:child_process';
import type { MeasureName, measures } from './measures.ts';

type Found<Name extends MeasureName> = Awaited<ReturnType<(typeof measures)[Name]>>;

interface Apart<Name extends MeasureName> {
  found: Found<Name>;
  peakMb: number;
  cpuSeconds: number;
}

/**
 * Takes one measure in a process of its own, so that its memory is its own too.
 * @param rounds how often queries are asked
 * @returns what was found, the most memory the process ever held, and the time its threads worked, start-up included
 */
export function measure<Name extends MeasureName>(name: Name, folder: string, rounds = 1): Promise<Apart<Name>> {
  console.error(`  ${name} …`);
  return new Promise((resolve, reject) => {
    const child = fork(new URL('./child.ts', import.meta.url), [name, folder, String(rounds)]);
    child.once('message', (message) => resolve(message as Apart<Name>));
    child.once('exit', (code) => reject(new Error(`the measure ${name} ended with ${code}`)));
  });
}
