import { type Cells, type Column, type Columns, day, type Format, literal, money, sql, text } from './format.ts';
import { normalHeading } from './headings.ts';
import { type Field, synonyms, yes } from './synonyms.ts';
import { country, currency, customer, lineStatus, returnStatus } from './words.ts';

/**
 * The format of a file that is none of the listed ones, by what its headings are called; undefined when they do not tell.
 * Its notes say how each column was read.
 */
export function genericFormat(headings: readonly string[]): Format | undefined {
  const has = fieldsOf(headings);
  const kind = kindOf(has);
  return kind && { ...kinds[kind](has), notes: notes(kind, has, headings) };
}

type Has = (...fields: Field[]) => boolean;
type Kind = keyof typeof kinds;

function fieldsOf(headings: readonly string[]): Has {
  const names = new Set(headings.map(normalHeading));
  return (...fields) => fields.some((field) => synonyms[field].some((name) => names.has(normalHeading(name))));
}

function kindOf(has: Has): Kind | undefined {
  const order = has('order_id');
  const sale = order && has('order_date') && has('sku', 'product_name') && has('quantity', 'unit_price', 'line_total');
  if (sale && has('returned', 'return_quantity')) return 'ordersWithReturns';
  if (
    has('order_id', 'return_id') &&
    has('return_id', 'requested_date', 'received_date', 'reason', 'reason_code', 'returned', 'return_quantity')
  )
    return 'returns';
  if (sale) return 'orders';
  const shipping: Field[] = [
    'carrier',
    'shipped_date',
    'delivered_date',
    'outbound_shipping_cost',
    'warehouse',
    'packaging',
  ];
  if (order && shipping.filter((field) => has(field)).length >= 2) return 'shipments';
  return has('sku') && !order && has('product_name', 'category', 'unit_cost', 'supplier') ? 'products' : undefined;
}

const names = (field: Field) => synonyms[field];
const textOf = (field: Field): Column => text(...names(field));
const dayOf = (field: Field): Column => day(...names(field));
const moneyOf = (field: Field): Column => money(...names(field));
const articleOf = sql(
  (cells) => `coalesce(${cells.text(...names('sku'))}, ${cells.text(...names('product_name'))})`,
  ...names('sku'),
);

/** One unit where the export counts none. */
const units = (...fields: Field[]): Column => {
  const headings = fields.flatMap((field) => names(field));
  return sql((cells) => (cells.has(...headings) ? cells.whole(...headings) : '1'), ...headings);
};

/** A line's total as told, else its price times its units, less the discount told as a share or a percentage. */
function lineTotal(cells: Cells): string {
  if (cells.has(...names('line_total'))) return cells.money(...names('line_total'));
  const gross = `${cells.money(...names('unit_price'))} * ${cells.has(...names('quantity')) ? cells.whole(...names('quantity')) : '1'}`;
  const discount = cells.number(...names('discount_share'));
  if (!cells.has(...names('discount_share'))) return gross;
  return `CAST(round(${gross} * (1 - coalesce(CASE WHEN ${discount} > 1 THEN ${discount} / 100 ELSE ${discount} END, 0))) AS BIGINT)`;
}

const productColumns: Columns = {
  product_name: textOf('product_name'),
  style_id: textOf('style_id'),
  category: textOf('category'),
  size: textOf('size'),
  colour: textOf('colour'),
  supplier: textOf('supplier'),
  list_price_minor: moneyOf('list_price'),
  unit_cost_minor: moneyOf('unit_cost'),
  currency: currency(...names('currency')),
};

const shippingColumns: Columns = {
  outbound_shipping_cost_minor: moneyOf('outbound_shipping_cost'),
  warehouse: textOf('warehouse'),
  carrier: textOf('carrier'),
  packaging: textOf('packaging'),
  packer: textOf('packer'),
  shipped_date: dayOf('shipped_date'),
  delivered_date: dayOf('delivered_date'),
  line_status: lineStatus(...names('line_status')),
};

const orderColumns: Columns = {
  order_id: textOf('order_id'),
  order_line_id: textOf('order_line_id'),
  order_date: dayOf('order_date'),
  customer_key: customer(...names('customer')),
  sku: articleOf,
  ...productColumns,
  ...shippingColumns,
  quantity: units('quantity'),
  unit_price_minor: moneyOf('unit_price'),
  line_total_minor: sql(lineTotal, ...names('line_total')),
  shipping_paid_minor: moneyOf('shipping_paid'),
  country: country(...names('country')),
  language: textOf('language'),
  channel: textOf('channel'),
  seller: textOf('seller'),
  payment_method: textOf('payment_method'),
  discount_code: textOf('discount_code'),
};

const returnColumns: Columns = {
  return_id: textOf('return_id'),
  order_id: textOf('order_id'),
  order_line_id: textOf('order_line_id'),
  sku: textOf('sku'),
  quantity: units('return_quantity', 'quantity'),
  requested_date: dayOf('requested_date'),
  received_date: dayOf('received_date'),
  refunded_date: dayOf('refunded_date'),
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
  agent_note: textOf('agent_note'),
  inspection_note: textOf('inspection_note'),
  resolution: sql((cells) => `lower(${cells.text(...names('resolution'))})`, ...names('resolution')),
  exchange_sku: textOf('exchange_sku'),
  refund_amount_minor: moneyOf('refund_amount'),
  refund_shipping_amount_minor: moneyOf('refund_shipping_amount'),
  fee_charged_minor: moneyOf('fee_charged'),
  currency: currency(...names('currency')),
  label_cost_minor: moneyOf('label_cost'),
  paid_by: textOf('paid_by'),
  return_method: textOf('return_method'),
  return_carrier: textOf('return_carrier'),
  condition_grade: textOf('condition_grade'),
  disposition: textOf('disposition'),
};

const isReturned = (cells: Cells): string =>
  cells.has(...names('returned'))
    ? `lower(${cells.text(...names('returned'))}) IN (${yes.map(literal).join(', ')})`
    : `${cells.whole(...names('return_quantity'))} > 0`;

const shop = { source: 'shop', needs: [] };

const kinds = {
  orders: (): Format => ({
    ...shop,
    id: 'generic-orders',
    label: 'Orders, read by their headings',
    kind: 'orders',
    parts: [{ table: 'order_lines', columns: orderColumns }],
  }),
  returns: (has: Has): Format => ({
    ...shop,
    id: 'generic-returns',
    label: 'Returns, read by their headings',
    kind: 'returns',
    ...(has('returned') ? { furniture: { not_returned: (cells: Cells) => `NOT ${isReturned(cells)}` } } : {}),
    parts: [{ table: 'return_lines', needed: has('order_id') ? ['order_id'] : ['return_id'], columns: returnColumns }],
  }),
  ordersWithReturns: (): Format => ({
    ...shop,
    id: 'generic-orders-returned',
    label: 'Orders with their returns, read by their headings',
    kind: 'mixed',
    parts: [{ table: 'order_lines', columns: orderColumns }],
    also: [
      {
        table: 'return_lines',
        when: isReturned,
        columns: { ...returnColumns, quantity: units('return_quantity'), sku: articleOf },
      },
    ],
  }),
  shipments: (): Format => ({
    ...shop,
    id: 'generic-shipments',
    label: 'Shipments, read by their headings',
    kind: 'shipments',
    parts: [
      {
        table: 'shipments',
        columns: {
          order_id: textOf('order_id'),
          sku: textOf('sku'),
          currency: currency(...names('currency')),
          ...shippingColumns,
        },
      },
    ],
  }),
  products: (): Format => ({
    ...shop,
    id: 'generic-products',
    label: 'Products, read by their headings',
    kind: 'products',
    parts: [{ table: 'products', columns: { sku: textOf('sku'), ...productColumns } }],
  }),
};

/** How the columns were read, and what is missing that the numbers need. */
function notes(kind: Kind, has: Has, headings: readonly string[]): string[] {
  const places = new Map(
    headings.map((heading) => [normalHeading(heading), heading]).toReversed() as [string, string][],
  );
  const read = (Object.keys(synonyms) as Field[]).flatMap((field) => {
    const heading = synonyms[field].map((name) => places.get(normalHeading(name))).find((found) => found !== undefined);
    return heading === undefined ? [] : [`${heading} → ${field}`];
  });
  const isReturn = kind === 'returns';
  return [
    `Read by its headings as ${kind === 'ordersWithReturns' ? 'orders with returns' : kind}: ${read.join(', ')}.`,
    ...(isReturn && !has('return_quantity', 'quantity')
      ? ['No column counts units: each row counts as one returned unit.']
      : []),
    ...(isReturn && !has('sku') ? ['No column names the article: returns are matched to orders only.'] : []),
  ];
}
