import { day, type Format, money, sql, text, whole } from './format.ts';
import { currency, customer, lineStatus } from './words.ts';

const status = ['Status comanda'];
const units = 'Cantitate';
const article = {
  order_id: text('Nr. comanda'),
  sku: sql(({ text }) => `coalesce(${text('Cod produs')}, ${text('PNK')})`, 'Cod produs'),
  currency: currency('Moneda'),
};

/** eMAG's order details: one row a line; its unit price is without VAT and its total with it, so the total counts. */
export const emagOrders: Format = {
  id: 'emag-orders',
  label: 'eMAG order details',
  source: 'emag',
  kind: 'orders',
  needs: ['Nr. comanda', 'Data comenzii', ['Cod produs', 'PNK'], units, 'Pret total cu TVA'],
  parts: [
    {
      table: 'order_lines',
      columns: {
        ...article,
        order_date: day('Data comenzii'),
        customer_key: customer('Numar telefon', 'Nume client'),
        product_name: text('Nume produs'),
        quantity: whole(units),
        line_total_minor: money('Pret total cu TVA'),
        line_status: lineStatus(...status),
        channel: text('Mod livrare'),
        payment_method: text('Mod plata'),
      },
      finish: {
        unit_price_minor:
          'CASE WHEN quantity > 0 THEN CAST(round(CAST(line_total_minor AS DOUBLE) / quantity) AS BIGINT) END',
      },
    },
  ],
  also: [
    {
      table: 'return_lines',
      when: ({ text }) => `lower(strip_accents(${text(...status)})) IN ('returnata', 'returnat')`,
      columns: { ...article, quantity: whole(units) },
    },
  ],
};
