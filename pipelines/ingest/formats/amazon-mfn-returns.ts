import { day, type Format, money, sql, text, whole } from './format.ts';
import { onceAReturn } from './shares.ts';
import { currency, returnStatus } from './words.ts';

const reason = ['Return Reason', 'return_reason_code'];

/**
 * Amazon returns that the seller handles: one row a returned SKU, with the label's cost and who pays for it. Its twin in XML
 * lists the items of each return beside what is of all of them.
 */
export const amazonMfnReturns: Format = {
  id: 'amazon-mfn-returns',
  label: 'Amazon seller-fulfilled returns',
  source: 'amazon',
  kind: 'returns',
  needs: ['Order ID', 'Amazon RMA ID', 'Return quantity', 'Return request date'],
  dates: 'dmy',
  parts: [
    {
      table: 'return_lines',
      unique: 'return_id IS NOT NULL AND sku IS NOT NULL',
      needed: ['order_id', 'requested_date'],
      columns: {
        return_id: text('Amazon RMA ID'),
        order_id: text('Order ID'),
        order_line_id: text('Order Item ID'),
        sku: text('Merchant SKU'),
        quantity: whole('Return quantity'),
        requested_date: day('Return request date'),
        received_date: day('Return delivery date'),
        return_status: sql((cells) => {
          const status = returnStatus('Return request status').sql(cells);
          return `CASE WHEN ${cells.text(...reason)} LIKE 'UND%' THEN 'undeliverable' ELSE ${status} END`;
        }, 'Return request status'),
        reason_code: sql(
          ({ text }) =>
            `replace(regexp_replace(regexp_replace(${text(...reason)}, '^(CR-|AMZ-PG-APP-|AMZ-PG-)', ''), '^UND-', 'UNDELIVERABLE-'), '-', '_')`,
          ...reason,
        ),
        resolution: sql(({ text }) => {
          const cell = `lower(${text('Resolution')})`;
          return `CASE WHEN ${cell} LIKE '%exchange%' OR ${cell} LIKE '%replace%' THEN 'exchange' WHEN ${cell} LIKE '%refund%' THEN 'refund' ELSE ${cell} END`;
        }, 'Resolution'),
        refund_amount_minor: money('Refunded Amount', 'refund_amount'),
        currency: currency('Currency code', 'label_details.currency_code'),
        label_cost_minor: money('Label cost', 'label_details.label_cost'),
        paid_by: sql(({ text }) => {
          const cell = `lower(${text('Label to be paid by')})`;
          return `CASE WHEN ${cell} IN ('seller', 'amazon', 'merchant') THEN 'merchant' WHEN ${cell} IN ('customer', 'buyer') THEN 'customer' END`;
        }, 'Label to be paid by'),
        return_carrier: text('Return carrier', 'label_details.return_carrier'),
      },
      finish: { label_cost_minor: onceAReturn('label_cost_minor') },
    },
  ],
};
