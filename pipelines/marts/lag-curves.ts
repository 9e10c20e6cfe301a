import {
  chooseStratum,
  completeness,
  hasOwnCurve,
  type LagTable,
  lagCurve,
  lagTable,
} from '../statistics/lag-curve.ts';
import { furtherShare } from '../statistics/projection.ts';
import { rowsOf, type WriteSession } from '../warehouse/engine.ts';
import { buildMaturity, type CurveGroup } from './maturity.ts';
import { returnWindowDays } from './return-window.ts';

/** Curves are written out to this lag, past every horizon, so that a join on age always finds a row. */
const lastLag = 730;

interface Cell {
  category: string | null;
  age_days: number;
  lag_days: number;
  units: number;
}

const delivered = `
  SELECT l.category, c.age_days, 0 AS lag_days, CAST(sum(l.quantity) AS BIGINT) AS units
  FROM stg_clock c JOIN stg_lines l ON l.line_id = c.line_id WHERE c.is_delivered AND c.age_days >= 0 GROUP BY 1, 2`;
const returned = `
  SELECT
    l.category, c.age_days,
    CAST(date_diff('day', c.delivered_date, coalesce(r.requested_date, r.received_date, r.refunded_date)) AS INTEGER) AS lag_days,
    CAST(sum(m.matched_units) AS BIGINT) AS units
  FROM stg_matches m
  JOIN stg_clock c ON c.line_id = m.line_id
  JOIN stg_lines l ON l.line_id = m.line_id
  JOIN return_lines r ON r.source = m.source AND r.return_ref = m.return_ref
  WHERE c.age_days >= 0 AND coalesce(r.requested_date, r.received_date, r.refunded_date) IS NOT NULL
  GROUP BY 1, 2, 3`;

/**
 * Builds `lag_curves`: for every category and for the shop (category NULL), how returns arrive by days since delivery. One
 * row per category and lag, lag 0 to 730. Categories with too few returns have the curve of all of them together, else the
 * shop's. Beside them `maturity` and `past_forecasts`: how far such a curve is to be trusted (`maturity.ts`).
 */
export async function buildLagCurves(session: WriteSession): Promise<void> {
  const sold = rowsOf<Cell>(await session.query(delivered));
  const back = rowsOf<Cell>(await session.query(returned));
  const shop = tableOf(sold, back);
  const soldBy = byCategory(sold);
  const backBy = byCategory(back);
  const categories = [...soldBy.keys()].map((category) => ({
    category,
    units: tableOf(soldBy.get(category) ?? [], backBy.get(category) ?? []),
  }));
  const large = categories.filter(({ category, units }) => category !== null && hasOwnCurve(units));
  // The small ones lean on each other: large ones come back far more, or far less, than they do.
  const isSmall = (cell: Cell) => !large.some(({ category }) => category === cell.category);
  const rest = tableOf(sold.filter(isSmall), back.filter(isSmall));
  const shared = chooseStratum([rest, shop]);
  const groups = categories.map((one): CurveGroup => ({ ...one, curveFrom: large.includes(one) ? one.units : shared }));
  const named = groups.filter(({ category }) => category !== null);
  const whole = { category: null, units: shop, curveFrom: shop };
  await session.materialize('lag_curves', emptyCurves);
  for (const { category, units, curveFrom } of [whole, ...named])
    await session.append('lag_curves', curveColumns(category, curveFrom, curveFrom === units));
  const parts = groups.filter(({ units, curveFrom }) => curveFrom === units);
  await buildMaturity(session, { ...whole, parts: [...parts, { units: rest, curveFrom: shared }] }, named);
}

const emptyCurves = `
  SELECT
    CAST(NULL AS VARCHAR) AS category, CAST(NULL AS INTEGER) AS lag_days, CAST(NULL AS DOUBLE) AS at_risk,
    CAST(NULL AS DOUBLE) AS returned, CAST(NULL AS DOUBLE) AS cdf, CAST(NULL AS DOUBLE) AS cdf_variance,
    CAST(NULL AS DOUBLE) AS completeness, CAST(NULL AS INTEGER) AS horizon_days, CAST(NULL AS BOOLEAN) AS is_own,
    CAST(NULL AS DOUBLE) AS further_share, CAST(NULL AS DOUBLE) AS further_error
  WHERE 1 = 0`;

function byCategory(cells: readonly Cell[]): Map<string | null, Cell[]> {
  const groups = new Map<string | null, Cell[]>();
  for (const cell of cells) {
    const group = groups.get(cell.category);
    if (group) group.push(cell);
    else groups.set(cell.category, [cell]);
  }
  return groups;
}

function tableOf(sold: readonly Cell[], back: readonly Cell[]): LagTable {
  const columns = (cells: readonly Cell[]) => ({
    age_days: cells.map((cell) => cell.age_days),
    lag_days: cells.map((cell) => cell.lag_days),
    delivered_units: cells.map((cell) => cell.units),
    returned_units: cells.map((cell) => cell.units),
  });
  return lagTable(columns(sold), columns(back));
}

function curveColumns(category: string | null, table: LagTable, isOwn: boolean) {
  const curve = lagCurve(table, { windowDays: returnWindowDays() });
  const lags = Array.from({ length: lastLag + 1 }, (_, lag) => lag);
  const at = (values: Float64Array) => lags.map((lag) => values[lag] ?? null);
  const further = lags.map((lag) => furtherShare(curve, lag));
  return {
    category: lags.map(() => category),
    lag_days: lags,
    at_risk: at(curve.at_risk),
    returned: at(curve.returned),
    cdf: lags.map((lag) => curve.cdf[Math.min(lag, curve.cdf.length - 1)] ?? null),
    cdf_variance: lags.map((lag) => curve.variance[Math.min(lag, curve.variance.length - 1)] ?? null),
    completeness: lags.map((lag) => completeness(curve, lag)),
    horizon_days: lags.map(() => curve.horizon_days),
    is_own: lags.map(() => isOwn),
    further_share: further.map(({ share }) => share),
    further_error: further.map(({ error }) => error),
  };
}
