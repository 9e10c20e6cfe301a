import fc from 'fast-check';

/**
 * Properties are tried with the same values at each run, so that a commit either passes or does not; `npm run test:long`
 * tries new ones each time, and what it finds is told with its seed.
 */
const seed = process.env.RETURNSCOPE_SEED;
if (seed !== 'new') fc.configureGlobal({ seed: Number(seed ?? 20_261_122) });
