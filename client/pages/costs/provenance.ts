import type { Column } from '../../../server/contract/columns.ts';
import { costTrend } from '../../../server/questions/costs/contract.ts';
import { netShare } from '../../shared/net-share.ts';

/** Where an amount is known from, the surest first; the three are exclusive and add up to the total. */
export const provenances = ['actual', 'tariff', 'assumed'] as const;
export type Provenance = (typeof provenances)[number];

/** Amounts in minor units, by where they are known from. */
export interface Split {
  readonly actual_minor: number;
  readonly tariff_minor: number;
  readonly assumed_minor: number;
  readonly total_minor: number;
}

/** The contract's column of a provenance: its name and what it means. */
export function columnOf(provenance: Provenance): Column {
  return costTrend.columns[`${provenance}_minor`];
}

/** The sums of some rows. */
export function sumOf(rows: readonly Split[]): Split {
  const sum = (name: keyof Split) => rows.reduce((all, row) => all + row[name], 0);
  return {
    actual_minor: sum('actual_minor'),
    tariff_minor: sum('tariff_minor'),
    assumed_minor: sum('assumed_minor'),
    total_minor: sum('total_minor'),
  };
}

/** Each provenance's share of the cost, net of what customers paid, so that they add up to 1; all 0 where there is none. */
export function sharesOf(rows: readonly Split[]): Record<Provenance, number> {
  const share = (provenance: Provenance) => netShare(rows, `${provenance}_minor`) ?? 0;
  return { actual: share('actual'), tariff: share('tariff'), assumed: share('assumed') };
}
