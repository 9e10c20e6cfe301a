import { day, type Format, money, text, whole } from './format.ts';
import { currency, returnStatus } from './words.ts';

/** The plain format's returns: one row a returned line. */
export const plainReturns: Format = {
  id: 'plain-returns',
  label: 'Returns (plain format)',
  source: 'shop',
  kind: 'returns',
  needs: ['order_id', 'quantity', 'requested_date'],
  isExact: true,
  parts: [
    {
      table: 'return_lines',
      needed: ['order_id', 'requested_date'],
      columns: {
        return_id: text('return_id'),
        order_id: text('order_id'),
        order_line_id: text('order_line_id'),
        sku: text('sku'),
        quantity: whole('quantity'),
        requested_date: day('requested_date'),
        received_date: day('received_date'),
        inspected_date: day('inspected_date'),
        refunded_date: day('refunded_date'),
        restocked_date: day('restocked_date'),
        return_status: returnStatus('return_status'),
        reason_code: text('reason_code'),
        reason_text: text('reason_text'),
        agent_note: text('agent_note'),
        inspection_note: text('inspection_note'),
        resolution: text('resolution'),
        exchange_sku: text('exchange_sku'),
        refund_amount_minor: money('refund_amount'),
        refund_shipping_amount_minor: money('refund_shipping_amount'),
        fee_charged_minor: money('fee_charged'),
        currency: currency('currency'),
        label_cost_minor: money('label_cost'),
        paid_by: text('paid_by'),
        return_method: text('return_method'),
        return_carrier: text('return_carrier'),
        condition_grade: text('condition_grade'),
        disposition: text('disposition'),
      },
    },
  ],
};
