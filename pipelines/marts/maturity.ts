import { completeness, lagCurve } from '../statistics/lag-curve.ts';
import { type ReplayedGroup, replay } from '../statistics/replay.ts';
import { total } from '../statistics/total.ts';
import type { WriteSession } from '../warehouse/engine.ts';
import { returnWindowDays } from './return-window.ts';

/** A category (the shop: null), its units, and the table its curve is estimated from. */
export interface CurveGroup extends ReplayedGroup {
  readonly category: string | null;
}

/** The shop with the parts that it is forecast by: categories with curves of their own, and all others together. */
export interface ShopGroup extends CurveGroup {
  readonly parts: readonly ReplayedGroup[];
}

/**
 * Builds `maturity`, how returns of each category and of the shop (category NULL) arrive and how far forecasts of them held,
 * one row per category, and `past_forecasts`, the forecasts themselves, one row per category, week and age.
 */
export async function buildMaturity(
  session: WriteSession,
  shop: ShopGroup,
  categories: readonly CurveGroup[],
): Promise<void> {
  const windowDays = returnWindowDays();
  await session.materialize('maturity', emptyMaturity);
  await session.materialize('past_forecasts', emptyForecasts);
  const replayed = [shop, ...categories].map((group) => ({
    ...group,
    ...replay(group === shop ? shop.parts : [group], windowDays),
  }));
  const rows = replayed.map((group) => maturityRow(group, windowDays));
  await session.append('maturity', columnsOf(rows));
  const past = replayed.flatMap(({ category, forecasts }) => forecasts.map((said) => ({ category, ...said })));
  if (past.length > 0) await session.append('past_forecasts', columnsOf(past));
}

const emptyMaturity = `
  SELECT
    CAST(NULL AS VARCHAR) AS category, CAST(NULL AS BOOLEAN) AS is_own, CAST(NULL AS DOUBLE) AS delivered_units,
    CAST(NULL AS DOUBLE) AS returned_units, CAST(NULL AS INTEGER) AS horizon_days, CAST(NULL AS BOOLEAN) AS is_lower_bound,
    CAST(NULL AS DOUBLE) AS final_rate, CAST(NULL AS DOUBLE) AS final_low, CAST(NULL AS DOUBLE) AS final_high,
    CAST(NULL AS INTEGER) AS half_days, CAST(NULL AS INTEGER) AS mature_days, CAST(NULL AS INTEGER) AS forecasts,
    CAST(NULL AS DOUBLE) AS held_share, CAST(NULL AS DOUBLE) AS dispersion, CAST(NULL AS INTEGER) AS window_days
  WHERE 1 = 0`;
const emptyForecasts = `
  SELECT
    CAST(NULL AS VARCHAR) AS category, CAST(NULL AS INTEGER) AS youngest_days, CAST(NULL AS INTEGER) AS said_at_days,
    CAST(NULL AS DOUBLE) AS delivered_units, CAST(NULL AS DOUBLE) AS known_units, CAST(NULL AS DOUBLE) AS expected_units,
    CAST(NULL AS DOUBLE) AS low_units, CAST(NULL AS DOUBLE) AS high_units, CAST(NULL AS DOUBLE) AS final_units,
    CAST(NULL AS BOOLEAN) AS is_held
  WHERE 1 = 0`;

function maturityRow(group: CurveGroup & ReturnType<typeof replay>, window_days: number) {
  const { category, units, curveFrom, forecasts, held_share, dispersion } = group;
  const curve = lagCurve(curveFrom, { windowDays: window_days });
  const final = curve.cdf[curve.horizon_days] ?? null;
  const error = Math.sqrt(curve.variance[curve.horizon_days] ?? 0);
  const firstLag = (share: number) => {
    const lag = Array.from(curve.cdf.keys()).find((one) => (completeness(curve, one) ?? 0) >= share);
    return final !== null && final > 0 ? (lag ?? null) : null;
  };
  return {
    category,
    is_own: curveFrom === units,
    delivered_units: total(units.delivered),
    returned_units: total(units.returned),
    horizon_days: curve.horizon_days,
    is_lower_bound: curve.is_lower_bound,
    final_rate: final,
    final_low: final === null ? null : Math.max(0, final - 1.96 * error),
    final_high: final === null ? null : Math.min(1, final + 1.96 * error),
    half_days: firstLag(0.5),
    mature_days: firstLag(0.95),
    forecasts: forecasts.length,
    ...{ held_share, dispersion, window_days },
  };
}

type Value = string | number | boolean | null;

/** Rows as columns. */
function columnsOf<Row extends Readonly<Record<string, Value>>>(rows: readonly Row[]): Record<string, Value[]> {
  const names = Object.keys(rows[0] ?? {});
  return Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name] ?? null)]));
}
