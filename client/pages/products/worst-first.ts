import type { RowOf } from '../../../server/contract/query.ts';
import type { productRates } from '../../../server/questions/products/contract.ts';

type Part = RowOf<typeof productRates>;

/** Parts of a product (lots, suppliers, countries …): the clearly high ones first, then those of which most was sold. */
export function worstFirst(parts: readonly Part[]): Part[] {
  return [...parts].sort(
    (a, b) => Number(b.is_clearly_high) - Number(a.is_clearly_high) || b.sold_units - a.sold_units,
  );
}
