import { day, type Format, money, sql, text, unescaped, whole } from './format.ts';
import { once } from './shares.ts';
import { country, currency, customer } from './words.ts';

const variation = (name: string) =>
  sql(
    ({ text }) => `nullif(regexp_extract(${unescaped(text('Variations'))}, '(?i)(?:^|,)${name}:([^,]*)', 1), '')`,
    'Variations',
  );

/** Etsy's sold order items: one row a line, the order's shipping repeated on each. No returns in it. */
export const etsyOrderItems: Format = {
  id: 'etsy-order-items',
  label: 'Etsy sold order items',
  source: 'etsy',
  kind: 'orders',
  needs: ['Sale Date', 'Item Name', 'Transaction ID', 'Listing ID', 'Order ID'],
  isOrdered: true,
  dates: 'mdy',
  parts: [
    {
      table: 'order_lines',
      columns: {
        order_id: text('Order ID'),
        order_line_id: text('Transaction ID'),
        order_date: day('Sale Date'),
        customer_key: customer('Buyer'),
        sku: sql(({ text }) => `coalesce(${text('SKU')}, ${text('Listing ID')})`, 'SKU'),
        product_name: sql(({ text }) => unescaped(text('Item Name')), 'Item Name'),
        size: variation('Size'),
        colour: variation('Colou?r'),
        quantity: whole('Quantity'),
        unit_price_minor: money('Price'),
        line_total_minor: sql(
          (cells) =>
            `${cells.money('Price')} * ${cells.whole('Quantity')} - coalesce(${cells.money('Discount Amount')}, 0)`,
          'Price',
        ),
        currency: currency('Currency'),
        shipping_paid_minor: money('Order Shipping'),
        shipped_date: day('Date Shipped'),
        line_status: sql(
          ({ day }) => `CASE WHEN ${day('Date Shipped')} IS NULL THEN 'processing' ELSE 'shipped' END`,
          'Date Shipped',
        ),
        country: country('Ship Country'),
        payment_method: text('Payment Type'),
        discount_code: text('Coupon Code'),
      },
      finish: {
        shipping_paid_minor: once('shipping_paid_minor'),
      },
    },
  ],
};
