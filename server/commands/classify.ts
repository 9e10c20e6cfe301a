import { createInterface } from 'node:readline';
import { readNotes } from '../../pipelines/classify/notes.ts';

/**
 * Reads notes as JSON Lines from standard input and writes their readings; a bad line is told on standard error
 * and makes the exit code 2.
 */
export async function classifyStandardInput(): Promise<void> {
  const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  const { bad } = await readNotes(lines, process.stdout, process.stderr);
  if (bad > 0) process.exitCode = 2;
}
