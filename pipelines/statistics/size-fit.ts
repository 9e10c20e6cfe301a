import type { FitAdvice, Runs } from '../domain/fit.ts';
import { Beta } from './beta.ts';
import { bayesianList } from './false-discovery.ts';

/** Votes that the category's direction counts for: few, as a faulty style is a rare outlier that a fit would hide. */
const styleVotes = 10;
/** Votes that the style counts for when one of its sizes is looked at. */
const sizeVotes = 50;
/** Units that the category's size-return rate counts for. */
const levelUnits = 60;

/** Votes on the fit of a style (or a size): units returned as too small and too large; bracketed lines do not vote. */
export interface FitVotes {
  readonly too_small_units: number;
  readonly too_large_units: number;
  /** Delivered units, bracketed ones included. */
  readonly delivered_units: number;
}

/** What is usual where a style is compared. */
export interface UsualFit {
  /** Share of "too small" among the votes (θ_c), 0 to 1. */
  readonly small_share: number;
  /** Votes per delivered unit (s_c). */
  readonly level_rate: number;
}

export interface SizeFit {
  /** -1 all too large, 0 balanced, +1 all too small, with its 95 % interval. */
  readonly direction_index: number;
  readonly index_low: number;
  readonly index_high: number;
  /** Share of delivered units that come back for their size, drawn to the usual one. */
  readonly level_rate: number;
  /** P(level above the usual one). */
  readonly chance_level_high: number;
  /** P(share of "small" less than 0.05 above the usual, or of "large"): the chance that flagging it is wrong. */
  readonly chance_not_small: number;
  readonly chance_not_large: number;
  /** P(share of "small" more than 0.10 above the usual, or of "large"). */
  readonly chance_far_small: number;
  readonly chance_far_large: number;
}

/**
 * Direction and level of misfit of a style against its category; or, with `isSize`, of one size against its style.
 * Beta-binomial shrinkage on both.
 */
export function sizeFit(votes: FitVotes, usual: UsualFit, isSize = false): SizeFit {
  const { too_small_units: small, too_large_units: large, delivered_units } = votes;
  const weight = isSize ? sizeVotes : styleVotes;
  const direction = new Beta(
    shape(weight * usual.small_share) + small,
    shape(weight * (1 - usual.small_share)) + large,
  );
  const { low, high } = direction.interval();
  const misfits = Math.min(small + large, delivered_units);
  const level = new Beta(
    shape(levelUnits * usual.level_rate) + misfits,
    shape(levelUnits * (1 - usual.level_rate)) + delivered_units - misfits,
  );
  return {
    direction_index: index(direction.mean),
    index_low: index(low),
    index_high: index(high),
    level_rate: level.mean,
    chance_level_high: level.tail(usual.level_rate),
    chance_not_small: direction.cdf(usual.small_share + 0.05),
    chance_not_large: direction.tail(usual.small_share - 0.05),
    chance_far_small: direction.tail(usual.small_share + 0.1),
    chance_far_large: direction.cdf(usual.small_share - 0.1),
  };
}

export interface FitVerdict {
  readonly runs: Runs;
  /** Far enough off, and surely so, to change the size guide now. */
  readonly is_to_act_on: boolean;
}

/**
 * Which styles run small or large: a list of which 5 % are wrong at most on either side (Newton et al. 2004), with ten
 * votes and a level surely above the usual one.
 * @param styles one entry per style with its votes and its `sizeFit`
 * @returns one verdict per style, in their order
 */
export function fitVerdicts(styles: readonly { readonly votes: FitVotes; readonly fit: SizeFit }[]): FitVerdict[] {
  const small = bayesianList(styles.map(({ fit }) => fit.chance_not_small));
  const large = bayesianList(styles.map(({ fit }) => fit.chance_not_large));
  return styles.map(({ votes, fit }, i) => {
    if (votes.too_small_units + votes.too_large_units < 10) return { runs: 'unsure', is_to_act_on: false };
    const isHigh = fit.chance_level_high > 0.8;
    if (small[i] && isHigh) return { runs: 'small', is_to_act_on: fit.chance_far_small > 0.95 };
    if (large[i] && isHigh) return { runs: 'large', is_to_act_on: fit.chance_far_large > 0.95 };
    return { runs: isTrueToSize(fit) ? 'true' : 'unsure', is_to_act_on: false };
  });
}

/** More likely than not, no more misfits than usual, or none to one side. */
function isTrueToSize(fit: SizeFit): boolean {
  return fit.chance_level_high <= 0.5 || (fit.chance_not_small >= 0.5 && fit.chance_not_large >= 0.5);
}

/** The advice that an index calls for; null where it is small, or its interval does not even settle the side. */
export function adviceFor({ direction_index, index_low, index_high }: SizeFit): FitAdvice | null {
  if (index_low <= 0 && index_high >= 0) return null;
  if (direction_index >= 0.3) return 'size_up';
  if (direction_index >= 0.15) return 'size_up_between';
  if (direction_index <= -0.3) return 'size_down';
  return direction_index <= -0.15 ? 'size_down_between' : null;
}

/**
 * Returns that size advice on a style could save: those above the usual level, times the share of them that follows it.
 * @param effectiveness assumed, 0.05 to 0.30: that such advice works was tested (Nestler et al. 2021), how much was not
 */
export function avoidableReturns(votes: FitVotes, usual: UsualFit, effectiveness = 0.1): number {
  const surplus = votes.too_small_units + votes.too_large_units - votes.delivered_units * usual.level_rate;
  return Math.max(0, surplus) * effectiveness;
}

function index(share: number): number {
  return 2 * share - 1;
}

/** Shapes of a beta distribution are above 0, even where a category had votes on one side only. */
function shape(weight: number): number {
  return Math.max(weight, 1e-3);
}
