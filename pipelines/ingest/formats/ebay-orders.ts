import { day, type Format, money, sql, text, whole } from './format.ts';
import { once } from './shares.ts';
import { currencyOf, customer } from './words.ts';

const orderNumber = ['Order Number', 'Bestellnummer', 'Numéro de commande'];
const recordNumber = ['Sales Record Number', 'Verkaufsprotokollnummer', 'Numéro de vente'];
const itemNumber = ['Item Number', 'Artikelnummer', "Numéro de l'objet"];
const itemTitle = ['Item Title', 'Angebotstitel', "Intitulé de l'objet"];
const customLabel = ['Custom Label', 'Bestandseinheit', 'Libellé personnalisé'];
const quantity = ['Quantity', 'Anzahl', 'Quantité'];
const soldFor = ['Sold For', 'Verkauft für', 'Vendu pour'];
const postage = ['Shipping And Handling', 'Postage And Handling', 'Verpackung und Versand', 'Livraison et manutention'];
const soldOn = ['Sale Date', 'Verkauft am', 'Date de vente'];
const buyer = ['Buyer Username', 'Nutzername des Käufers', "Pseudo de l'acheteur"];
const shippedOn = ['Shipped On Date', 'Verschickt am - Datum', 'Verschickt am', "Date d'expédition"];

/** eBay's Seller Hub orders report; an order of several items has a row of its own before them, which adds nothing. */
export const ebayOrders: Format = {
  id: 'ebay-orders',
  label: 'eBay orders report',
  source: 'ebay',
  kind: 'orders',
  needs: [recordNumber, itemNumber, quantity, soldFor],
  // What an order of several items says in the row of its own holds for its items too.
  carried: { by: recordNumber, headings: [...orderNumber, ...postage, ...soldOn, ...shippedOn, ...buyer] },
  furniture: {
    order_summary: ({ text }) =>
      `(${text(...itemNumber)} IS NULL AND ${text(...itemTitle)} IS NULL AND ${text(...quantity)} IS NOT NULL)`,
  },
  parts: [
    {
      table: 'order_lines',
      columns: {
        order_id: sql(({ text }) => `coalesce(${text(...orderNumber)}, ${text(...recordNumber)})`, ...orderNumber),
        order_date: day(...soldOn),
        customer_key: customer(...buyer),
        sku: sql(({ text }) => `coalesce(${text(...customLabel)}, ${text(...itemNumber)})`, ...customLabel),
        product_name: text(...itemTitle),
        quantity: whole(...quantity),
        line_total_minor: money(...soldFor),
        shipping_paid_minor: money(...postage),
        currency: currencyOf(...soldFor),
        shipped_date: day(...shippedOn),
        line_status: sql(
          ({ day }) => `CASE WHEN ${day(...shippedOn)} IS NULL THEN 'processing' ELSE 'shipped' END`,
          ...shippedOn,
        ),
        payment_method: text('Payment Method', 'Zahlungsmethode', 'Mode de paiement'),
      },
      finish: {
        shipping_paid_minor: once('shipping_paid_minor'),
        unit_price_minor:
          'CASE WHEN quantity > 0 THEN CAST(round(CAST(line_total_minor AS DOUBLE) / quantity) AS BIGINT) END',
      },
    },
  ],
};
