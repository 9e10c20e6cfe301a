import { lnGamma } from './gamma.ts';
import { total } from './total.ts';

/** When a rate changed, as far as the counts tell. */
export interface ChangePoint {
  /** Index of the most likely first period of the new rate. */
  readonly first: number;
  /** P(first affected period) of each period; 0 for the very first, before which nothing is known. */
  readonly probability: Float64Array;
  /** The fewest periods that hold it with 90 %, ascending. */
  readonly likely: readonly number[];
  /** Events per unit of exposure before and from the change on. */
  readonly rate_before: number;
  readonly rate_after: number;
}

/**
 * Posterior of one change of a Poisson rate, all periods alike beforehand, with Gamma(1, 1/p̄) rates on both sides
 * integrated out (conjugate gamma–Poisson marginal likelihood).
 * @param events counts per period
 * @param exposure expected counts or units per period, in total above 0
 * @returns null with fewer than two periods, or without events or exposure
 */
export function changePoint(events: ArrayLike<number>, exposure: ArrayLike<number>): ChangePoint | null {
  const [allEvents, allExposure] = [total(events), total(exposure)];
  if (events.length < 2 || !(allEvents > 0) || !(allExposure > 0)) return null;
  const unit = allExposure / allEvents;
  const side = (x: number, e: number) => lnGamma(1 + x) - (1 + x) * Math.log(unit + e);
  const log = new Float64Array(events.length).fill(Number.NEGATIVE_INFINITY);
  for (let k = 1, x = 0, e = 0; k < events.length; k++) {
    x += events[k - 1]!;
    e += exposure[k - 1]!;
    log[k] = side(x, e) + side(allEvents - x, allExposure - e);
  }
  const probability = normalised(log);
  const first = probability.indexOf(Math.max(...probability));
  const before = (values: ArrayLike<number>) => total(Array.from(values).slice(0, first));
  const [x, e] = [before(events), before(exposure)];
  const rates = { rate_before: x / e, rate_after: (allEvents - x) / (allExposure - e) };
  return { first, probability, likely: smallestSet(probability, 0.9), ...rates };
}

function normalised(log: Float64Array): Float64Array {
  const top = Math.max(...log);
  const weights = log.map((value) => Math.exp(value - top));
  const sum = total(weights);
  return weights.map((weight) => weight / sum);
}

/** Indices of the fewest entries whose sum reaches `share`, ascending. */
function smallestSet(probability: Float64Array, share: number): number[] {
  const order = Array.from(probability.keys()).sort((a, b) => probability[b]! - probability[a]!);
  const set: number[] = [];
  for (let sum = 0; sum < share && set.length < order.length; ) {
    const next = order[set.length]!;
    set.push(next);
    sum += probability[next]!;
  }
  return set.sort((a, b) => a - b);
}
