import { notice } from '../../domain/notices.ts';
import { articleOf, type Names, returnColumns } from './fields.ts';
import { type Format, sql, whole } from './format.ts';
import { onceAReturn } from './shares.ts';
import { synonyms } from './synonyms.ts';

/** The products that `packed.ts` found in one cell, each with its SKU; all else by what headings are called. */
const names: Names = (field) =>
  field === 'sku' ? ['product line sku'] : field === 'product_name' ? ['product name'] : synonyms[field];

/** ParcelWILL's (ParcelPanel's) returns: one row a request, all its products in one cell. */
export const parcelwillReturns: Format = {
  id: 'parcelwill-returns',
  label: 'ParcelWILL returns',
  source: 'parcelwill',
  kind: 'returns',
  needs: ['RMA', 'Product info', 'product line sku'],
  isOrdered: true,
  notes: [notice('packed_articles', { heading: 'Product info' })],
  parts: [
    {
      table: 'return_lines',
      needed: ['return_id'],
      columns: {
        ...returnColumns(names),
        sku: articleOf(names),
        quantity: sql((cells) => `coalesce(${cells.whole('product quantity')}, 1)`, 'product quantity'),
        _number: whole('packed number'),
      },
      // What is a request's own stands in each row that was made of it.
      finish: {
        refund_amount_minor: 'CASE WHEN _number = 1 THEN refund_amount_minor END',
        refund_shipping_amount_minor: 'CASE WHEN _number = 1 THEN refund_shipping_amount_minor END',
        fee_charged_minor: 'CASE WHEN _number = 1 THEN fee_charged_minor END',
        label_cost_minor: onceAReturn('label_cost_minor'),
      },
    },
  ],
};
