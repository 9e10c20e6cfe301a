import { type LagCurve, type LagTable, lagCurve } from './lag-curve.ts';
import { type Cohort, furtherReturns, project } from './projection.ts';
import { total } from './total.ts';

/** How far the methods held in the past: one table's forecasts against what came. */
export interface Replay {
  /** Mean squared error over the variance expected, at least 1: the dispersion for `project`. */
  readonly dispersion: number;
  /** Forecasts that could be checked; 0 where the history is too short, and `held_share` is null then. */
  readonly forecasts: number;
  /** Share of the 95 % intervals, dispersion included, that held what came; 0.90 to 0.98 is sound. */
  readonly held_share: number | null;
}

/** Ages in days at which past weeks are forecast again. */
const replayAges = [7, 14, 28, 56] as const;

/**
 * Says of every week that is now mature what would have been said of it at 7, 14, 28 and 56 days, by the curve of the
 * data known then, and compares with what came.
 */
export function replay(table: LagTable, windowDays = 30): Replay {
  const horizonDays = lagCurve(table, { windowDays }).horizon_days;
  const curves = new Map<number, LagCurve>();
  const curveOf = (daysAgo: number) => {
    const known = curves.get(daysAgo) ?? lagCurve(table, { daysAgo, horizonDays });
    curves.set(daysAgo, known);
    return known;
  };
  const forecasts: Forecast[] = [];
  for (let youngest = horizonDays; youngest + 6 <= table.oldest; youngest += 7) {
    const actual = total(weekOf(table, youngest, 0, horizonDays).map((day) => day.returned_units));
    for (const age of replayAges.filter((days) => days < horizonDays)) {
      const curve = curveOf(youngest - age);
      const week = weekOf(table, youngest, youngest - age, horizonDays);
      if (!curve.is_lower_bound && total(week.map((day) => day.delivered_units)) > 0)
        forecasts.push({ week, curve, actual });
    }
  }
  return judge(forecasts);
}

interface Forecast {
  readonly week: readonly Cohort[];
  readonly curve: LagCurve;
  readonly actual: number;
}

function judge(forecasts: readonly Forecast[]): Replay {
  const ratios: number[] = [];
  for (const { week, actual, curve } of forecasts) {
    const { expected, binomial, curveVariance } = furtherReturns(curve, week);
    const error = total(week.map((day) => day.returned_units)) + expected - actual;
    if (binomial + curveVariance > 0) ratios.push(error ** 2 / (binomial + curveVariance));
  }
  const dispersion = ratios.length > 0 ? Math.max(1, total(ratios) / ratios.length) : 1;
  const held = forecasts.filter(({ week, actual, curve }) => {
    const { low_units, high_units } = project(curve, week, dispersion);
    return low_units <= actual && actual <= high_units;
  });
  const held_share = forecasts.length > 0 ? held.length / forecasts.length : null;
  return { dispersion, forecasts: forecasts.length, held_share };
}

/** The seven days from an age on as they were `daysAgo` days before, returns up to a lag. */
function weekOf({ lags, delivered, returned }: LagTable, youngest: number, daysAgo: number, lastLag: number): Cohort[] {
  return Array.from({ length: 7 }, (_, day) => {
    const row = (youngest + day) * lags;
    const age_days = youngest + day - daysAgo;
    const returned_units = total(returned.subarray(row, row + Math.min(age_days, lastLag, lags - 1) + 1));
    return { age_days, delivered_units: delivered[youngest + day]!, returned_units };
  });
}
