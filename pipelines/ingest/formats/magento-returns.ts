import { notice } from '../../domain/notices.ts';
import { type Column, coded, day, type Format, listed, sql, text } from './format.ts';

/** How far a return of Magento's has come; `Closed` alone is one that nothing was approved of. */
const states = {
  requested: listed('pending, authorized, partially authorized'),
  received: listed('return received, return partially received, approved, partially approved'),
  refunded: listed('processed and closed'),
  rejected: listed('denied, partially rejected'),
  cancelled: listed('closed'),
};
const units: Column = sql(
  (cells) => (cells.has('Qty', 'Quantity', 'Requested Qty') ? cells.whole('Qty', 'Quantity', 'Requested Qty') : '1'),
  'Qty',
);

/** Adobe Commerce's grid of returns: one row a return, or an item where its attributes are exported with it. */
export const magentoReturns: Format = {
  id: 'magento-returns',
  label: 'Magento (Adobe Commerce) returns',
  source: 'magento',
  kind: 'returns',
  needs: ['RMA', 'Requested', 'Order', 'Ordered', 'Status'],
  notes: [notice('units_where_counted')],
  parts: [
    {
      table: 'return_lines',
      needed: ['order_id', 'requested_date'],
      columns: {
        return_id: text('RMA'),
        order_id: text('Order'),
        sku: text('SKU', 'Product SKU'),
        quantity: units,
        requested_date: day('Requested'),
        return_status: sql(
          ({ text }) => `coalesce(${coded(text('Status'), states)}, lower(${text('Status')}))`,
          'Status',
        ),
        reason_code: text('Reason to Return', 'Reason'),
        condition_grade: text('Item Condition'),
        resolution: sql(({ text }) => `lower(${text('Resolution')})`, 'Resolution'),
      },
    },
  ],
};
