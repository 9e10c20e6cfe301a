import { day, type Format, money, text } from './format.ts';
import { currency, lineStatus } from './words.ts';

/** The plain format's shipments: what a shipping export adds to an order, or to one SKU of it. */
export const plainShipments: Format = {
  id: 'plain-shipments',
  label: 'Shipments (plain format)',
  source: 'shop',
  kind: 'shipments',
  needs: [
    'order_id',
    ['shipped_date', 'delivered_date'],
    ['carrier', 'warehouse', 'packaging', 'outbound_shipping_cost'],
  ],
  isExact: true,
  parts: [
    {
      table: 'shipments',
      columns: {
        order_id: text('order_id'),
        sku: text('sku'),
        lot: text('lot'),
        warehouse: text('warehouse'),
        carrier: text('carrier'),
        packaging: text('packaging'),
        packer: text('packer'),
        outbound_shipping_cost_minor: money('outbound_shipping_cost'),
        currency: currency('currency'),
        shipped_date: day('shipped_date'),
        delivered_date: day('delivered_date'),
        line_status: lineStatus('line_status'),
      },
    },
  ],
};
