import { binomialTail, type Interval } from './beta.ts';

/** The 97.5 % point of the standard normal distribution: half-width of a 95 % interval in standard errors. */
const z95 = 1.959963984540054;

/** Wilson's 95 % interval for a share of `hits` in `trials` (Wilson 1927); null without trials. */
export function wilsonInterval(hits: number, trials: number): Interval | null {
  if (!(trials > 0)) return null;
  const share = hits / trials;
  const z2 = z95 * z95;
  const centre = (share + z2 / (2 * trials)) / (1 + z2 / trials);
  const half = (z95 * Math.sqrt((share * (1 - share)) / trials + z2 / (4 * trials * trials))) / (1 + z2 / trials);
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/** Two-sided p-value of the exact binomial test that two outcomes are equally likely (sign test); 1 without trials. */
export function evenChanceP(hits: number, trials: number): number {
  return Math.min(1, 2 * binomialTail(Math.max(hits, trials - hits), trials, 0.5));
}
