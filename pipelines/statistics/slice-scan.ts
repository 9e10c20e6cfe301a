import { adjustedP } from './false-discovery.ts';
import { poissonTail } from './gamma.ts';
import { total } from './total.ts';

/** Causes below this log-likelihood ratio are not worth telling; more than so many nobody follows. */
const leastRatio = 4;
const mostCauses = 3;

/** The finest cell of a scan: its value of each dimension, and what came against what was expected. */
export interface ScanCell {
  readonly values: Readonly<Record<string, string>>;
  readonly actual: number;
  readonly expected: number;
}

/** A slice of the cells: those with one value of one dimension, or of several. */
export interface ScanSlice {
  readonly values: Readonly<Record<string, string>>;
  readonly actual: number;
  readonly expected: number;
  /** Expectation-based Poisson scan statistic, 0 where no more came than expected. */
  readonly ratio: number;
  /** The ratio less ln(slices of the same dimensions): what a slice pays for being one of many. */
  readonly score: number;
  /** P(Poisson(expected) ≥ actual) and its Benjamini–Hochberg adjustment over all slices of the scan. */
  readonly p_value: number;
  readonly q_value: number;
  /** Share of the whole excess that the slice has (explanatory power); may exceed 1; null without an excess. */
  readonly explained: number | null;
}

/** A ln(A/B) + B - A for A > B, else 0 (expectation-based Poisson scan, Neill 2009). */
export function scanRatio(actual: number, expected: number): number {
  return actual > expected && expected > 0 ? actual * Math.log(actual / expected) + expected - actual : 0;
}

/**
 * All slices of the cells by the dimensions asked for, the best score first.
 * @param depths lists of dimension names: `['carrier']`, `['warehouse', 'carrier']`
 */
export function scanSlices(cells: readonly ScanCell[], depths: readonly (readonly string[])[]): ScanSlice[] {
  const excess = total(cells.map((cell) => cell.actual - cell.expected));
  const slices = depths.flatMap((dimensions) => {
    const groups = [...groupCells(cells, dimensions).values()];
    return groups.map((group) => sliceOf(group, dimensions, groups.length, excess));
  });
  const q = adjustedP(slices.map((slice) => slice.p_value));
  const judged = slices.map((slice, i) => ({ ...slice, q_value: q[i]! }));
  return judged.sort((a, b) => b.score - a.score);
}

/**
 * The few slices that explain an excess: the best one, then the best of what is left when its excess is taken away, up
 * to three. Each is told as it stood when found.
 */
export function scanCauses(cells: readonly ScanCell[], depths: readonly (readonly string[])[]): ScanSlice[] {
  const causes: ScanSlice[] = [];
  let left = cells;
  while (causes.length < mostCauses) {
    const best = scanSlices(left, depths)[0];
    if (!best || best.ratio < leastRatio) break;
    causes.push(best);
    const isPart = (cell: ScanCell) =>
      Object.entries(best.values).every(([name, value]) => cell.values[name] === value);
    const share = best.expected / best.actual;
    left = left.map((cell) => (isPart(cell) ? { ...cell, actual: cell.actual * share } : cell));
  }
  return causes;
}

function sliceOf(group: readonly ScanCell[], dimensions: readonly string[], siblings: number, excess: number) {
  const actual = total(group.map((cell) => cell.actual));
  const expected = total(group.map((cell) => cell.expected));
  const ratio = scanRatio(actual, expected);
  return {
    ...{ values: pick(group[0]!.values, dimensions), actual, expected, ratio, score: ratio - Math.log(siblings) },
    ...{ p_value: poissonTail(actual, expected), explained: excess > 0 ? (actual - expected) / excess : null },
  };
}

/** A dimension's power to explain an excess (Adtributor, Bhagwan et al. 2014). */
export interface ScanDimension {
  readonly dimension: string;
  /** How far the shares of its values moved from those expected: half of the Jensen–Shannon terms, in nats, summed. */
  readonly surprise: number;
  /** The fewest values with a tenth of the excess each that together have two thirds of it; null where none do. */
  readonly explained_by: readonly string[] | null;
}

/** Each dimension with its surprise, those that explain the excess first, the largest surprise before others. */
export function scanDimensions(cells: readonly ScanCell[], dimensions: readonly string[]): ScanDimension[] {
  const whole = { actual: total(cells.map((c) => c.actual)), expected: total(cells.map((c) => c.expected)) };
  const found = dimensions.map((dimension): ScanDimension => {
    const slices = scanSlices(cells, [[dimension]]);
    const surprise = total(slices.map((s) => surpriseOf(s.expected / whole.expected, s.actual / whole.actual)));
    return { dimension, surprise, explained_by: explainers(slices, dimension) };
  });
  return found.sort((a, b) => Number(!a.explained_by) - Number(!b.explained_by) || b.surprise - a.surprise);
}

function surpriseOf(p: number, q: number): number {
  const term = (share: number) => (share > 0 ? share * Math.log((2 * share) / (p + q)) : 0);
  return (term(p) + term(q)) / 2;
}

function explainers(slices: readonly ScanSlice[], dimension: string): string[] | null {
  const large = slices.filter((s) => (s.explained ?? 0) >= 0.1).sort((a, b) => b.explained! - a.explained!);
  let sum = 0;
  for (const [i, slice] of large.entries()) {
    sum += slice.explained!;
    if (sum >= 0.67) return large.slice(0, i + 1).map(({ values }) => values[dimension]!);
  }
  return null;
}

function groupCells(cells: readonly ScanCell[], dimensions: readonly string[]): Map<string, ScanCell[]> {
  const groups = new Map<string, ScanCell[]>();
  for (const cell of cells) {
    const key = JSON.stringify(dimensions.map((name) => cell.values[name]));
    const known = groups.get(key);
    if (known) known.push(cell);
    else groups.set(key, [cell]);
  }
  return groups;
}

function pick(values: ScanCell['values'], names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, values[name]!]));
}
