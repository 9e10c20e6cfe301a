import { notice } from '../../domain/notices.ts';
import { day, type Format, sql, text } from './format.ts';
import { country, currencyOf, lineStatus, wholeOrder, wholeOrderNote } from './words.ts';

const status = ['Status', 'État'];
const total = 'Total';

/** PrestaShop's grid of orders: one row an order, its total written in the language of the back office. */
export const prestashopOrders: Format = {
  id: 'prestashop-orders',
  label: 'PrestaShop orders grid',
  source: 'prestashop',
  kind: 'orders',
  needs: ['ID', ['Reference', 'Référence'], ['New client', 'Nouveau client'], total, status, 'Date'],
  notes: [wholeOrderNote, notice('total_with_shipping')],
  parts: [
    {
      table: 'order_lines',
      columns: {
        order_id: text('ID'),
        ...wholeOrder,
        order_date: day('Date'),
        currency: currencyOf(total),
        line_total_minor: sql((cells) => cells.money(total), total),
        line_status: lineStatus(...status),
        country: country('Delivery', 'Livraison'),
        payment_method: text('Payment', 'Paiement'),
      },
    },
  ],
};
