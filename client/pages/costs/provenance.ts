import type { Column } from '../../../server/contract/columns.ts';
import { costTrend } from '../../../server/questions/costs/contract.ts';

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

/**
 * Each provenance's share (0–1) of what was spent, all 0 where nothing was. Money that customers paid counts by its size,
 * so that the shares add up to 1.
 */
export function sharesOf(rows: readonly Split[]): Record<Provenance, number> {
  const sizeOf = (provenance: Provenance) => rows.reduce((all, row) => all + Math.abs(row[`${provenance}_minor`]), 0);
  const all = provenances.reduce((sum, provenance) => sum + sizeOf(provenance), 0) || 1;
  return { actual: sizeOf('actual') / all, tariff: sizeOf('tariff') / all, assumed: sizeOf('assumed') / all };
}
