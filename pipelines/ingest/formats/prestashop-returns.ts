import { notice } from '../../domain/notices.ts';
import { coded, day, type Format, listed, sql, text } from './format.ts';

/** PrestaShop's states of a return, by number or by name. */
const states = {
  requested: listed(`
    1, 2, waiting for confirmation, waiting for package, en attente de confirmation, en attente du colis`),
  received: listed('3, package received, colis reçu'),
  rejected: listed('4, return denied, retour refusé'),
  refunded: listed('5, return completed, retour terminé'),
};
const units = 'product_quantity';

/** Returns as PrestaShop's SQL manager gives them, by the columns of its tables: no reason but the customer's own words. */
export const prestashopReturns: Format = {
  id: 'prestashop-returns',
  label: 'PrestaShop returns (SQL manager)',
  source: 'prestashop',
  kind: 'returns',
  needs: ['id_order_return', 'id_order'],
  notes: [notice('units_where_counted')],
  parts: [
    {
      table: 'return_lines',
      needed: ['order_id'],
      columns: {
        return_id: text('id_order_return'),
        order_id: text('id_order'),
        order_line_id: text('id_order_detail'),
        sku: text('product_reference', 'reference'),
        quantity: sql((cells) => (cells.has(units) ? cells.whole(units) : '1'), units),
        requested_date: day('date_add'),
        return_status: sql(({ text }) => coded(text('state', 'state_name'), states), 'state'),
        reason_text: text('question'),
      },
    },
  ],
};
