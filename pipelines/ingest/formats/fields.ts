import { type Cells, type Column, type Columns, day, literal, money, sql, text } from './format.ts';
import { type Field, yes } from './synonyms.ts';
import { country, currency, customer, lineStatus, returnStatus } from './words.ts';

/** What the headings of a field are called in a file; none where the file has no such column. */
export type Names = (field: Field) => readonly string[];

const textOf = (names: Names, field: Field): Column => text(...names(field));
const dayOf = (names: Names, field: Field): Column => day(...names(field));
const moneyOf = (names: Names, field: Field): Column => money(...names(field));

/** The article's number, else its name. */
export const articleOf = (names: Names): Column =>
  sql((cells) => `coalesce(${cells.text(...names('sku'))}, ${cells.text(...names('product_name'))})`, ...names('sku'));

/** One unit where the export counts none. */
export const units = (names: Names, ...fields: Field[]): Column => {
  const headings = fields.flatMap((field) => names(field));
  return sql((cells) => (cells.has(...headings) ? cells.whole(...headings) : '1'), ...headings);
};

/** A line's total as told, else its price times its units, less the discount told as a share or a percentage. */
function lineTotal(names: Names, cells: Cells): string {
  if (cells.has(...names('line_total'))) return cells.money(...names('line_total'));
  const gross = `${cells.money(...names('unit_price'))} * ${cells.has(...names('quantity')) ? cells.whole(...names('quantity')) : '1'}`;
  const discount = cells.number(...names('discount_share'));
  if (!cells.has(...names('discount_share'))) return gross;
  const share = `CASE WHEN ${discount} IS NULL THEN 0 WHEN ${discount} BETWEEN 0 AND 1 THEN ${discount} WHEN ${discount} BETWEEN 1 AND 100 THEN ${discount} / 100 END`;
  return `CAST(round(${gross} * (1 - ${share})) AS BIGINT)`;
}

/** What tells a product, by the names of its fields. */
export const productColumns = (names: Names): Columns => ({
  product_name: textOf(names, 'product_name'),
  style_id: textOf(names, 'style_id'),
  category: textOf(names, 'category'),
  size: textOf(names, 'size'),
  colour: textOf(names, 'colour'),
  supplier: textOf(names, 'supplier'),
  list_price_minor: moneyOf(names, 'list_price'),
  unit_cost_minor: moneyOf(names, 'unit_cost'),
  currency: currency(...names('currency')),
});

/** What tells a shipment. */
export const shippingColumns = (names: Names): Columns => ({
  lot: textOf(names, 'lot'),
  outbound_shipping_cost_minor: moneyOf(names, 'outbound_shipping_cost'),
  warehouse: textOf(names, 'warehouse'),
  carrier: textOf(names, 'carrier'),
  packaging: textOf(names, 'packaging'),
  packer: textOf(names, 'packer'),
  shipped_date: dayOf(names, 'shipped_date'),
  delivered_date: dayOf(names, 'delivered_date'),
  line_status: lineStatus(...names('line_status')),
});

/** What tells a line of an order. */
export const orderColumns = (names: Names): Columns => ({
  order_id: textOf(names, 'order_id'),
  order_line_id: textOf(names, 'order_line_id'),
  order_date: dayOf(names, 'order_date'),
  customer_key: customer(...names('customer')),
  sku: articleOf(names),
  ...productColumns(names),
  ...shippingColumns(names),
  quantity: units(names, 'quantity'),
  unit_price_minor: moneyOf(names, 'unit_price'),
  line_total_minor: sql((cells) => lineTotal(names, cells), ...names('line_total')),
  shipping_paid_minor: moneyOf(names, 'shipping_paid'),
  country: country(...names('country')),
  language: textOf(names, 'language'),
  channel: textOf(names, 'channel'),
  seller: textOf(names, 'seller'),
  payment_method: textOf(names, 'payment_method'),
  discount_code: textOf(names, 'discount_code'),
});

/** What tells a line of a return. */
export const returnColumns = (names: Names): Columns => ({
  return_id: textOf(names, 'return_id'),
  order_id: textOf(names, 'order_id'),
  order_line_id: textOf(names, 'order_line_id'),
  sku: textOf(names, 'sku'),
  quantity: units(names, 'return_quantity', 'quantity'),
  requested_date: dayOf(names, 'requested_date'),
  received_date: dayOf(names, 'received_date'),
  refunded_date: dayOf(names, 'refunded_date'),
  return_status: returnStatus(...names('return_status'), ...names('line_status')),
  reason_code: sql(
    (cells) => {
      const [code, reason] = [cells.text(...names('reason_code')), cells.text(...names('reason'))];
      return `coalesce(${code}, ${reason})`;
    },
    ...names('reason'),
  ),
  reason_text: sql(
    ({ text }) => `nullif(concat_ws(' · ', ${text(...names('sub_reason'))}, ${text(...names('comment'))}), '')`,
    ...names('comment'),
  ),
  agent_note: textOf(names, 'agent_note'),
  inspection_note: textOf(names, 'inspection_note'),
  resolution: sql((cells) => `lower(${cells.text(...names('resolution'))})`, ...names('resolution')),
  exchange_sku: textOf(names, 'exchange_sku'),
  refund_amount_minor: moneyOf(names, 'refund_amount'),
  refund_shipping_amount_minor: moneyOf(names, 'refund_shipping_amount'),
  fee_charged_minor: moneyOf(names, 'fee_charged'),
  currency: currency(...names('currency')),
  label_cost_minor: moneyOf(names, 'label_cost'),
  paid_by: textOf(names, 'paid_by'),
  return_method: textOf(names, 'return_method'),
  return_carrier: textOf(names, 'return_carrier'),
  condition_grade: textOf(names, 'condition_grade'),
  disposition: textOf(names, 'disposition'),
});

/** Condition on the rows of orders that tell of a return as well. */
export const isReturned =
  (names: Names) =>
  (cells: Cells): string =>
    cells.has(...names('returned'))
      ? `lower(${cells.text(...names('returned'))}) IN (${yes.map(literal).join(', ')})`
      : `${cells.whole(...names('return_quantity'))} > 0`;
