import { completeness, type LagTable, lagCurve } from '../statistics/lag-curve.ts';
import { furtherShare } from '../statistics/projection.ts';
import { dispersionAt, type PastCurves, type Replay, replay } from '../statistics/replay.ts';
import { rowsOf, type WriteSession } from '../warehouse/engine.ts';
import { buildMaturity } from './maturity.ts';
import { holidayOrders, returnWindowDays } from './return-window.ts';
import { type Cell, strataOf } from './strata.ts';

/** Curves are written out to this lag, past every horizon, so that a join on age always finds a row. */
const lastLag = 730;

const isHoliday = 'month(l.order_date) * 100 + day(l.order_date) BETWEEN $first AND $last';
const delivered = `
  SELECT
    l.category, ${isHoliday} AS is_holiday, c.age_days, 0 AS lag_days, CAST(sum(l.quantity) AS BIGINT) AS units
  FROM stg_clock c JOIN stg_lines l ON l.line_id = c.line_id
  WHERE c.is_delivered AND c.age_days >= 0
  GROUP BY 1, 2, 3`;
const returned = `
  SELECT
    l.category, ${isHoliday} AS is_holiday, c.age_days,
    CAST(date_diff('day', c.delivered_date, coalesce(r.requested_date, r.received_date, r.refunded_date)) AS INTEGER) AS lag_days,
    CAST(sum(m.matched_units) AS BIGINT) AS units
  FROM stg_matches m
  JOIN stg_clock c ON c.line_id = m.line_id
  JOIN stg_lines l ON l.line_id = m.line_id
  JOIN return_lines r ON r.source = m.source AND r.return_ref = m.return_ref
  WHERE c.age_days >= 0 AND coalesce(r.requested_date, r.received_date, r.refunded_date) IS NOT NULL
  GROUP BY 1, 2, 3, 4`;

/**
 * Builds `lag_curves`: for every category and for the shop (category NULL), how returns arrive by days since delivery. One
 * row per category and lag, lag 0 to 730, of orders with the usual return window, and of those with a longer one where
 * there are any (`strata.ts`). Beside them `maturity` and `past_forecasts`: how far such a curve is to be trusted.
 */
export async function buildLagCurves(session: WriteSession): Promise<void> {
  const holiday = holidayOrders();
  const days = { first: holiday?.first ?? 0, last: holiday?.last ?? 0 };
  const sold = rowsOf<Cell>(await session.query(delivered, days));
  const back = rowsOf<Cell>(await session.query(returned, days));
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
