import { totalmem } from 'node:os';
import { InputError } from '../domain/errors.ts';

const leastMb = 256;

/**
 * Memory the engine may take, in MB, as the environment says; half of the machine's, or its container's, where it says nothing. What
 * needs more than that is worked off on disk.
 * @throws InputError when RETURNSCOPE_MEMORY_MB is no whole number from 256 on
 */
export function memoryLimitMb(env: NodeJS.ProcessEnv = process.env): number {
  const said = env.RETURNSCOPE_MEMORY_MB?.trim();
  if (!said) return Math.max(leastMb, Math.floor(Math.min(totalmem(), process.constrainedMemory() || Infinity) / 2e6));
  const mb = /^\d{1,8}$/.test(said) ? Number(said) : 0;
  if (mb >= leastMb) return mb;
  throw new InputError(
    `RETURNSCOPE_MEMORY_MB is no number of megabytes from ${leastMb} on (${JSON.stringify(said)}): write it as 4000.`,
  );
}
