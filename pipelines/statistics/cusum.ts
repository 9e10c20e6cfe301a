import { total } from './total.ts';

/** The newest weeks may hold what the alarm is for, and are no baseline. */
const guardWeeks = 4;
const longestBaseline = 52;
const shortestBaseline = 12;

/** One ship week of one slice (a carrier, a warehouse and carrier …) with the reports so far. */
export interface SliceWeek {
  /** Damage reports. */
  readonly events: number;
  /** Reports expected by the shop's rate per category and by the share that arrives by the week's age (Σ n π F). */
  readonly exposure: number;
  /** The same two of all other slices, which show what season and reporting habits do to all; 0 without others. */
  readonly rest_events: number;
  readonly rest_exposure: number;
}

/** What a slice's own past lets expect of each week. */
export interface Expectation {
  /** Expected events per week (μ). */
  readonly expected: Float64Array;
  /** Weeks of the baseline: from the first to before the last. */
  readonly from: number;
  readonly to: number;
  readonly baseline_events: number;
}

/**
 * Expected events per week, season and mix taken out.
 * @param weeks oldest first, without gaps
 * @returns null while fewer than 12 weeks of baseline exist: learning
 */
export function expectedEvents(weeks: readonly SliceWeek[]): Expectation | null {
  const to = weeks.length - 1 - guardWeeks;
  const from = Math.max(0, to - longestBaseline);
  if (to - from < shortestBaseline) return null;
  const baseline = weeks.slice(from, to);
  const ratio = total(baseline.map((w) => w.rest_events)) / total(baseline.map((w) => w.rest_exposure));
  const restRate = ratio > 0 && Number.isFinite(ratio) ? ratio : 1;
  const exposure = Float64Array.from(weeks, (week) => week.exposure * seasonFactor(week, restRate));
  const baseline_events = total(baseline.map((week) => week.events));
  const rate = baselineRate(baseline_events, total(exposure.subarray(from, to)), restRate);
  return { expected: exposure.map((e) => e * rate), from, to, baseline_events };
}

/** What season and habits do to all other slices in a week: between a half and two, 1 without other slices. */
export function seasonFactor({ rest_events, rest_exposure }: SliceWeek, restRate: number): number {
  if (!(rest_exposure > 0)) return 1;
  return Math.min(2, Math.max(0.5, (rest_events + 50) / (rest_exposure * restRate + 50)));
}

/** Events per unit of exposure in a baseline, drawn to the parent's rate by ten events. */
export function baselineRate(events: number, exposure: number, parentRate: number): number {
  return (events + 10) / (exposure + 10 / parentRate);
}

/**
 * Variation τ of the true rates from week to week beyond chance, pooled over the baseline weeks of all slices (moments
 * of an over-dispersed Poisson count): at least 0.05.
 */
export function extraVariation(events: ArrayLike<number>, expected: ArrayLike<number>): number {
  let [excess, squares] = [0, 0];
  for (let i = 0; i < events.length; i++) {
    excess += (events[i]! - expected[i]!) ** 2 - expected[i]!;
    squares += expected[i]! ** 2;
  }
  return Math.sqrt(Math.max(0.05 ** 2, squares > 0 ? excess / squares : 0));
}

/**
 * Variance over mean of a week's count (φ): chance, extra variation, and the error of the baseline and of the season.
 * @param restEvents reports of the other slices in the week; null where no season was taken out
 */
export function dispersion(expected: number, variation: number, baselineEvents: number, restEvents: number | null) {
  const season = restEvents === null ? 0 : 1 / (restEvents + 50);
  return 1 + expected * (variation ** 2 + 1 / (baselineEvents + 10.5) + season);
}

/**
 * Evidence for a doubled rate, per week: CUSUM (Page 1954) of the log-likelihood ratio of Poisson counts, deflated by
 * their dispersion. Recompute it every week over all ship weeks, as late reports raise old ones.
 * @param since week to start at: the one after the last alarm that was closed
 */
export function cusum(weeks: readonly SliceWeek[], expectation: Expectation, variation: number, since = 0) {
  const statistic = new Float64Array(weeks.length);
  let sum = 0;
  for (let week = since; week < weeks.length; week++) {
    const { events, rest_events, rest_exposure } = weeks[week]!;
    const expected = expectation.expected[week]!;
    const rest = rest_exposure > 0 ? rest_events : null;
    const phi = dispersion(expected, variation, expectation.baseline_events, rest);
    sum = Math.max(0, sum + (events * Math.LN2 - expected) / phi);
    statistic[week] = sum;
  }
  return statistic;
}

export type AlarmLevel = 'none' | 'watch' | 'alarm';

/**
 * What the statistic of the newest week calls for. The thresholds were found by simulation for one false alarm a year
 * at most in 50 slices; `watch` is shown, never pushed.
 * @param slices number of slices watched together: more need more evidence
 */
export function alarmLevel(statistic: number, variation: number, slices: number): AlarmLevel {
  const more = Math.max(0, Math.log(slices / 50));
  if (statistic >= alarmThreshold(variation) + more) return 'alarm';
  return statistic >= 5 + more ? 'watch' : 'none';
}

function alarmThreshold(variation: number): number {
  if (variation <= 0.1) return 6.5;
  if (variation <= 0.15) return 7.25;
  return variation <= 0.2 ? 8 : 8.5;
}
