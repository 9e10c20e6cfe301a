import { notice } from '../../domain/notices.ts';
import { type Columns, day, type Format, money, sql, text, whole } from './format.ts';
import { once } from './shares.ts';
import { country, currency, customer, lineStatus } from './words.ts';

const number = ['order_number', 'order_id'];
const order: Columns = { order_id: text(...number), currency: currency('order_currency') };

/** WebToffee's WooCommerce orders: one row an order, its lines in `line_item_N` and what was given back in `refund_items`. */
export const woocommerceWebtoffee: Format = {
  id: 'woocommerce-webtoffee',
  label: 'WooCommerce orders, one row an order (WebToffee)',
  source: 'woocommerce',
  kind: 'mixed',
  needs: [number, 'order_date', 'status', 'line_item name'],
  isOrdered: true,
  notes: [notice('packed_articles_and_refunds')],
  parts: [
    {
      table: 'return_lines',
      when: ({ text }) => `${text('refund_item amount')} IS NOT NULL`,
      columns: {
        ...order,
        quantity: sql(() => '0'),
        refunded_date: day('refund_item date'),
        reason_text: text('refund_item reason'),
        refund_amount_minor: sql((cells) => `abs(${cells.money('refund_item amount')})`, 'refund_item amount'),
      },
    },
    {
      table: 'order_lines',
      columns: {
        ...order,
        order_date: day('order_date'),
        customer_key: customer('customer_email', 'billing_email'),
        sku: sql(({ text }) => `coalesce(${text('line_item sku')}, ${text('line_item name')})`, 'line_item_1'),
        product_name: text('line_item name'),
        quantity: whole('line_item quantity'),
        line_total_minor: money('line_item total'),
        shipping_paid_minor: money('shipping_total'),
        line_status: lineStatus('status'),
        country: country('shipping_country', 'billing_country'),
        payment_method: text('payment_method'),
      },
      finish: {
        shipping_paid_minor: once('shipping_paid_minor'),
        unit_price_minor:
          'CASE WHEN quantity > 0 THEN CAST(round(CAST(line_total_minor AS DOUBLE) / quantity) AS BIGINT) END',
      },
    },
  ],
};
