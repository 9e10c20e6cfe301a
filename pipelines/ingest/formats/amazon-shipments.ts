import { constant, day, type Format, text } from './format.ts';

/** Amazon's fulfilled shipments: what its all-orders report leaves out, the day, the carrier and the warehouse. */
export const amazonShipments: Format = {
  id: 'amazon-shipments',
  label: 'Amazon fulfilled shipments',
  source: 'amazon',
  kind: 'shipments',
  needs: ['amazon-order-id', 'shipment-date', 'sku', 'quantity-shipped'],
  furniture: {
    sold_elsewhere: (cells) => `${cells.text('sales-channel')} = 'Non-Amazon'`,
  },
  parts: [
    {
      table: 'shipments',
      columns: {
        order_id: text('amazon-order-id'),
        sku: text('sku'),
        warehouse: text('fulfillment-center-id'),
        carrier: text('carrier'),
        shipped_date: day('shipment-date'),
        line_status: constant('shipped'),
      },
    },
  ],
};
