import type { Filter } from '../../../server/contract/filter.ts';

/** Levels whose rows are products. */
export type DossierLevel = 'style' | 'sku';

export function isDossierLevel(level: string): level is DossierLevel {
  return level === 'style' || level === 'sku';
}

/**
 * The view's filter cut to one product. What the product decides by itself is left out, as the table does that it was
 * opened from, so that its figures are those of its row.
 */
export function productFilter(filter: Filter, level: DossierLevel, product: string): Filter {
  const { category: _category, supplier: _supplier, style: _style, sku, ...rest } = filter;
  return level === 'sku' ? { ...rest, sku: [product] } : { ...rest, ...(sku && { sku }), style: [product] };
}
