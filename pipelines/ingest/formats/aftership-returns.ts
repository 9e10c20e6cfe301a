import { notice } from '../../domain/notices.ts';
import { day, type Format, sql, text, whole } from './format.ts';
import { returnStatus } from './words.ts';

/** AfterShip's returns as its API gives them: each with the list of its items. */
export const aftershipReturns: Format = {
  id: 'aftership-returns',
  label: 'AfterShip returns (API)',
  source: 'aftership',
  kind: 'returns',
  needs: ['rma_number', 'order.order_number', 'return_quantity'],
  notes: [notice('no_refunds')],
  parts: [
    {
      table: 'return_lines',
      needed: ['order_id', 'return_id'],
      columns: {
        return_id: text('rma_number'),
        order_id: text('order.order_number'),
        sku: text('sku', 'title'),
        // What was ordered stands beside it.
        quantity: whole('return_quantity'),
        requested_date: day('created_at'),
        return_status: returnStatus('status', 'approval_status'),
        reason_code: text('return_reason'),
        reason_text: sql(
          ({ text }) =>
            `nullif(concat_ws(' · ', ${text('subreason', 'return_subreason')}, ${text('return_reason_comment')}), '')`,
          'subreason',
        ),
      },
    },
  ],
};
