import { notice } from '../../domain/notices.ts';
import { coded, day, type Format, listed, sql, text } from './format.ts';

const states = {
  requested: listed('pending request, approved request'),
  rejected: listed('request rejected, rejected request'),
  received: listed('shipment received'),
  refunded: listed('done'),
};

/** ReturnGO's returns: what a unit was paid with is told, what was given back for it is not. */
export const returngoReturns: Format = {
  id: 'returngo-returns',
  label: 'ReturnGO returns',
  source: 'returngo',
  kind: 'returns',
  needs: ['RMA Number', 'RMA Status', 'Request Time (UTC)', 'Order ID', 'SKU'],
  notes: [notice('no_units'), notice('no_refunds')],
  parts: [
    {
      table: 'return_lines',
      needed: ['order_id', 'return_id'],
      columns: {
        return_id: text('RMA Number'),
        order_id: text('Order ID'),
        sku: text('SKU'),
        quantity: sql(() => '1'),
        requested_date: day('Request Time (UTC)'),
        return_status: sql(({ text }) => {
          const cell = text('RMA Status');
          return `coalesce(${coded(cell, states)}, lower(${cell}))`;
        }, 'RMA Status'),
        reason_code: text('Return Reason'),
        reason_text: text('Answers'),
      },
    },
  ],
};
