import { day, type Format, money, sql, text, whole } from './format.ts';
import { country, currency, customer, lineStatus } from './words.ts';

/** The plain format's orders: one row an order line, for shops whose platform we do not know. */
export const plainOrders: Format = {
  id: 'plain-orders',
  label: 'Orders (plain format)',
  source: 'shop',
  kind: 'orders',
  needs: ['order_id', 'order_date', 'sku', 'quantity'],
  isExact: true,
  parts: [
    {
      table: 'order_lines',
      columns: {
        order_id: text('order_id'),
        order_line_id: text('order_line_id'),
        order_date: day('order_date'),
        customer_key: customer('customer_id'),
        sku: text('sku'),
        product_name: text('product_name'),
        style_id: text('style_id'),
        category: text('category'),
        size: text('size'),
        colour: text('colour', 'color'),
        supplier: text('supplier'),
        lot: text('lot'),
        quantity: whole('quantity'),
        list_price_minor: money('list_price'),
        unit_price_minor: money('unit_price'),
        line_total_minor: sql(
          (cells) =>
            `coalesce(${cells.money('line_total')}, ${cells.money('unit_price')} * ${cells.whole('quantity')})`,
          'line_total',
        ),
        currency: currency('currency'),
        shipping_paid_minor: money('shipping_paid'),
        unit_cost_minor: money('unit_cost'),
        outbound_shipping_cost_minor: money('outbound_shipping_cost'),
        warehouse: text('warehouse'),
        carrier: text('carrier'),
        packaging: text('packaging'),
        packer: text('packer'),
        shipped_date: day('shipped_date'),
        delivered_date: day('delivered_date'),
        line_status: lineStatus('line_status'),
        country: country('country'),
        language: text('language'),
        channel: text('channel'),
        seller: text('seller'),
        payment_method: text('payment_method'),
        discount_code: text('discount_code'),
      },
    },
  ],
};
