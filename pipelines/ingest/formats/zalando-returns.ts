import { day, type Format, money, sql, text } from './format.ts';
import { currency } from './words.ts';

const order = ['Zalando Order Number', 'Zalando Bestellnummer', 'Zalando Order ID'];
const code = ['Return Reason Code', 'Retourengrund-Code', 'Reason Code', 'Code Retourengrund'];
const words = ['Return Reason', 'Retourengrund', 'Reason'];
const units = ['Quantity', 'Menge', 'Anzahl'];

/** Zalando's returns: the reason is a bare number of its list, mostly with the words of it beside. */
export const zalandoReturns: Format = {
  id: 'zalando-returns',
  label: 'Zalando returns',
  source: 'zalando',
  kind: 'returns',
  needs: [order, [...code, ...words]],
  dates: 'dmy',
  parts: [
    {
      table: 'return_lines',
      needed: ['order_id'],
      columns: {
        return_id: text('Return Number', 'Retourennummer', 'Return Tracking Number', 'Retouren-Trackingnummer'),
        order_id: text(...order),
        sku: text('Merchant SKU', 'Partner SKU', 'SKU', 'Artikelnummer', 'EAN', 'Zalando Article Number'),
        quantity: sql((cells) => (cells.has(...units) ? cells.whole(...units) : '1'), ...units),
        requested_date: day('Return Date', 'Retourendatum', 'Retoure am'),
        reason_code: sql(({ text }) => `coalesce(${text(...code)}, ${text(...words)})`, ...code),
        refund_amount_minor: money('Refund Amount', 'Erstattungsbetrag', 'Erstattung'),
        currency: currency('Currency', 'Währung'),
      },
    },
  ],
};
