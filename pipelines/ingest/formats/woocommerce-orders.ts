import { type Columns, day, type Format, money, sql, text, whole } from './format.ts';
import { once } from './shares.ts';
import { country, currency, customer, lineStatus } from './words.ts';

const number = ['order_number', 'Order Number', 'order_number_formatted'];
const units = ['quantity', 'Item Quantity'];
const left = 'Quantity (- Refund)';
const lineTotal = ['item_total', 'Order Line Total', 'Order Line (w/o tax)'];
const refunded = 'Order Line Total Refunded';
const orderRefund = ['Order Refund Amount', 'refunded_total'];
const names = ['product_name', 'Item Name', 'item_name', 'Name'];
const article: Columns = {
  order_id: text(...number),
  order_line_id: text('item_id', 'Item ID'),
  sku: sql(({ text }) => `coalesce(${text('sku', 'item_sku')}, ${text(...names)})`, 'sku', 'item_sku'),
  currency: currency('order_currency', 'Order Currency', 'Currency'),
};

/** WooCommerce orders as its export plugins write them, one row an item: the order's own columns on its first row or on all. */
export const woocommerceOrders: Format = {
  id: 'woocommerce-orders',
  label: 'WooCommerce orders, one row an item',
  source: 'woocommerce',
  kind: 'orders',
  needs: [number, ['status', 'Order Status'], ['order_date', 'Order Date'], units, lineTotal, names],
  carried: {
    by: number,
    isOnFirstOnly: true,
    headings: [
      'Order Date',
      'Order Status',
      'status',
      'order_currency',
      'customer_email',
      'Email (Billing)',
      'payment_method',
      'Payment Method Title',
      'shipping_country',
      'Country Code (Shipping)',
      'billing_country',
      'Country Code (Billing)',
      'shipping_total',
      'Order Shipping Amount',
      'Order Refund Amount',
      'refunded_total',
    ],
  },
  parts: [
    {
      table: 'order_lines',
      columns: {
        ...article,
        order_date: day('order_date'),
        customer_key: customer('customer_email', 'billing_email', 'Email (Billing)'),
        product_name: text(...names),
        quantity: whole(...units),
        line_total_minor: money(...lineTotal),
        shipping_paid_minor: money('shipping_total', 'Order Shipping Amount'),
        line_status: lineStatus('status', 'Order Status'),
        country: country('shipping_country', 'Country Code (Shipping)', 'billing_country', 'Country Code (Billing)'),
        payment_method: text('payment_method', 'Payment Method Title'),
        discount_code: text('Coupon Code', 'Coupons Used'),
      },
      finish: {
        shipping_paid_minor: once('shipping_paid_minor'),
        unit_price_minor:
          'CASE WHEN quantity > 0 THEN CAST(round(CAST(line_total_minor AS DOUBLE) / quantity) AS BIGINT) END',
      },
    },
  ],
  also: [
    {
      // Where no line tells what was given back for it, the order does.
      table: 'order_refunds',
      when: (cells) => (cells.has(refunded) ? 'false' : `abs(${cells.money(...orderRefund)}) > 0`),
      columns: {
        order_id: text(...number),
        currency: article.currency!,
        refund_minor: sql((cells) => `abs(${cells.money(...orderRefund)})`, ...orderRefund),
        is_before_shipping: sql(
          (cells) =>
            `coalesce(${lineStatus('status', 'Order Status').sql(cells)} IN ('cancelled', 'processing'), false)`,
        ),
      },
    },
    {
      table: 'return_lines',
      when: (cells) => (cells.has(left) ? `${cells.whole(...units)} > ${cells.whole(left)}` : 'false'),
      columns: {
        ...article,
        quantity: sql((cells) => `${cells.whole(...units)} - ${cells.whole(left)}`, left),
        refund_amount_minor: sql((cells) => `abs(${cells.money(refunded)})`, refunded),
      },
    },
  ],
};
