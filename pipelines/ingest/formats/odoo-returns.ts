import { notice } from '../../domain/notices.ts';
import { type Cells, coded, day, type Format, listed, sql, text, whole } from './format.ts';
import { odooCode } from './odoo-orders.ts';

const product = ['Operations/Product', 'Stock Moves/Product', 'Stock Move/Product', 'Product'];
const quantity = ['Operations/Quantity', 'Stock Moves/Quantity', 'Operations/Demand', 'Stock Moves/Demand', 'Quantity'];
const states = {
  requested: listed('draft, waiting, waiting another operation, ready'),
  received: listed('done'),
  cancelled: listed('canceled'),
};
const source = (cells: Cells) => cells.text('Source Document');

/** Odoo's stock transfers, of which those are returns that say so: `Return of WH/OUT/00012`, the delivery that came back. */
export const odooReturns: Format = {
  id: 'odoo-returns',
  label: 'Odoo transfers (returns)',
  source: 'odoo',
  kind: 'returns',
  needs: ['Reference', 'Source Document', product],
  carried: {
    by: ['Reference'],
    headings: ['Source Document', 'Effective Date', 'Scheduled Date', 'Status'],
    isOnFirstOnly: true,
  },
  notes: [notice('returns_of_deliveries')],
  furniture: {
    other_transfer: (cells) =>
      `${cells.text('Reference')} IS NOT NULL AND NOT coalesce(starts_with(${source(cells)}, 'Return of '), false)`,
  },
  parts: [
    {
      table: 'return_lines',
      needed: ['return_id'],
      columns: {
        return_id: text('Reference'),
        order_id: sql((cells) => `substr(${source(cells)}, ${'Return of '.length + 1})`, 'Source Document'),
        sku: odooCode(...product),
        quantity: whole(...quantity),
        requested_date: day('Scheduled Date'),
        received_date: day('Effective Date'),
        return_status: sql(({ text }) => {
          const cell = text('Status');
          return `coalesce(${coded(cell, states)}, lower(${cell}))`;
        }, 'Status'),
      },
    },
  ],
};
