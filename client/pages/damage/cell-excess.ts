import type { RowOf } from '../../../server/contract/query.ts';
import type { damageCells } from '../../../server/questions/damage/contract.ts';

type Cell = RowOf<typeof damageCells>;

/** The cells with their damaged parcels beyond what the rate of all of them together would give, worst first. */
export function withExcess(cells: readonly Cell[]): (Cell & { readonly excess_parcels: number })[] {
  const sum = (name: 'parcels' | 'damaged_parcels') => cells.reduce((all, cell) => all + cell[name], 0);
  const usual = sum('parcels') > 0 ? sum('damaged_parcels') / sum('parcels') : 0;
  return cells
    .map((cell) => ({ ...cell, excess_parcels: cell.damaged_parcels - cell.parcels * usual }))
    .sort((a, b) => b.excess_parcels - a.excess_parcels);
}
