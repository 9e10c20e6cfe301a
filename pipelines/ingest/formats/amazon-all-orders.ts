import { day, type Format, money, sql, text, whole } from './format.ts';
import { country, currency } from './words.ts';

/** Amazon's all-orders report, one row an order line; `item-price` is the line's, promotions come off it. */
export const amazonAllOrders: Format = {
  id: 'amazon-all-orders',
  label: 'Amazon all orders',
  source: 'amazon',
  kind: 'orders',
  needs: ['amazon-order-id', 'purchase-date', 'sku', ['quantity', 'quantity-purchased']],
  furniture: {
    // The shop's own sale, only shipped by Amazon: the shop's export has it too.
    sold_elsewhere: (cells) => `${cells.text('sales-channel')} = 'Non-Amazon'`,
  },
  parts: [
    {
      table: 'order_lines',
      columns: {
        order_id: text('amazon-order-id'),
        order_line_id: text('order-item-id', 'amazon-order-item-id'),
        order_date: day('purchase-date'),
        sku: text('sku'),
        product_name: text('product-name'),
        quantity: whole('quantity', 'quantity-purchased'),
        line_total_minor: sql(
          (cells) => `${cells.money('item-price')} - coalesce(${cells.money('item-promotion-discount')}, 0)`,
          'item-price',
        ),
        currency: currency('currency'),
        shipping_paid_minor: money('shipping-price'),
        line_status: sql(({ text }) => {
          const state = `lower(coalesce(${text('item-status')}, ${text('order-status')}))`;
          const order = `lower(${text('order-status')})`;
          return `CASE WHEN ${state} LIKE 'cancel%' OR ${order} LIKE 'cancel%' THEN 'cancelled'
            WHEN ${order} LIKE '%delivered to buyer%' THEN 'delivered' WHEN ${order} LIKE '%lost%' THEN 'lost'
            WHEN ${state} LIKE 'shipped%' OR ${state} = 'complete' THEN 'shipped'
            WHEN ${state} IS NOT NULL THEN 'processing' END`;
        }, 'order-status'),
        country: country('ship-country'),
        channel: text('sales-channel'),
        warehouse: sql(({ text }) => `CASE WHEN ${text('fulfillment-channel')} IN ('Amazon', 'AFN') THEN 'Amazon' END`),
      },
      finish: {
        unit_price_minor:
          'CASE WHEN quantity > 0 THEN CAST(round(CAST(line_total_minor AS DOUBLE) / quantity) AS BIGINT) END',
      },
    },
  ],
};
