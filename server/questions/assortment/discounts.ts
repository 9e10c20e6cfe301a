import { effectiveSample } from '../../../pipelines/statistics/effective-sample.ts';
import { wilsonInterval } from '../../../pipelines/statistics/wilson.ts';
import type { RowOf } from '../../contract/query.ts';
import type { assortmentDiscounts } from './contract.ts';

type Answer = RowOf<typeof assortmentDiscounts>;

/** Sums of one depth and category, or of several. */
interface Sums {
  readonly delivered_units: number;
  readonly returned_units: number;
  readonly exposure_units: number;
  readonly exposure_squared: number;
}
interface Cell extends Sums {
  readonly discount_depth: string | null;
  readonly category: string | null;
}

const fullPrice = '00 %';
/** Below this share of complete returns the expected rate stays unknown, as in its metric. */
const leastComplete = 0.3;

/** One row per depth, shallowest first, the unknown last; adjusted by indirect standardisation over categories. */
export function discountRows([cells = []]: readonly Cell[][]): Answer[] {
  const usual = rateOf(sumOf(cells));
  const categories = [...new Set(cells.map((cell) => cell.category))];
  const rates = new Map(
    categories.map((category) => [category, rateOf(sumOf(cells.filter((cell) => cell.category === category)))]),
  );
  const depths = [...new Set(cells.map((cell) => cell.discount_depth))];
  const rows = depths.map((discount_depth) => {
    const own = cells.filter((cell) => cell.discount_depth === discount_depth);
    const expected = own.reduce((sum, cell) => sum + cell.exposure_units * rates.get(cell.category)!, 0);
    return depthRow(discount_depth, sumOf(own), expected, usual);
  });
  const full = rows.find((row) => row.discount_depth === fullPrice)?.adjusted_rate;
  return rows.map((row) => ({
    ...row,
    against_full_price: full && row.adjusted_rate !== null ? row.adjusted_rate / full : null,
  }));
}

function depthRow(discount_depth: string | null, sums: Sums, expected: number, usual: number) {
  const { delivered_units, returned_units, exposure_units, exposure_squared } = sums;
  const isKnown = exposure_units > 0 && exposure_units >= leastComplete * delivered_units;
  const rate = isKnown ? rateOf(sums) : null;
  const exposure = { exposure_units, squared_exposure_units: exposure_squared };
  const { r_eff, n_eff } = effectiveSample(exposure, returned_units, rate ?? 0);
  const interval = rate === null ? null : wilsonInterval(r_eff, n_eff);
  // What its mix would bring is known far better than what it did bring, so that the interval is only moved.
  const factor = expected > 0 ? (usual * exposure_units) / expected : null;
  const adjust = (value: number | null | undefined) =>
    factor === null || value === null || value === undefined ? null : Math.min(1, value * factor);
  return {
    ...{ discount_depth, delivered_units, returned_units },
    completeness: delivered_units > 0 ? exposure_units / delivered_units : null,
    projected_rate: rate,
    adjusted_rate: adjust(rate),
    adjusted_low: adjust(interval?.low),
    adjusted_high: adjust(interval?.high),
  };
}

function sumOf(cells: readonly Sums[]): Sums {
  const sum = (name: keyof Sums) => cells.reduce((all, cell) => all + cell[name], 0);
  return {
    delivered_units: sum('delivered_units'),
    returned_units: sum('returned_units'),
    exposure_units: sum('exposure_units'),
    exposure_squared: sum('exposure_squared'),
  };
}

function rateOf({ returned_units, exposure_units }: Sums): number {
  return exposure_units > 0 ? Math.min(1, returned_units / exposure_units) : 0;
}
