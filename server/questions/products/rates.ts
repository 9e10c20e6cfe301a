import type { Table } from 'apache-arrow';
import { effectiveSample } from '../../../pipelines/statistics/effective-sample.ts';
import { fairRates, type Mix } from '../../../pipelines/statistics/fair-rate.ts';
import {
  columnOf,
  type Details,
  groupsOf,
  numbersOf,
  type Selection,
  sameRows,
  vectorOf,
} from '../../../pipelines/warehouse/columns.ts';
import type { FilterDimension } from '../../contract/dimensions.ts';
import type { ParamsOf, RowOf } from '../../contract/query.ts';
import type { productRates } from './contract.ts';
import { narrowed } from './narrowed.ts';
import { mostFirst } from './ranked.ts';

type Params = ParamsOf<typeof productRates>;
type Answer = RowOf<typeof productRates>;
type Detail = 'top_reason' | 'top_reason_share' | 'trend';
type RatesSoFar = Selection<Exclude<keyof Answer, Detail> | 'level_id'>;

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

/** Levels whose values are of many categories: each is judged by what its own mix of them would bring. */
const mixedLevels: readonly Params['level'][] = [
  ...(['supplier', 'seller', 'size', 'colour', 'price_band'] as const),
  ...(['channel', 'country', 'discount_depth'] as const),
];

/** Rated by SKU where nothing else is asked for, and without the filters that only pick rows, as what the rows are judged against. */
export function rateParams(params: Params): [Params] {
  const without = Object.fromEntries(pickingOf(params).map((name) => [name, undefined]));
  return [{ ...params, level: params.level ?? 'sku', ...without }];
}

/** Of a mixed level the mixes, and where a filter picks rows, which ones. */
export function rateBesides(params: Params): { path: string; params: Params }[] {
  const mixes = isMixed(params) ? [{ path: '/products/rates-mix', params: rateParams(params)[0] }] : [];
  const picked = { path: '/products/rates-picked', params: { ...params, level: params.level ?? 'sku' } };
  return [...mixes, ...(pickingOf(params).length > 0 ? [picked] : [])];
}

function isMixed({ level }: Params): boolean {
  return mixedLevels.includes(level);
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
 * equal ones the most sold, then by key. SKUs, styles and lots are judged against their category, categories against the whole
 * shop, all else against what its own mix of categories would bring.
 */
export function rateColumns([values, ...besides]: readonly Table[], params: Params): RatesSoFar {
  const { level, only, limit } = params;
  const mix = isMixed(params) ? mixOf(values!, besides.shift()!) : undefined;
  const [picked] = besides;
  const numbers = (name: string) => numbersOf(values!, name);
  const [sold, returned] = [numbers('sold_units'), numbers('returned_units')];
  const [exposure, squared] = [numbers('exposure_units'), numbers('exposure_squared')];
  const category = groupsOf(values!, 'category');
  const each = (value: (row: number) => number) => columnOf(sold.length, value);
  const { rates, unitCosts } = categoriesOf(values!, category);
  const samples = { returned: new Float64Array(sold.length), sample: new Float64Array(sold.length) };
  for (let row = 0; row < sold.length; row++) {
    const units = { exposure_units: exposure[row]!, squared_exposure_units: squared[row]! };
    const { n_eff, r_eff } = effectiveSample(units, returned[row]!, mix?.expected[row] ?? rates[category[row]!]!);
    samples.returned[row] = r_eff;
    samples.sample[row] = n_eff;
  }
  const fair = fairRates({ ...samples, delivered_units: sold, levels: level === 'category' ? [] : [category], mix });
  const isRated = (row: number) => exposure[row]! > 0 && exposure[row]! >= leastComplete * sold[row]!;
  const inCurrency = numbers('currency_units');
  const excessCosts = each((row) =>
    Math.round(fair.excess_units[row]! * (inCurrency[row]! / sold[row]!) * unitCosts[category[row]!]!),
  );
  const dearest = mostFirst([excessCosts, sold], vectorOf(values!, 'level_key'));
  const rows = (picked ? among(dearest, values!, picked) : dearest)
    .filter((row) => only === undefined || fair.is_clearly_high[row] === 1)
    .subarray(0, Number(limit ?? Infinity));
  const [low, high, above] = [each(() => Number.NaN), each(() => Number.NaN), each(() => Number.NaN)];
  for (const row of rows) {
    ({ low: low[row], high: high[row] } = fair.interval(row));
    above[row] = fair.chanceAbove(row);
  }
  const given = (name: string) => vectorOf(values!, name);
  return {
    rows,
    columns: {
      level_id: given('level_id'),
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
      chance_above_category: above,
      is_clearly_high: fair.is_clearly_high,
      is_confirmed: fair.is_confirmed,
      excess_units: fair.excess_units,
      excess_cost_minor: excessCosts,
    },
  };
}

/** Causes, and trends by the part of the period that they tell, of the rows told: of no others where these are few. */
export const rateDetails: Details<Params, Detail> = {
  asks: (answer, params, { as_of }) => {
    if (answer.numRows === 0) return [];
    const asked = narrowed(params, answer);
    return [
      { path: '/products/rates-causes', params: asked },
      { path: '/products/rates-trend', params: { ...asked, ...trendPeriod(params, as_of) } },
    ];
  },
  columns: (answer, [causes, trends]) => {
    if (!causes || !trends) return { top_reason: [], top_reason_share: new Float64Array(), trend: trendOf(answer) };
    const rows = sameRows(answer, causes, 'level_id');
    const [reasons, shares] = [vectorOf(causes, 'top_reason'), numbersOf(causes, 'top_reason_share')];
    return {
      top_reason: Array.from(rows, (row) => (row < 0 ? null : (reasons.get(row) as string))),
      top_reason_share: columnOf(rows.length, (row) => shares[rows[row]!] ?? Number.NaN),
      trend: trendOf(answer, trends),
    };
  },
};

/** What the categories of each row would bring by indirect standardisation: each at its rate, all rows together or without this one. */
function mixOf(values: Table, parts: Table): Mix {
  const category = groupsOf(parts, 'category');
  const [returned, exposure] = [numbersOf(parts, 'returned_units'), numbersOf(parts, 'exposure_units')];
  const rows = sameRows(parts, values, 'level_id');
  const [allReturned, allExposure]: [number[], number[]] = [[], []];
  for (let part = 0; part < rows.length; part++) {
    const at = category[part]!;
    allReturned[at] = (allReturned[at] ?? 0) + returned[part]!;
    allExposure[at] = (allExposure[at] ?? 0) + exposure[part]!;
  }
  const sums = {
    exposure: new Float64Array(values.numRows),
    expected: new Float64Array(values.numRows),
    ofOthers: new Float64Array(values.numRows),
  };
  for (let part = 0; part < rows.length; part++) {
    const [row, own, at] = [rows[part]!, exposure[part]!, category[part]!];
    if (row < 0 || own <= 0) continue;
    const rate = Math.min(1, allReturned[at]! / allExposure[at]!);
    const rest = allExposure[at]! - own;
    // A category that it has alone has nobody else's rate.
    const rateOfRest = rest > 1e-9 * own ? Math.min(1, (allReturned[at]! - returned[part]!) / rest) : rate;
    sums.exposure[row]! += own;
    sums.expected[row]! += own * rate;
    sums.ofOthers[row]! += own * rateOfRest;
  }
  return {
    expected: sums.expected.map((units, row) => units / sums.exposure[row]!),
    ofOthers: sums.ofOthers.map((units, row) => units / sums.exposure[row]!),
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
function trendOf(answer: Table, trends?: Table): Float64Array[] {
  const months = Array.from({ length: trendMonths }, () => new Float64Array(answer.numRows).fill(Number.NaN));
  if (!trends) return months;
  const [rows, ages, rates] = [
    sameRows(trends, answer, 'level_id'),
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
