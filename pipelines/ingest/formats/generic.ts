import { mappedFields } from '../../domain/mapping-fields.ts';
import { type Notice, notice } from '../../domain/notices.ts';
import type { MappedKind } from '../../domain/reports.ts';
import {
  articleOf,
  isReturned,
  type Names,
  orderColumns,
  productColumns,
  returnColumns,
  shippingColumns,
  units,
} from './fields.ts';
import { type Cells, type Format, link, type Part, text } from './format.ts';
import { headingKey } from './headings.ts';
import { onceAReturn } from './shares.ts';
import { type Field, synonyms } from './synonyms.ts';
import { currency } from './words.ts';

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
  const names = new Set(headings.map(headingKey));
  return (...fields) => fields.some((field) => synonyms[field].some((name) => names.has(headingKey(name))));
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
  // Names stand in every table; a list of products says more of them.
  const isDescribed = has('category', 'unit_cost', 'supplier') || ofProducts.filter((field) => has(field)).length >= 2;
  return has('sku') && isDescribed && !order && !has(...ofSales) ? 'products' : undefined;
}

const ofProducts: readonly Field[] = mappedFields.products.other.filter((field) => field !== 'currency');
/** What tells that goods went out or came back: no list of products has it. */
const ofSales: readonly Field[] = [
  ...(['order_date', 'shipped_date', 'delivered_date', 'quantity', 'line_total', 'customer'] as const),
  ...(['requested_date', 'received_date', 'refunded_date', 'return_quantity', 'reason', 'reason_code'] as const),
  ...(['refund_amount', 'resolution'] as const),
];

const names: Names = (field) => synonyms[field];
/** What a table of returns tells of when it was made, it tells of the return. */
const ofReturns: Names = (field) =>
  field === 'requested_date'
    ? [...names(field), 'created_at', 'date created']
    : field === 'order_date'
      ? []
      : names(field);
const shop = { source: 'shop', needs: [] };

const kinds = {
  orders: (): Format => fieldFormat('orders', names),
  returns: (has: Has): Format => ({
    ...fieldFormat('returns', ofReturns, has('order_id') ? 'order_id' : 'return_id'),
    ...(has('returned')
      ? { furniture: { not_returned: (cells: Cells) => `NOT coalesce(${isReturned(names)(cells)}, false)` } }
      : {}),
  }),
  ordersWithReturns: (): Format => ({
    ...shop,
    id: 'generic-orders-returned',
    label: 'Orders with their returns, read by their headings',
    kind: 'mixed',
    parts: [{ table: 'order_lines', columns: orderColumns(names) }],
    also: [
      {
        table: 'return_lines',
        when: isReturned(names),
        columns: { ...returnColumns(names), quantity: units(names, 'return_quantity'), sku: articleOf(names) },
      },
    ],
  }),
  shipments: (): Format => fieldFormat('shipments', names),
  products: (): Format => fieldFormat('products', names),
};

/** A format for rows of one kind, by what their fields are called; `needed` names the column that returns must have. */
export function fieldFormat(kind: MappedKind, names: Names, needed = 'order_id'): Format {
  const label = `${kind[0]!.toUpperCase()}${kind.slice(1)}, read by their headings`;
  const part = parts[kind](names);
  return {
    ...shop,
    id: `generic-${kind}`,
    label,
    kind,
    parts: [kind === 'returns' ? { ...part, needed: [needed] } : part],
  };
}

const parts: Readonly<Record<MappedKind, (names: Names) => Part>> = {
  orders: (names) => ({ table: 'order_lines', columns: orderColumns(names) }),
  returns: (names) => ({
    table: 'return_lines',
    columns: returnColumns(names),
    finish: { label_cost_minor: onceAReturn('label_cost_minor') },
  }),
  shipments: (names) => ({
    table: 'shipments',
    columns: {
      order_id: text(...names('order_id')),
      sku: text(...names('sku')),
      currency: currency(...names('currency')),
      ...shippingColumns(names),
    },
  }),
  products: (names) => ({
    table: 'products',
    columns: { sku: text(...names('sku')), ...productColumns(names), image_url: link(...names('image_url')) },
  }),
};

/** How the columns were read, and what is missing that the numbers need. */
function notes(kind: Kind, has: Has, headings: readonly string[]): Notice[] {
  const places = new Map(headings.map((heading) => [headingKey(heading), heading]).toReversed() as [string, string][]);
  const read = (Object.keys(synonyms) as Field[]).flatMap((field) => {
    const called = (kind === 'returns' ? ofReturns : names)(field);
    const heading = called.map((name) => places.get(headingKey(name))).find((found) => found !== undefined);
    return heading === undefined ? [] : [[field, heading] as const];
  });
  const isReturn = kind === 'returns';
  return [
    notice('read_by_headings', { kind, columns: Object.fromEntries(read) }),
    ...(isReturn && !has('return_quantity', 'quantity') ? [notice('no_units')] : []),
    ...(isReturn && !has('sku') ? [notice('no_article')] : []),
  ];
}
