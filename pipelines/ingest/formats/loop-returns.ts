import { notice } from '../../domain/notices.ts';
import { coded, day, type Format, listed, money, sql, text } from './format.ts';
import { currency } from './words.ts';

const states = {
  requested: listed('open, review'),
  refunded: listed('closed'),
  cancelled: listed('canceled, expired'),
};

/**
 * Loop's returns: one row a return, without its articles. `order_id` is Loop's own; the shop's is `order_name`. What was
 * credited in an exchange, or put on a gift card, is no refund.
 */
export const loopReturns: Format = {
  id: 'loop-returns',
  label: 'Loop returns',
  source: 'loop',
  kind: 'returns',
  needs: ['id', 'state', 'outcome', 'order_name', 'return_product_total'],
  notes: [notice('no_units'), notice('no_article')],
  parts: [
    {
      table: 'return_lines',
      unique: 'return_id IS NOT NULL',
      needed: ['order_id', 'return_id'],
      columns: {
        return_id: text('id'),
        order_id: text('order_name'),
        quantity: sql(() => '1'),
        requested_date: day('created_at'),
        return_status: sql(({ text }) => {
          const cell = text('state');
          return `coalesce(${coded(cell, states)}, lower(${cell}))`;
        }, 'state'),
        resolution: sql(({ text }) => `lower(${text('outcome')})`, 'outcome'),
        refund_amount_minor: money('refund'),
        fee_charged_minor: money('handling_fee'),
        currency: currency('currency'),
        label_cost_minor: money('label_rate'),
        return_method: text('return_method'),
        return_carrier: text('carrier'),
      },
    },
  ],
};
