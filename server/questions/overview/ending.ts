import type { Basis } from '../../contract/filter.ts';

/** What some deliveries have had so far, and what is still to come of their units that are out. */
export interface SumsSoFar {
  readonly delivered_units: number;
  readonly returned_units: number;
  readonly completeness: number | null;
  /** Units expected back. */
  readonly further_units: number;
  /** Variance of `further_units` by chance, widened by what past forecasts missed. */
  readonly chance_variance: number;
  /** Variance of `further_units` by the error of the curves. */
  readonly curve_variance: number;
  /** Returned units of all reasons, of all that was asked for. */
  readonly all_returned_units: number;
}

/** Where a rate will end, with its 95 % interval. */
export interface Ending {
  readonly projected_rate: number | null;
  readonly rate_low: number | null;
  readonly rate_high: number | null;
}

/** Below this share of complete returns only the interval is told. */
const leastComplete = 0.3;
const unknown: Ending = { projected_rate: null, rate_low: null, rate_high: null };

/**
 * Where the rate of each of some groups of deliveries will end: what has come back, and what its curves let come of the rest.
 * All unknown by return date, where nothing is still to come, and where nothing was delivered.
 * @param asked basis and reasons of the filter
 */
export function endings(
  groups: readonly SumsSoFar[],
  asked: { readonly basis?: Basis | undefined; readonly reason?: readonly string[] | undefined },
): Ending[] {
  if (asked.basis === 'returned') return groups.map(() => unknown);
  // Of chosen reasons comes as much more as they had of all returns so far.
  const share = asked.reason?.length ? shareOfReasons(groups) : 1;
  return groups.map((sums) => endingOf(sums, share));
}

function shareOfReasons(groups: readonly SumsSoFar[]): number {
  const returned = groups.reduce((sum, group) => sum + group.returned_units, 0);
  const all = groups[0]?.all_returned_units ?? 0;
  return all > 0 ? Math.min(1, returned / all) : 0;
}

function endingOf(sums: SumsSoFar, share: number): Ending {
  const { delivered_units, returned_units } = sums;
  if (!(delivered_units > 0)) return unknown;
  const further = share * sums.further_units;
  // A share of binomial returns is binomial again, and scatters relatively more.
  const chance = share * share * sums.chance_variance + share * (1 - share) * sums.further_units;
  const half = 1.96 * Math.sqrt(chance + share * share * sums.curve_variance);
  const within = (units: number) => Math.min(Math.max(units, returned_units), delivered_units) / delivered_units;
  const isTold = (sums.completeness ?? 0) >= leastComplete;
  return {
    projected_rate: isTold ? within(returned_units + further) : null,
    rate_low: within(returned_units + further - half),
    rate_high: within(returned_units + further + half),
  };
}
