import type { ParamsOf, RowOf } from '../../contract/query.ts';
import type { fixesMarks } from './contract.ts';

type Answer = RowOf<typeof fixesMarks>;

/** A SKU that a fix changed. */
interface Touched extends Omit<Answer, 'products'> {
  readonly sku: string;
  readonly style_id: string;
  readonly category: string | null;
  readonly name: string;
}

/** One row per fix of a product that the filter's categories, styles and SKUs hold, oldest first. */
export function markRows(
  [touched = []]: readonly Touched[][],
  { category, style, sku }: Pick<ParamsOf<typeof fixesMarks>, 'category' | 'style' | 'sku'> = {},
): Answer[] {
  const marks = new Map<number, { mark: Touched; names: Set<string> }>();
  for (const one of touched) {
    if (!holds(category, one.category) || !holds(style, one.style_id) || !holds(sku, one.sku)) continue;
    const found = marks.get(one.fix_id) ?? { mark: one, names: new Set<string>() };
    marks.set(one.fix_id, found);
    found.names.add(one.name);
  }
  return [...marks.values()].map(({ mark: { fix_id, fixed_date, lever, reason }, names }) => ({
    ...{ fix_id, fixed_date, lever, reason },
    products: [...names].sort().join(', '),
  }));
}

function holds(chosen: readonly string[] | undefined, value: string | null): boolean {
  return !chosen || chosen.length === 0 || (value !== null && chosen.includes(value));
}
