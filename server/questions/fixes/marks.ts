import type { RowOf } from '../../contract/query.ts';
import type { fixesMarks } from './contract.ts';

type Answer = RowOf<typeof fixesMarks>;

/** A SKU that a fix changed, and its part of what the filter holds. */
interface Touched extends Pick<Answer, 'fix_id' | 'fixed_date' | 'lever' | 'reason'> {
  readonly style_id: string;
  readonly name: string;
  readonly delivered_units: number;
  readonly all_units: number;
}

/** One row per fix of a product that the filter holds, oldest first, with their share of what the filter holds. */
export function markRows([touched = []]: readonly Touched[][]): Answer[] {
  const marks = new Map<number, Touched[]>();
  for (const one of touched) marks.set(one.fix_id, [...(marks.get(one.fix_id) ?? []), one]);
  return [...marks.values()].map((its) => {
    const { fix_id, fixed_date, lever, reason, all_units } = its[0]!;
    const units = its.reduce((sum, { delivered_units }) => sum + Number(delivered_units), 0);
    return {
      ...{ fix_id, fixed_date, lever, reason },
      products: [...new Set(its.map(({ name }) => name))].sort().join(', '),
      product_count: new Set(its.map(({ style_id }) => style_id)).size,
      unit_share: Number(all_units) > 0 ? units / Number(all_units) : null,
    };
  });
}
