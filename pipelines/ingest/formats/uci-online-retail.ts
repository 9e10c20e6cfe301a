import { notice } from '../../domain/notices.ts';
import { type Cells, constant, day, type Format, money, sql, text, whole } from './format.ts';
import { country, customer } from './words.ts';

const code = (cells: Cells) => `upper(${cells.text('StockCode')})`;
const isCredit = (cells: Cells) => `upper(${cells.text('Invoice', 'InvoiceNo')}) LIKE 'C%'`;
const units = (cells: Cells) => cells.whole('Quantity');
const price = (cells: Cells) => cells.money('Price', 'UnitPrice');

/** The UCI "Online Retail" data sets: a British gift shop's invoices, credit notes and stock bookings in one table. */
export const uciOnlineRetail: Format = {
  id: 'uci-online-retail',
  label: 'UCI Online Retail',
  source: 'online-retail',
  kind: 'mixed',
  needs: [['Invoice', 'InvoiceNo'], 'StockCode', 'Quantity', 'InvoiceDate', ['Price', 'UnitPrice']],
  notes: [notice('unlinked_credit_notes')],
  furniture: {
    bad_debt: (cells) => `(${cells.text('Invoice', 'InvoiceNo')} LIKE 'A%' OR ${code(cells)} = 'B')`,
    postage: (cells) => `${code(cells)} IN ('POST', 'DOT', 'C2')`,
    discount: (cells) => `${code(cells)} = 'D'`,
    manual: (cells) => `${code(cells)} = 'M'`,
    bank_charges: (cells) => `${code(cells)} = 'BANK CHARGES'`,
    amazon_fee: (cells) => `${code(cells)} = 'AMAZONFEE'`,
    samples: (cells) => `${code(cells)} = 'S'`,
    commission: (cells) => `${code(cells)} = 'CRUK'`,
    gift_voucher: (cells) => `${code(cells)} LIKE 'GIFT\\_%' ESCAPE '\\'`,
    adjustment: (cells) => `${code(cells)} LIKE 'ADJUST%'`,
    test: (cells) => `${code(cells)} LIKE 'TEST%'`,
    packing_material: (cells) => `${code(cells)} = 'PADS'`,
    stock_adjustment: (cells) => `(${units(cells)} < 0 AND NOT ${isCredit(cells)})`,
    missing_price: (cells) => `${price(cells)} = 0`,
  },
  parts: [
    {
      table: 'return_lines',
      when: isCredit,
      needed: ['return_id', 'sku', 'requested_date'],
      columns: {
        return_id: text('Invoice', 'InvoiceNo'),
        sku: text('StockCode'),
        quantity: sql((cells) => `-${units(cells)}`, 'Quantity'),
        requested_date: day('InvoiceDate'),
        refunded_date: day('InvoiceDate'),
        resolution: constant('refund'),
        refund_amount_minor: sql((cells) => `-${units(cells)} * ${price(cells)}`, 'Price', 'UnitPrice'),
        currency: constant('GBP'),
      },
    },
    {
      table: 'order_lines',
      columns: {
        order_id: text('Invoice', 'InvoiceNo'),
        order_date: day('InvoiceDate'),
        customer_key: customer('Customer ID', 'CustomerID'),
        sku: text('StockCode'),
        product_name: text('Description'),
        quantity: whole('Quantity'),
        unit_price_minor: money('Price', 'UnitPrice'),
        line_total_minor: sql((cells) => `${units(cells)} * ${price(cells)}`, 'Price', 'UnitPrice'),
        currency: constant('GBP'),
        country: country('Country'),
      },
    },
  ],
};
