import { day, type Format, sql, text, unescaped, whole } from './format.ts';

/** Amazon FBA customer returns: one row a unit, dated when the fulfilment centre took it back; no money in it. */
export const amazonFbaReturns: Format = {
  id: 'amazon-fba-returns',
  label: 'Amazon FBA customer returns',
  source: 'amazon',
  kind: 'returns',
  needs: [
    ['order-id', 'amazon-order-id'],
    'return-date',
    'sku',
    ['detailed-disposition', 'fulfillment-center-id'],
    'reason',
  ],
  parts: [
    {
      table: 'return_lines',
      unique: 'return_id IS NOT NULL',
      needed: ['received_date', 'sku'],
      columns: {
        // The plate names the unit, but may be used again for another order later.
        return_id: text('license-plate-number'),
        order_id: text('order-id', 'amazon-order-id'),
        sku: text('sku'),
        quantity: whole('quantity'),
        requested_date: day('return-date'),
        received_date: day('return-date'),
        return_status: sql(
          ({ text }) =>
            `CASE WHEN ${text('reason')} LIKE 'UNDELIVERABLE%' OR ${text('reason')} = 'NEVER_ARRIVED' THEN 'undeliverable' ELSE 'received' END`,
        ),
        reason_code: text('reason'),
        reason_text: sql(({ text }) => unescaped(text('customer-comments')), 'customer-comments'),
        inspection_note: text('status'),
        disposition: text('detailed-disposition'),
      },
    },
  ],
};
