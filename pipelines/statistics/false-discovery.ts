import { ascending } from './order.ts';

/**
 * The list whose expected share of wrong entries is at most `level`: sorted by their chance of being wrong, the longest
 * prefix with a mean of at most that (Bayesian false discovery rate, Newton et al. 2004).
 * @param errorChances per candidate the probability that listing it is wrong; NaN stays out
 * @returns one flag per candidate, 1 where it is listed
 */
export function bayesianList(errorChances: ArrayLike<number>, level = 0.05): Uint8Array {
  const listed = new Uint8Array(errorChances.length);
  const order = ascending(errorChances);
  let sum = 0;
  // The values ascend and so does their running mean: the first mean above the level ends the list.
  for (let position = 0; position < order.length; position++) {
    const candidate = order[position]!;
    sum += errorChances[candidate]!;
    if (sum > level * (position + 1)) break;
    listed[candidate] = 1;
  }
  return listed;
}

/**
 * Adjusted p-values q of a family of tests: listing all with q ≤ 0.05 keeps the false discovery rate at 5 %
 * (Benjamini & Hochberg 1995).
 * @param pValues one per test; NaN is no test, and its q is NaN
 * @param tests how many there are in all, where those that cannot reach the level are left out
 */
export function adjustedP(pValues: ArrayLike<number>, tests?: number): Float64Array {
  const q = new Float64Array(pValues.length).fill(Number.NaN);
  const order = ascending(pValues);
  const family = tests ?? order.length;
  let smallest = 1;
  for (let rank = order.length; rank > 0; rank--) {
    const test = order[rank - 1]!;
    smallest = Math.min(smallest, pValues[test]! * (family / rank));
    q[test] = smallest;
  }
  return q;
}
