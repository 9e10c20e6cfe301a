import type { GroupCode } from '../../../pipelines/domain/reasons.ts';
import { effectiveSample } from '../../../pipelines/statistics/effective-sample.ts';
import { type FairRates, fairRates } from '../../../pipelines/statistics/fair-rate.ts';
import type { FilterDimension } from '../../contract/dimensions.ts';
import type { ParamsOf, RowOf } from '../../contract/query.ts';
import type { productRates } from './contract.ts';

type Params = ParamsOf<typeof productRates>;
type Answer = RowOf<typeof productRates>;

type TrendColumn = `trend_${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11}`;
const trendColumns = Array.from({ length: 12 }, (_, period) => `trend_${period}` as TrendColumn);

/** Sums of one value of the level, and its rate in each of the last 12 periods of four weeks. */
interface Sums extends Readonly<Record<TrendColumn, number | null>> {
  readonly level_key: string | null;
  readonly name: string | null;
  readonly category: string | null;
  readonly sold_units: number;
  readonly returned_units: number;
  readonly exposure_units: number;
  readonly exposure_squared: number;
  readonly return_cost_minor: number;
  readonly top_reason: GroupCode | null;
  readonly top_reason_share: number | null;
}

/** Below this share of complete returns the expected rate stays unknown, as in its metric. */
const leastComplete = 0.3;

/** Filters that a level's values decide by themselves: they pick rows, and leave alone what the rows are judged against. */
const decided: Partial<Record<NonNullable<Params['level']>, readonly FilterDimension[]>> = {
  sku: ['category', 'style', 'sku', 'supplier'],
  style: ['category', 'style', 'supplier'],
  category: ['category'],
  supplier: ['supplier'],
  seller: ['seller'],
  channel: ['channel'],
  country: ['country'],
};

/**
 * Rated by SKU where nothing else is asked for. Where a filter only picks rows, the rows are asked for first without it,
 * as what they are judged against, and then with it.
 */
export function rateParams(params: Params): Params[] {
  const level = params.level ?? 'sku';
  const picking = (decided[level] ?? []).filter((name) => params[name]?.length);
  const asked = { ...params, level };
  if (picking.length === 0) return [asked];
  return [{ ...asked, ...Object.fromEntries(picking.map((name) => [name, undefined])) }, asked];
}

/**
 * Fair rates (beta-binomial, empirical Bayes) of every value of the level, largest excess cost first. SKUs and styles are
 * judged against their category, all else against the whole shop.
 */
export function rateRows([values = [], picked]: readonly Sums[][]): Answer[] {
  const keys = picked && new Set(picked.map((sums) => sums.level_key));
  const categories = categoriesOf(values);
  const categoryOf = (sums: Sums) => categories.get(sums.category)!;
  const samples = values.map((sums) => {
    const { returned_units, exposure_units } = categoryOf(sums);
    const rate = exposure_units > 0 ? Math.min(1, returned_units / exposure_units) : 0;
    const exposure = { exposure_units: sums.exposure_units, squared_exposure_units: sums.exposure_squared };
    return effectiveSample(exposure, sums.returned_units, rate);
  });
  const fair = fairRates({
    returned: samples.map((sample) => sample.r_eff),
    sample: samples.map((sample) => sample.n_eff),
    delivered_units: values.map((sums) => sums.sold_units),
    levels: [values.map((sums) => categoryOf(sums).index)],
  });
  return values
    .map((sums, index) => answer(sums, fair, index, costPerUnit(categoryOf(sums))))
    .filter((row) => !keys || keys.has(row.level_key))
    .sort(
      (a, b) => (b.excess_cost_minor ?? -Infinity) - (a.excess_cost_minor ?? -Infinity) || b.sold_units - a.sold_units,
    );
}

/** A category's sums, and its number in the order of first sight. */
interface Category {
  readonly index: number;
  returned_units: number;
  exposure_units: number;
  return_cost_minor: number;
}

function categoriesOf(values: readonly Sums[]): Map<string | null, Category> {
  const categories = new Map<string | null, Category>();
  for (const sums of values) {
    const empty = { index: categories.size, returned_units: 0, exposure_units: 0, return_cost_minor: 0 };
    const category = categories.get(sums.category) ?? empty;
    category.returned_units += sums.returned_units;
    category.exposure_units += sums.exposure_units;
    category.return_cost_minor += sums.return_cost_minor;
    categories.set(sums.category, category);
  }
  return categories;
}

/** Mean cost of a returned unit in minor units; null where nothing came back. */
function costPerUnit(sums: Pick<Sums, 'returned_units' | 'return_cost_minor'>): number | null {
  return sums.returned_units > 0 ? sums.return_cost_minor / sums.returned_units : null;
}

function answer(sums: Sums, fair: FairRates, index: number, unitCost: number | null): Answer {
  const { sold_units, returned_units, exposure_units } = sums;
  const isRated = exposure_units > 0 && exposure_units >= leastComplete * sold_units;
  const excess_units = known(fair.excess_units[index]);
  return {
    level_key: sums.level_key,
    name: sums.name,
    category: sums.category,
    sold_units,
    returned_units,
    return_rate: sold_units > 0 ? returned_units / sold_units : null,
    completeness: sold_units > 0 ? exposure_units / sold_units : null,
    projected_rate: isRated ? Math.min(1, returned_units / exposure_units) : null,
    fair_rate: known(fair.fair_rate[index]),
    rate_low: known(fair.rate_low[index]),
    rate_high: known(fair.rate_high[index]),
    category_rate: known(fair.category_rate[index]),
    chance_above_category: known(fair.chance_above_category[index]),
    is_clearly_high: fair.is_clearly_high[index] === 1,
    is_confirmed: fair.is_confirmed[index] === 1,
    excess_units,
    excess_cost_minor: excess_units !== null && unitCost !== null ? Math.round(excess_units * unitCost) : null,
    top_reason: sums.top_reason,
    top_reason_share: sums.top_reason_share,
    trend: trendColumns.map((period) => sums[period]),
  };
}

function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
