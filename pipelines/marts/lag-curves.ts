import type { Table } from 'apache-arrow';
import { completeness, hasOwnCurve, type LagTable, lagCurve } from '../statistics/lag-curve.ts';
import { furtherShare } from '../statistics/projection.ts';
import { dispersionAt, type PastCurves, type Replay, replay } from '../statistics/replay.ts';
import type { WriteSession } from '../warehouse/engine.ts';
import { buildMaturity, type ReplayedCurve, type WeighedBy } from './maturity.ts';
import { type HolidayOrders, holidayOrders, holidayParams, isHolidayOrder, returnWindowDays } from './return-window.ts';
import { type Cell, type Strata, strataOf } from './strata.ts';

/** Curves are written out to this lag, past every horizon, so that a join on age always finds a row. */
const lastLag = 730;

const cells = (lag: string) => `
  SELECT
    u.category, ${isHolidayOrder('u.order_date')} AS is_holiday,
    CAST(date_diff('day', u.delivered_date, i.as_of) AS INTEGER) AS age_days, ${lag} AS lag_days, CAST(sum(u.units) AS BIGINT) AS units,
    CAST(coalesce(sum(CASE WHEN u.currency = i.main_currency THEN u.value_minor END), 0) AS BIGINT) AS value_minor,
    coalesce(sum(CASE WHEN u.currency = i.main_currency THEN CAST(u.value_minor AS DOUBLE) * u.value_minor / u.units END), 0) AS squares`;
const delivered = `${cells('0')}
  FROM known_units u CROSS JOIN mart_info i WHERE u.units > 0 AND u.delivered_date <= i.as_of GROUP BY 1, 2, 3`;
const returned = `${cells('u.lag_days')}
  FROM known_returned_units u CROSS JOIN mart_info i WHERE u.units > 0 AND u.delivered_date <= i.as_of GROUP BY 1, 2, 3, 4`;

/** Cells of units, or of what was paid for them in the shop's main currency; made of columns, as there are many. */
function cellsOf(table: Table, weighed_by: WeighedBy): Cell[] {
  const column = (name: string) => table.getChild(name)!;
  const places = { category: column('category'), is_holiday: column('is_holiday') };
  const days = { age: column('age_days'), lag: column('lag_days') };
  const isValue = weighed_by === 'value';
  const amounts = { units: column(isValue ? 'value_minor' : 'units'), squares: column(isValue ? 'squares' : 'units') };
  return Array.from({ length: table.numRows }, (_, row) => ({
    category: places.category.get(row),
    is_holiday: places.is_holiday.get(row),
    age_days: days.age.get(row),
    lag_days: days.lag.get(row),
    units: amounts.units.get(row),
    squares: amounts.squares.get(row),
  }));
}

/**
 * Builds `lag_curves`: for every category and for the shop (category NULL), how returns arrive by days since delivery, by
 * units and by what was paid for them. One row per category and lag, lag 0 to 730, of orders with the usual return window,
 * and of those with a longer one where there are any (`strata.ts`). `is_told`: what it is estimated from are returns enough,
 * which of value a single dear order may undo. Beside them `maturity` and `past_forecasts`: how far such
 * a curve is to be trusted.
 */
export async function buildLagCurves(session: WriteSession): Promise<void> {
  const sold = await session.query(delivered, holidayParams());
  const back = await session.query(returned, holidayParams());
  const strata = (weighed_by: WeighedBy, holiday: HolidayOrders | null) =>
    strataOf(cellsOf(sold, weighed_by), cellsOf(back, weighed_by), holiday, returnWindowDays());
  const byUnits = strata('units', holidayOrders());
  const byValue = strata('value', byUnits.holiday && { ...byUnits.holiday, isSaid: true });
  await session.materialize('lag_curves', emptyCurves);
  const replayed = [
    ...(await appendCurves(session, 'units', byUnits)),
    ...(await appendCurves(session, 'value', byValue)),
  ];
  await buildMaturity(session, replayed, byUnits.holiday);
}

/** Writes the curves of the shop and its categories, and gives them with how their forecasts held. */
async function appendCurves(session: WriteSession, weighed_by: WeighedBy, strata: Strata): Promise<ReplayedCurve[]> {
  const known: PastCurves = new Map();
  const replayed = [strata.shop, ...strata.categories].map((group) => ({
    ...{ weighed_by, group },
    past: replay(group.parts, known),
  }));
  for (const { group, past } of replayed) {
    const { category, usual, extended } = group;
    for (const part of extended ? [usual, extended] : [usual]) {
      const marks = { weighed_by, category, is_extended: part === extended, is_told: hasOwnCurve(part.curveFrom) };
      await session.append('lag_curves', curveColumns(part.curveFrom, marks, past, replayed[0]!.past));
    }
  }
  return replayed;
}

const emptyCurves = `
  SELECT
    CAST(NULL AS VARCHAR) AS weighed_by, CAST(NULL AS VARCHAR) AS category, CAST(NULL AS BOOLEAN) AS is_extended, CAST(NULL AS BOOLEAN) AS is_told,
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
  const unitsAt = (values: Float64Array) =>
    lags.map((lag) => (lag < values.length ? values[lag]! / curve.unit_weight : null));
  const further = lags.map((lag) => furtherShare(curve, lag));
  return {
    ...Object.fromEntries(Object.entries(marks).map(([name, value]) => [name, lags.map(() => value)])),
    lag_days: lags,
    at_risk: unitsAt(curve.at_risk),
    returned: unitsAt(curve.returned),
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
