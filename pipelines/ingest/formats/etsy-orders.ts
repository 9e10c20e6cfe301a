import { notice } from '../../domain/notices.ts';
import { type Cells, day, type Format, sql, text } from './format.ts';
import { currency } from './words.ts';

const adjusted = (cells: Cells) => `${cells.money('Order Total')} - ${cells.money('Adjusted Order Total')}`;

/** Etsy's sold orders: no articles (its order items have them), but when each was shipped and what was given back. */
export const etsyOrders: Format = {
  id: 'etsy-orders',
  label: 'Etsy sold orders',
  source: 'etsy',
  kind: 'shipments',
  needs: ['Sale Date', 'Order ID', 'Number of Items', 'Order Value', 'Order Total'],
  dates: 'mdy',
  notes: [notice('etsy_items_apart')],
  parts: [
    {
      table: 'shipments',
      columns: { order_id: text('Order ID'), shipped_date: day('Date Shipped'), currency: currency('Currency') },
    },
  ],
  also: [
    {
      table: 'order_refunds',
      when: (cells) => `${adjusted(cells)} > 0`,
      columns: {
        order_id: text('Order ID'),
        currency: currency('Currency'),
        refund_minor: sql(adjusted, 'Adjusted Order Total'),
        is_before_shipping: sql(({ day }) => `${day('Date Shipped')} IS NULL`),
      },
    },
  ],
};
