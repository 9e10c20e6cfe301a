import { notice } from '../../domain/notices.ts';
import { day, type Format, sql, text, whole } from './format.ts';
import { currency } from './words.ts';

const total = [
  'withCodeDiscountedTotalPriceSet.shopMoney.amount',
  'fulfillmentLineItem.discountedTotalSet.shopMoney.amount',
];

/** Shopify's returns as its API gives them: a GraphQL answer, or the JSON Lines of a bulk export. */
export const shopifyReturns: Format = {
  id: 'shopify-returns',
  label: 'Shopify returns (API)',
  source: 'shopify',
  kind: 'returns',
  needs: ['_type', 'Return.status', ['returnReason', 'returnReasonDefinition.handle']],
  notes: [notice('refunds_by_value')],
  furniture: {
    order: ({ text }) => `${text('_type')} = 'Order'`,
    order_line: ({ text }) => `${text('_type')} = 'LineItem'`,
    return_without_lines: ({ text }) => `${text('_type')} = 'Return'`,
  },
  parts: [
    {
      table: 'return_lines',
      when: ({ text }) => `${text('_type')} IN ('ReturnLineItem', 'UnverifiedReturnLineItem')`,
      needed: ['order_id', 'return_id'],
      columns: {
        _id: text('id'),
        return_id: text('Return.name', 'Return.id'),
        order_id: text('Order.name', 'Return.order.name'),
        sku: text('fulfillmentLineItem.lineItem.sku'),
        quantity: whole('quantity'),
        requested_date: day('Return.createdAt', 'Return.requestedAt'),
        return_status: sql(
          ({ text }) => `CASE lower(${text('Return.status')}) WHEN 'closed' THEN 'received' WHEN 'open' THEN 'requested'
            WHEN 'canceled' THEN 'cancelled' WHEN 'declined' THEN 'rejected' ELSE lower(${text('Return.status')}) END`,
          'Return.status',
        ),
        // The handle is the same in every language; a definition's name is not.
        reason_code: sql(
          ({ text }) => `coalesce(${text('returnReasonDefinition.handle')}, ${text('returnReason')})`,
          'returnReasonDefinition.handle',
        ),
        reason_text: sql(
          ({ text }) => `CASE WHEN ${text('customerNote')} = ${text('returnReasonNote')} THEN ${text('customerNote')}
            ELSE nullif(concat_ws(' · ', ${text('customerNote')}, ${text('returnReasonNote')}), '') END`,
          'customerNote',
        ),
        refund_amount_minor: sql(
          (cells) => `CASE WHEN ${cells.whole('refundedQuantity')} > 0 THEN
            CAST(round(${cells.money(...total)} * ${cells.whole('refundedQuantity')} / CAST(nullif(${cells.whole('quantity')}, 0) AS DOUBLE)) AS BIGINT) END`,
          ...total,
        ),
        currency: currency(
          'withCodeDiscountedTotalPriceSet.shopMoney.currencyCode',
          'Order.totalPriceSet.shopMoney.currencyCode',
        ),
      },
      finish: { return_ref: `coalesce(_id, concat_ws('/', return_id, sku))` },
    },
  ],
};
