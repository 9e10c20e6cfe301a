import { notice } from '../../domain/notices.ts';
import { type Cells, type Columns, day, type Format, sql, text, whole } from './format.ts';
import { currencyOf, customer, lineStatus } from './words.ts';

const revenue = ['N. Revenue (formatted)'];
const net = ['Net Sales', 'N. Revenue'];
const isRefund = (cells: Cells) => `${cells.money(...net)} < 0`;
const order: Columns = { order_id: text('Order #'), currency: currencyOf(...revenue) };

/** WooCommerce's own analytics of orders: one row an order, its articles as a text, a refund as a row of less than nothing. */
export const woocommerceAnalytics: Format = {
  id: 'woocommerce-analytics',
  label: 'WooCommerce Analytics orders',
  source: 'woocommerce',
  kind: 'mixed',
  needs: ['Date', 'Order #', 'Product(s)', 'Items sold', net],
  notes: [notice('articles_of_orders'), notice('refunds_no_returns')],
  furniture: { more_of_refund: (cells) => `${isRefund(cells)} AND ${cells.whole('packed number')} > 1` },
  parts: [
    {
      table: 'return_lines',
      when: isRefund,
      columns: {
        ...order,
        quantity: sql(() => '0'),
        refunded_date: day('Date'),
        refund_amount_minor: sql((cells) => `-${cells.money(...net)}`, ...net),
      },
    },
    {
      table: 'order_lines',
      columns: {
        ...order,
        order_date: day('Date'),
        customer_key: customer('Customer'),
        sku: text('product name'),
        product_name: text('product name'),
        quantity: whole('product quantity'),
        line_total_minor: sql(
          (cells) => `CASE WHEN ${cells.whole('packed rows')} = 1 THEN ${cells.money(...net)} END`,
          ...net,
        ),
        line_status: lineStatus('Status'),
        discount_code: text('Coupon(s)'),
      },
    },
  ],
};
