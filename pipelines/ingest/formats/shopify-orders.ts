import { day, type Format, money, sql, text, whole } from './format.ts';
import { once, order, position, shareOf } from './shares.ts';
import { country, currency, customer } from './words.ts';

/** What is said on an order's first row only. */
const orderLevel = [
  'Financial Status',
  'Fulfillment Status',
  'Fulfilled at',
  'Currency',
  'Subtotal',
  'Shipping',
  'Discount Code',
  'Discount Amount',
  'Created at',
  'Cancelled at',
  'Payment Method',
  'Refunded Amount',
  'Source',
  'Email',
  'Shipping Country',
  'Billing Country',
];

/** Orders that were edited list removed lines too: the lines sum to the subtotal all the same. */
const gross = '(unit_price_minor * quantity)';
const own = `(${gross} - coalesce(_line_discount, 0))`;
const wanted = `coalesce(_subtotal, sum(${gross}) OVER ${order} - coalesce(_discount, 0))`;

/** Shopify's orders export: one row a line, the order's own columns on its first row only. */
export const shopifyOrders: Format = {
  id: 'shopify-orders',
  label: 'Shopify orders',
  source: 'shopify',
  kind: 'orders',
  needs: ['Name', ['Lineitem name', 'Lineitem sku'], 'Lineitem quantity'],
  carried: { by: ['Name'], headings: orderLevel },
  parts: [
    {
      table: 'order_lines',
      columns: {
        order_id: text('Name'),
        order_date: day('Created at', 'Paid at'),
        customer_key: customer('Email'),
        // Articles without a SKU are custom ones: their name is all that tells them apart.
        sku: sql(({ text }) => `coalesce(${text('Lineitem sku')}, ${text('Lineitem name')})`, 'Lineitem sku'),
        product_name: text('Lineitem name'),
        quantity: whole('Lineitem quantity'),
        list_price_minor: money('Lineitem compare at price'),
        unit_price_minor: money('Lineitem price'),
        currency: currency('Currency'),
        shipped_date: day('Fulfilled at'),
        line_status: sql(({ text }) => {
          const line = `lower(coalesce(${text('Lineitem fulfillment status')}, ${text('Fulfillment Status')}))`;
          return `CASE WHEN ${text('Cancelled at')} IS NOT NULL OR lower(${text('Financial Status')}) IN ('voided', 'expired') THEN 'cancelled'
            WHEN ${line} = 'fulfilled' THEN 'shipped' WHEN ${line} = 'restocked' THEN 'cancelled'
            WHEN ${line} IS NOT NULL THEN 'processing' END`;
        }, 'Fulfillment Status'),
        country: country('Shipping Country', 'Billing Country'),
        channel: text('Source'),
        seller: text('Vendor'),
        payment_method: text('Payment Method'),
        discount_code: text('Discount Code'),
        _line_discount: money('Lineitem discount'),
        _discount: money('Discount Amount'),
        _subtotal: money('Subtotal'),
        _shipping: money('Shipping'),
      },
      finish: {
        line_ref: `CAST(${position} AS VARCHAR)`,
        // The order's discount holds the lines' own discounts.
        line_total_minor: shareOf(own, gross, wanted),
        shipping_paid_minor: once('_shipping'),
      },
    },
  ],
  also: [
    {
      table: 'order_refunds',
      when: ({ text, money }) => `${text('Financial Status')} IS NOT NULL AND ${money('Refunded Amount')} > 0`,
      columns: {
        order_id: text('Name'),
        currency: currency('Currency'),
        refund_minor: money('Refunded Amount'),
        is_before_shipping: sql(
          ({ text }) =>
            `(${text('Cancelled at')} IS NOT NULL OR coalesce(lower(${text('Fulfillment Status')}), 'unfulfilled') IN ('unfulfilled', 'restocked'))`,
        ),
      },
    },
  ],
};
