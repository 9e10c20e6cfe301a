import type { Table } from 'apache-arrow';
import { effectiveSample } from '../../../pipelines/statistics/effective-sample.ts';
import { fairRates } from '../../../pipelines/statistics/fair-rate.ts';
import {
  columnOf,
  groupsOf,
  numbersOf,
  type Selection,
  sameRows,
  vectorOf,
} from '../../../pipelines/warehouse/columns.ts';
import type { FilterDimension } from '../../contract/dimensions.ts';
import type { ParamsOf, RowOf } from '../../contract/query.ts';
import type { productRates } from './contract.ts';
import { mostFirst } from './ranked.ts';

type Params = ParamsOf<typeof productRates>;
type Answer = RowOf<typeof productRates>;

/** The trend tells so many months. */
const trendMonths = 12;

/** Below this share of complete returns the expected rate stays unknown, as in its metric. */
const leastComplete = 0.3;

/** Filters that a level's values decide by themselves: they pick rows, and leave alone what the rows are judged against. */
const decided: Partial<Record<NonNullable<Params['level']>, readonly FilterDimension[]>> = {
  sku: ['category', 'style', 'sku', 'supplier'],
  style: ['category', 'style', 'supplier'],
  category: ['category'],
  supplier: ['supplier'],
  seller: ['seller'],
  lot: ['lot'],
  channel: ['channel'],
  country: ['country'],
};

interface Info {
  readonly as_of: string | null;
}

/** Rated by SKU where nothing else is asked for, and without the filters that only pick rows, as what the rows are judged against. */
export function rateParams(params: Params): [Params] {
  const without = Object.fromEntries(pickingOf(params).map((name) => [name, undefined]));
  return [{ ...params, level: params.level ?? 'sku', ...without }];
}

/** The trends, by the part of the period that they tell, and where a filter picks rows, which ones. */
export function rateBesides(params: Params, { as_of }: Info): { path: string; params: Params }[] {
  const trend = { ...rateParams(params)[0], ...trendPeriod(params, as_of) };
  const trends = { path: '/products/rates-trend', params: trend };
  if (pickingOf(params).length === 0) return [trends];
  return [trends, { path: '/products/rates-picked', params: { ...params, level: params.level ?? 'sku' } }];
}

function pickingOf(params: Params): FilterDimension[] {
  return (decided[params.level ?? 'sku'] ?? []).filter((name) => params[name]?.length);
}

/** The last month is the one in which the period ends, or the data before that; null while nothing came back. */
function trendPeriod({ from, to }: Params, as_of: string | null) {
  const last = to && as_of && to < as_of ? to : as_of;
  if (!last) return { last_month: null };
  const month = (distance: number, day: number) => {
    const [year, of] = last.split('-').map(Number) as [number, number];
    return new Date(Date.UTC(year, of - 1 + distance, day)).toISOString().slice(0, 10);
  };
  const [first, end] = [month(1 - trendMonths, 1), month(1, 0)];
  return { last_month: month(0, 1), from: from && from > first ? from : first, to: to && to < end ? to : end };
}

/**
 * Fair rates (beta-binomial, empirical Bayes) of every value of the level, or of those asked for, largest excess cost first, of
 * equal ones the most sold, then by key. SKUs, styles and lots are judged against their category, all else against the whole shop.
 */
export function rateColumns(
  [values, trends, picked]: readonly Table[],
  { only, limit }: Params,
): Selection<keyof Answer> {
  const numbers = (name: string) => numbersOf(values!, name);
  const [sold, returned] = [numbers('sold_units'), numbers('returned_units')];
  const [exposure, squared] = [numbers('exposure_units'), numbers('exposure_squared')];
  const category = groupsOf(values!, 'category');
  const each = (value: (row: number) => number) => columnOf(sold.length, value);
  const { rates, unitCosts } = categoriesOf(values!, category);
  const samples = { returned: new Float64Array(sold.length), sample: new Float64Array(sold.length) };
  for (let row = 0; row < sold.length; row++) {
    const units = { exposure_units: exposure[row]!, squared_exposure_units: squared[row]! };
    const { n_eff, r_eff } = effectiveSample(units, returned[row]!, rates[category[row]!]!);
    samples.returned[row] = r_eff;
    samples.sample[row] = n_eff;
  }
  const fair = fairRates({ ...samples, delivered_units: sold, levels: [category] });
  const isRated = (row: number) => exposure[row]! > 0 && exposure[row]! >= leastComplete * sold[row]!;
  const excessCosts = each((row) => Math.round(fair.excess_units[row]! * unitCosts[category[row]!]!));
  const dearest = mostFirst([excessCosts, sold], vectorOf(values!, 'level_key'));
  const rows = (picked ? among(dearest, values!, picked) : dearest)
    .filter((row) => only === undefined || fair.is_clearly_high[row] === 1)
    .subarray(0, Number(limit ?? Infinity));
  const [low, high] = [each(() => Number.NaN), each(() => Number.NaN)];
  for (const row of rows) ({ low: low[row], high: high[row] } = fair.interval(row));
  const given = (name: string) => vectorOf(values!, name);
  return {
    rows,
    columns: {
      level_key: given('level_key'),
      name: given('name'),
      category: given('category'),
      sold_units: sold,
      returned_units: returned,
      return_rate: each((row) => (sold[row]! > 0 ? returned[row]! / sold[row]! : Number.NaN)),
      completeness: each((row) => (sold[row]! > 0 ? exposure[row]! / sold[row]! : Number.NaN)),
      projected_rate: each((row) => (isRated(row) ? Math.min(1, returned[row]! / exposure[row]!) : Number.NaN)),
      fair_rate: fair.fair_rate,
      rate_low: low,
      rate_high: high,
      category_rate: fair.category_rate,
      chance_above_category: fair.chance_above_category,
      is_clearly_high: fair.is_clearly_high,
      is_confirmed: fair.is_confirmed,
      excess_units: fair.excess_units,
      excess_cost_minor: excessCosts,
      top_reason: given('top_reason'),
      top_reason_share: given('top_reason_share'),
      trend: trendOf(values!, trends!),
    },
  };
}

/** Each category's rate, and its mean cost of a unit that came back, matched or not, in minor units: NaN where nothing did. */
function categoriesOf(values: Table, category: Int32Array): { rates: number[]; unitCosts: number[] } {
  const names = ['returned_units', 'exposure_units', 'return_cost_minor', 'costed_units'];
  const [returned, exposure, cost, costed] = names.map((name) => {
    const sums: number[] = [];
    const numbers = numbersOf(values, name);
    for (let row = 0; row < numbers.length; row++) sums[category[row]!] = (sums[category[row]!] ?? 0) + numbers[row]!;
    return sums;
  }) as [number[], number[], number[], number[]];
  return {
    rates: exposure.map((units, at) => (units > 0 ? Math.min(1, returned[at]! / units) : 0)),
    unitCosts: costed.map((units, at) => (units > 0 ? cost[at]! / units : Number.NaN)),
  };
}

/** The rate of each row in each of the last months, oldest first: NaN where too little was delivered. */
function trendOf(values: Table, trends: Table): Float64Array[] {
  const months = Array.from({ length: trendMonths }, () => new Float64Array(values.numRows).fill(Number.NaN));
  const [rows, ages, rates] = [
    sameRows(trends, values, 'level_id'),
    numbersOf(trends, 'age'),
    numbersOf(trends, 'rate'),
  ];
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!;
    if (row >= 0) months[trendMonths - 1 - ages[at]!]![row] = rates[at]!;
  }
  return months;
}

/** Those of the rows whose value was picked, too. */
function among(rows: Uint32Array, values: Table, picked: Table): Uint32Array {
  const pickedRows = sameRows(values, picked, 'level_id');
  return rows.filter((row) => pickedRows[row]! >= 0);
}
