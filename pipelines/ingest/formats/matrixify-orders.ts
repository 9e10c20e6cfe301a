import { notice } from '../../domain/notices.ts';
import { type Cells, day, type Format, money, sql, text, whole } from './format.ts';
import { once, order, position, shareOf } from './shares.ts';
import { country, currency, customer } from './words.ts';

const lineType = (cells: Cells) => `lower(${cells.text('Line: Type')})`;
const restock = (cells: Cells) => `lower(${cells.text('Refund: Restock Type')})`;

/** Matrixify's export of Shopify orders: rows of several types per order; refunded lines have negative units and totals. */
export const matrixifyOrders: Format = {
  id: 'matrixify-orders',
  label: 'Matrixify orders (Shopify)',
  source: 'shopify',
  kind: 'mixed',
  needs: ['Name', 'Line: Type', 'Line: Quantity'],
  carried: {
    by: ['Name'],
    headings: [
      'Created At',
      'Cancelled At',
      'Currency',
      'Price: Subtotal',
      'Price: Total Shipping',
      'Payment: Status',
      'Order Fulfillment Status',
      'Customer: ID',
      'Customer: Email',
      'Shipping: Country Code',
      'Fulfillment: Created At',
      'Fulfillment: Tracking Company',
      'Fulfillment: Location',
      'Fulfillment: Shipment Status',
      'Source',
    ],
  },
  notes: [notice('restocked_only')],
  furniture: {
    shipping: (cells) => `${lineType(cells)} = 'shipping line'`,
    discount: (cells) => `${lineType(cells)} = 'discount'`,
    // The same money as the refund lines: never added to them.
    transaction: (cells) => `${lineType(cells)} = 'transaction'`,
    fulfillment: (cells) => `${lineType(cells)} LIKE 'fulfillment%'`,
    risk: (cells) => `${lineType(cells)} LIKE '%risk'`,
  },
  parts: [
    {
      table: 'order_lines',
      when: (cells) => `${lineType(cells)} = 'line item'`,
      columns: {
        order_id: text('Name'),
        order_line_id: text('Line: ID'),
        order_date: day('Created At', 'Processed At'),
        customer_key: customer('Customer: Email', 'Email', 'Customer: ID'),
        sku: sql(({ text }) => `coalesce(${text('Line: SKU')}, ${text('Line: Title')})`, 'Line: SKU'),
        product_name: text('Line: Name', 'Line: Title'),
        quantity: whole('Line: Quantity'),
        unit_price_minor: money('Line: Price'),
        line_total_minor: money('Line: Total'),
        currency: currency('Currency'),
        shipping_paid_minor: money('Price: Total Shipping'),
        carrier: text('Fulfillment: Tracking Company'),
        warehouse: text('Fulfillment: Location'),
        shipped_date: day('Fulfillment: Created At'),
        line_status: sql(({ text }) => {
          const line = `lower(coalesce(${text('Line: Fulfillment Status')}, ${text('Order Fulfillment Status')}))`;
          return `CASE WHEN ${text('Cancelled At')} IS NOT NULL THEN 'cancelled'
            WHEN lower(${text('Fulfillment: Shipment Status')}) = 'delivered' THEN 'delivered'
            WHEN ${line} = 'fulfilled' THEN 'shipped' ELSE 'processing' END`;
        }, 'Order Fulfillment Status'),
        country: country('Shipping: Country Code'),
        channel: text('Source'),
        seller: text('Line: Vendor'),
        _subtotal: money('Price: Subtotal'),
      },
      finish: {
        // As in Shopify's own export, so that an order loaded from both counts once.
        line_ref: `CAST(${position} AS VARCHAR)`,
        // The order's discount stands in a row of its own; the subtotal is after it.
        line_total_minor: shareOf(
          'line_total_minor',
          'line_total_minor',
          `coalesce(_subtotal, sum(line_total_minor) OVER ${order})`,
        ),
        shipping_paid_minor: once('shipping_paid_minor'),
      },
    },
    {
      table: 'return_lines',
      when: (cells) => `${lineType(cells)} LIKE 'refund%'`,
      needed: ['order_id', 'requested_date'],
      columns: {
        return_id: text('Refund: ID'),
        order_id: text('Name'),
        sku: text('Line: SKU'),
        quantity: sql(
          (cells) => `CASE WHEN ${lineType(cells)} = 'refund line' THEN -${cells.whole('Line: Quantity')} ELSE 0 END`,
          'Line: Quantity',
        ),
        requested_date: day('Refund: Created At'),
        refunded_date: day('Refund: Created At'),
        return_status: sql((cells) => `CASE WHEN ${restock(cells)} = 'cancel' THEN 'cancelled' ELSE 'refunded' END`),
        reason_text: text('Refund: Note'),
        resolution: sql((cells) => `CASE WHEN ${restock(cells)} = 'no_restock' THEN 'goodwill' ELSE 'refund' END`),
        refund_amount_minor: sql(
          (cells) => `CASE WHEN ${lineType(cells)} = 'refund line' THEN -${cells.money('Line: Total')} END`,
          'Line: Total',
        ),
        refund_shipping_amount_minor: sql(
          (cells) => `CASE WHEN ${lineType(cells)} <> 'refund line' THEN -${cells.money('Line: Total')} END`,
          'Line: Total',
        ),
        currency: currency('Currency'),
      },
    },
  ],
};
