import { wilsonInterval } from '../../../pipelines/statistics/wilson.ts';
import type { ParamsOf, RowOf } from '../../contract/query.ts';
import type { damageBreakdown } from './contract.ts';

type Params = ParamsOf<typeof damageBreakdown>;
type Answer = RowOf<typeof damageBreakdown>;

interface Cell {
  readonly dimension_value: string | null;
  readonly category: string | null;
  readonly parcels: number;
  readonly damaged_parcels: number;
}

/** Broken down by carrier where nothing else is asked for. */
export function breakdownParams(params: Params): Params[] {
  return [{ ...params, dimension: params.dimension ?? 'carrier' }];
}

/**
 * One row per value, most parcels first. The adjusted rate is the shop's rate times observed over expected damage, expected
 * at the shop's rate of each category carried (indirect standardisation); unknown by category, where there is no mix.
 */
export function breakdownRows([cells = []]: readonly Cell[][], params: Params): Answer[] {
  const shop = sumOf(cells);
  const byCategory = groupBy(cells, (cell) => cell.category);
  const categoryRates = new Map([...byCategory].map(([category, own]) => [category, rateOf(sumOf(own)) ?? 0]));
  const rows = [...groupBy(cells, (cell) => cell.dimension_value)].map(([dimension_value, own]): Answer => {
    const sum = sumOf(own);
    const expected = own.reduce((all, cell) => all + cell.parcels * categoryRates.get(cell.category)!, 0);
    const interval = wilsonInterval(Math.min(sum.damaged_parcels, sum.parcels), sum.parcels);
    return {
      dimension_value,
      ...sum,
      damage_rate: rateOf(sum),
      rate_low: interval?.low ?? null,
      rate_high: interval?.high ?? null,
      adjusted_rate:
        params.dimension === 'category' || expected <= 0 ? null : (rateOf(shop)! * sum.damaged_parcels) / expected,
    };
  });
  return rows.filter((row) => row.parcels > 0 || row.damaged_parcels > 0).sort((a, b) => b.parcels - a.parcels);
}

function groupBy(cells: readonly Cell[], keyOf: (cell: Cell) => string | null): Map<string | null, Cell[]> {
  const groups = new Map<string | null, Cell[]>();
  for (const cell of cells) groups.set(keyOf(cell), [...(groups.get(keyOf(cell)) ?? []), cell]);
  return groups;
}

function sumOf(cells: readonly Cell[]): Pick<Cell, 'parcels' | 'damaged_parcels'> {
  const sum = { parcels: 0, damaged_parcels: 0 };
  for (const cell of cells) {
    sum.parcels += cell.parcels;
    sum.damaged_parcels += cell.damaged_parcels;
  }
  return sum;
}

function rateOf({ parcels, damaged_parcels }: Pick<Cell, 'parcels' | 'damaged_parcels'>): number | null {
  return parcels > 0 ? damaged_parcels / parcels : null;
}
