import { binomialTail } from './beta.ts';
import type { LagTable } from './lag-curve.ts';
import { total } from './total.ts';

/** Returns beyond the usual window are common from this share on, and from twice the usual share on. */
const leastLateShare = 0.05;
/** As many late returns by chance happen once in a thousand shops. */
const surely = 0.001;

/**
 * Whether some units had longer to come back than others: of their returns clearly more than twice the share, and more
 * than a twentieth, came beyond the window of the others. Only units are looked at that are old enough to have come back as late.
 */
export function hadLonger(some: LagTable, others: LagTable): boolean {
  const [own, usual] = [lateReturns(some, others.windowDays), lateReturns(others, others.windowDays)];
  const usualShare = usual.all > 0 ? usual.late / usual.all : 0;
  const share = Math.min(1, Math.max(leastLateShare, 2 * usualShare));
  return binomialTail(own.late, own.all, share) < surely;
}

/** Returned units by whether they came within the window. */
function lateReturns({ oldest, lags, returned }: LagTable, windowDays: number): { late: number; all: number } {
  let [late, all] = [0, 0];
  for (let age = windowDays + 1; age <= oldest; age++) {
    all += total(returned.subarray(age * lags, (age + 1) * lags));
    late += total(returned.subarray(age * lags + Math.min(lags, windowDays + 1), (age + 1) * lags));
  }
  return { late, all };
}

/** A table in which `factor` times as many units come back, as late as in the one given. */
export function atLevel(table: LagTable, factor: number): LagTable {
  return { ...table, returned: table.returned.map((units) => units * factor) };
}
