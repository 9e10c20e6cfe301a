import { type Column, day, type Format, money, sql, text, whole } from './format.ts';
import { currency, customer, lineStatus } from './words.ts';

const product = 'Order Lines/Product';

/** Odoo names a product by its code and its name: `[E-COM07] Large Cabinet`; without a code its name is all there is. */
export const odooCode = (...headings: string[]): Column =>
  sql(
    ({ text }) => {
      const cell = text(...headings);
      return `coalesce(nullif(regexp_extract(${cell}, '^\\[([^\\]]+)\\]', 1), ''), ${cell})`;
    },
    ...headings,
  );

/** Odoo's list of sales orders with their lines: what is an order's own stands on its first line only. */
export const odooOrders: Format = {
  id: 'odoo-orders',
  label: 'Odoo sales orders',
  source: 'odoo',
  kind: 'orders',
  needs: ['Order Reference', 'Order Date', product, 'Order Lines/Quantity'],
  carried: {
    by: ['Order Reference'],
    headings: ['Order Date', 'Customer', 'Status', 'Currency'],
    isOnFirstOnly: true,
  },
  parts: [
    {
      table: 'order_lines',
      columns: {
        order_id: text('Order Reference'),
        order_date: day('Order Date'),
        customer_key: customer('Customer'),
        sku: odooCode(product),
        product_name: sql(({ text }) => `regexp_replace(${text(product)}, '^\\[[^\\]]+\\] *', '')`, product),
        quantity: whole('Order Lines/Quantity'),
        unit_price_minor: money('Order Lines/Unit Price'),
        line_total_minor: money('Order Lines/Total', 'Order Lines/Subtotal'),
        currency: currency('Currency', 'Order Lines/Currency'),
        line_status: lineStatus('Status'),
      },
    },
  ],
};
