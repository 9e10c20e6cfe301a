import { type Cells, day, type Format, isOneOf, money, sql, text, whole } from './format.ts';
import { yes } from './synonyms.ts';
import { currency, customer, lineStatus } from './words.ts';

const id = ['ID', 'Name'];
const item = ['Item Code (Items)', 'Item (Items)', 'Item Code', 'Item'];
const units = ['Quantity (Items)', 'Qty (Items)', 'Quantity', 'Qty'];
const rate = ['Rate (Items)', 'Rate'];
const amount = ['Amount (Items)', 'Amount'];
const date = ['Posting Date', 'Date'];

const isReturn = (cells: Cells) =>
  `(coalesce(${isOneOf(`lower(${cells.text('Is Return')})`, yes)}, false) OR ${cells.text('Return Against')} IS NOT NULL)`;
const counted = (cells: Cells) => `abs(${cells.whole(...units)})`;

/**
 * ERPNext's sales invoices or delivery notes with their items: a return is a document of its own that names the one it is
 * against, its quantities and amounts negative. What is a document's own may stand on its first row only.
 */
export const erpnextSales: Format = {
  id: 'erpnext-sales',
  label: 'ERPNext sales',
  source: 'erpnext',
  kind: 'mixed',
  needs: [id, 'Is Return', 'Return Against', item, units],
  carried: {
    by: id,
    headings: [...date, 'Customer', 'Is Return', 'Return Against', 'Status', 'Currency'],
    isOnFirstOnly: true,
  },
  parts: [
    {
      table: 'return_lines',
      when: isReturn,
      needed: ['return_id'],
      columns: {
        return_id: text(...id),
        order_id: text('Return Against'),
        sku: text(...item),
        quantity: sql(counted, ...units),
        requested_date: day(...date),
        received_date: day(...date),
        currency: currency('Currency'),
        refund_amount_minor: sql((cells) => `abs(${cells.money(...amount)})`, ...amount),
      },
    },
    {
      table: 'order_lines',
      columns: {
        order_id: text(...id),
        order_date: day(...date),
        customer_key: customer('Customer'),
        sku: text(...item),
        product_name: text('Item Name (Items)', 'Item Name'),
        quantity: whole(...units),
        currency: currency('Currency'),
        unit_price_minor: money(...rate),
        line_total_minor: money(...amount),
        line_status: lineStatus('Status'),
      },
    },
  ],
};
