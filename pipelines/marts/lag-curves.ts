import { completeness, type LagTable, lagCurve } from '../statistics/lag-curve.ts';
import { furtherShare } from '../statistics/projection.ts';
import { dispersionAt, type PastCurves, type Replay, replay } from '../statistics/replay.ts';
import { rowsOf, type WriteSession } from '../warehouse/engine.ts';
import { buildMaturity } from './maturity.ts';
import { holidayOrders, holidayParams, isHolidayOrder, returnWindowDays } from './return-window.ts';
import { type Cell, strataOf } from './strata.ts';

/** Curves are written out to this lag, past every horizon, so that a join on age always finds a row. */
const lastLag = 730;

const cells = (lag: string) => `
  SELECT
    u.category, ${isHolidayOrder('u.order_date')} AS is_holiday,
    CAST(date_diff('day', u.delivered_date, i.as_of) AS INTEGER) AS age_days, ${lag} AS lag_days, CAST(sum(u.units) AS BIGINT) AS units`;
const delivered = `${cells('0')}
  FROM known_units u CROSS JOIN mart_info i WHERE u.units > 0 AND u.delivered_date <= i.as_of GROUP BY 1, 2, 3`;
const returned = `${cells('u.lag_days')}
  FROM known_returned_units u CROSS JOIN mart_info i WHERE u.delivered_date <= i.as_of GROUP BY 1, 2, 3, 4`;

/**
 * Builds `lag_curves`: for every category and for the shop (category NULL), how returns arrive by days since delivery. One
 * row per category and lag, lag 0 to 730, of orders with the usual return window, and of those with a longer one where
 * there are any (`strata.ts`). Beside them `maturity` and `past_forecasts`: how far such a curve is to be trusted.
 */
export async function buildLagCurves(session: WriteSession): Promise<void> {
  const holiday = holidayOrders();
  const sold = rowsOf<Cell>(await session.query(delivered, holidayParams()));
  const back = rowsOf<Cell>(await session.query(returned, holidayParams()));
  const strata = strataOf(sold, back, holiday, returnWindowDays());
  const past: PastCurves = new Map();
  const [shop, ...categories] = [strata.shop, ...strata.categories].map((group) => ({
    group,
    past: replay(group.parts, past),
  }));
  await session.materialize('lag_curves', emptyCurves);
  for (const { group, past } of [shop!, ...categories]) {
    const { category, usual, extended } = group;
    for (const part of extended ? [usual, extended] : [usual]) {
      const marks = { category, is_extended: part === extended, is_own: part.curveFrom === part.units };
      await session.append('lag_curves', curveColumns(part.curveFrom, marks, past, shop!.past));
    }
  }
  await buildMaturity(session, [shop!, ...categories], strata.holiday);
}

const emptyCurves = `
  SELECT
    CAST(NULL AS VARCHAR) AS category, CAST(NULL AS BOOLEAN) AS is_extended, CAST(NULL AS BOOLEAN) AS is_own,
    CAST(NULL AS INTEGER) AS lag_days, CAST(NULL AS DOUBLE) AS at_risk, CAST(NULL AS DOUBLE) AS returned,
    CAST(NULL AS DOUBLE) AS cdf, CAST(NULL AS DOUBLE) AS cdf_variance, CAST(NULL AS DOUBLE) AS completeness,
    CAST(NULL AS INTEGER) AS horizon_days, CAST(NULL AS DOUBLE) AS further_share, CAST(NULL AS DOUBLE) AS further_chance,
    CAST(NULL AS DOUBLE) AS further_chance_in_shop, CAST(NULL AS DOUBLE) AS further_error
  WHERE 1 = 0`;

function curveColumns(
  table: LagTable,
  marks: Readonly<Record<string, string | boolean | null>>,
  own: Replay,
  shop: Replay,
): Record<string, (string | number | boolean | null)[]> {
  const curve = lagCurve(table);
  const lags = Array.from({ length: lastLag + 1 }, (_, lag) => lag);
  const at = (values: Float64Array) => lags.map((lag) => values[lag] ?? null);
  const further = lags.map((lag) => furtherShare(curve, lag));
  return {
    ...Object.fromEntries(Object.entries(marks).map(([name, value]) => [name, lags.map(() => value)])),
    lag_days: lags,
    at_risk: at(curve.at_risk),
    returned: at(curve.returned),
    cdf: lags.map((lag) => curve.cdf[Math.min(lag, curve.cdf.length - 1)] ?? null),
    cdf_variance: lags.map((lag) => curve.variance[Math.min(lag, curve.variance.length - 1)] ?? null),
    completeness: lags.map((lag) => completeness(curve, lag)),
    horizon_days: lags.map(() => curve.horizon_days),
    further_share: further.map(({ share }) => share),
    further_chance: further.map(({ share }, lag) => share * (1 - share) * dispersionAt(own.by_age, lag)),
    further_chance_in_shop: further.map(({ share }, lag) => share * (1 - share) * dispersionAt(shop.by_age, lag)),
    further_error: further.map(({ error }) => error),
  };
}
