import { day, type Format, money, sql, text } from './format.ts';
import { currencyOf, customer, lineStatus, wholeOrder, wholeOrderNote } from './words.ts';

const total = ['Grand Total (Purchased)', 'Grand Total (Base)'];

/** Magento's grid of orders: one row an order, without its articles; an amount may be raw or formatted. */
export const magentoOrders: Format = {
  id: 'magento-orders',
  label: 'Magento orders grid',
  source: 'magento',
  kind: 'orders',
  needs: ['ID', 'Purchase Date', total],
  notes: [wholeOrderNote],
  parts: [
    {
      table: 'order_lines',
      columns: {
        order_id: text('ID'),
        ...wholeOrder,
        order_date: day('Purchase Date'),
        customer_key: customer('Customer Email'),
        currency: currencyOf(...total),
        line_total_minor: sql(
          (cells) =>
            `coalesce(${cells.money('Subtotal')}, ${cells.money(...total)} - coalesce(${cells.money('Shipping and Handling')}, 0))`,
          ...total,
        ),
        shipping_paid_minor: money('Shipping and Handling'),
        line_status: lineStatus('Status'),
        // Its first line names the website, the others its store and view.
        channel: sql(({ text }) => `trim(split_part(${text('Purchase Point')}, chr(10), 1))`, 'Purchase Point'),
        payment_method: text('Payment Method'),
      },
    },
  ],
  also: [
    {
      table: 'order_refunds',
      when: ({ money }) => `${money('Total Refunded')} > 0`,
      columns: {
        order_id: text('ID'),
        currency: currencyOf(...total),
        refund_minor: money('Total Refunded'),
        is_before_shipping: sql(({ text }) => `coalesce(lower(${text('Status')}) = 'canceled', false)`),
      },
    },
  ],
};
