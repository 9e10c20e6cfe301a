import { completeness, hasOwnCurve, type LagTable, lagCurve } from '../statistics/lag-curve.ts';
import type { Replay } from '../statistics/replay.ts';
import { total } from '../statistics/total.ts';
import type { WriteSession } from '../warehouse/engine.ts';
import type { HolidayOrders } from './return-window.ts';
import type { CurveGroup } from './strata.ts';

/** Whether each unit counts for one or for what was paid for it. */
export type WeighedBy = 'units' | 'value';

/** A category or the shop, and how its forecasts held. */
export interface ReplayedCurve {
  readonly weighed_by: WeighedBy;
  readonly group: CurveGroup;
  readonly past: Replay;
}

/**
 * Builds `maturity`, how returns of each category and of the shop (category NULL) arrive and how far forecasts of them held,
 * one row per category, by units and by value, and `past_forecasts`, the forecasts themselves, one row per category, week and age.
 * @param holiday the days of orders with a longer window, if any have one
 */
export async function buildMaturity(
  session: WriteSession,
  replayed: readonly ReplayedCurve[],
  holiday: HolidayOrders | null,
): Promise<void> {
  await session.materialize('maturity', emptyMaturity);
  await session.materialize('past_forecasts', emptyForecasts);
  const rows = replayed.map(({ weighed_by, group, past: { forecasts, held_share, dispersion } }) => ({
    ...{ weighed_by, ...maturityRow(group), forecasts: forecasts.length, held_share, dispersion },
    window_days: group.usual.units.windowDays,
    holiday_first: holiday?.first ?? null,
    holiday_last: holiday?.last ?? null,
  }));
  await session.append('maturity', columnsOf(rows));
  const said = replayed.flatMap(({ weighed_by, group: { category }, past }) =>
    past.forecasts.map((forecast) => ({ weighed_by, category, ...forecast })),
  );
  if (said.length > 0) await session.append('past_forecasts', columnsOf(said));
}

const emptyMaturity = `
  SELECT
    CAST(NULL AS VARCHAR) AS weighed_by, CAST(NULL AS VARCHAR) AS category, CAST(NULL AS BOOLEAN) AS is_own, CAST(NULL AS DOUBLE) AS delivered_units,
    CAST(NULL AS DOUBLE) AS returned_units, CAST(NULL AS INTEGER) AS horizon_days, CAST(NULL AS BOOLEAN) AS is_lower_bound,
    CAST(NULL AS DOUBLE) AS final_rate, CAST(NULL AS DOUBLE) AS final_low, CAST(NULL AS DOUBLE) AS final_high,
    CAST(NULL AS INTEGER) AS half_days, CAST(NULL AS INTEGER) AS mature_days, CAST(NULL AS INTEGER) AS forecasts,
    CAST(NULL AS DOUBLE) AS held_share, CAST(NULL AS DOUBLE) AS dispersion, CAST(NULL AS INTEGER) AS window_days,
    CAST(NULL AS INTEGER) AS holiday_mature_days, CAST(NULL AS INTEGER) AS holiday_first, CAST(NULL AS INTEGER) AS holiday_last
  WHERE 1 = 0`;
const emptyForecasts = `
  SELECT
    CAST(NULL AS VARCHAR) AS weighed_by, CAST(NULL AS VARCHAR) AS category, CAST(NULL AS INTEGER) AS youngest_days, CAST(NULL AS INTEGER) AS said_at_days,
    CAST(NULL AS DOUBLE) AS delivered_units, CAST(NULL AS DOUBLE) AS known_units, CAST(NULL AS DOUBLE) AS expected_units,
    CAST(NULL AS DOUBLE) AS low_units, CAST(NULL AS DOUBLE) AS high_units, CAST(NULL AS DOUBLE) AS final_units,
    CAST(NULL AS BOOLEAN) AS is_held
  WHERE 1 = 0`;

function maturityRow({ category, usual, extended, parts }: CurveGroup) {
  const curve = lagCurve(usual.curveFrom);
  const final = curve.cdf[curve.horizon_days] ?? null;
  const error = Math.sqrt(curve.variance[curve.horizon_days] ?? 0);
  return {
    category,
    is_own: usual.curveFrom === usual.units && hasOwnCurve(usual.units),
    delivered_units: total(parts.map(({ units }) => total(units.delivered))),
    returned_units: total(parts.map(({ units }) => total(units.returned))),
    horizon_days: curve.horizon_days,
    is_lower_bound: curve.is_lower_bound,
    final_rate: final,
    final_low: final === null ? null : Math.max(0, final - 1.96 * error),
    final_high: final === null ? null : Math.min(1, final + 1.96 * error),
    half_days: firstLag(usual.curveFrom, 0.5),
    mature_days: firstLag(usual.curveFrom, 0.95),
    holiday_mature_days: extended && firstLag(extended.curveFrom, 0.95),
  };
}

/** Days after which a share of the final returns has come; null where none come. */
function firstLag(table: LagTable, share: number): number | null {
  const curve = lagCurve(table);
  if (!((curve.cdf[curve.horizon_days] ?? 0) > 0)) return null;
  return Array.from(curve.cdf.keys()).find((lag) => (completeness(curve, lag) ?? 0) >= share) ?? null;
}

type Value = string | number | boolean | null;

/** Rows as columns. */
function columnsOf<Row extends Readonly<Record<string, Value>>>(rows: readonly Row[]): Record<string, Value[]> {
  const names = Object.keys(rows[0] ?? {});
  return Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name] ?? null)]));
}
