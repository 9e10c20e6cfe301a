import { notice } from '../../domain/notices.ts';
import { day, type Format, money, sql, text, whole } from './format.ts';
import { once } from './shares.ts';
import { country, currency, customer, lineStatus } from './words.ts';

const date = ['Order Date', 'Date Created'];
const shipping = ['Shipping Cost (inc tax)', 'Shipping Cost (ex tax)'];

/** BigCommerce's orders export: one row an order, its lines packed into `Product Details`. */
export const bigcommerceOrders: Format = {
  id: 'bigcommerce-orders',
  label: 'BigCommerce orders',
  source: 'bigcommerce',
  kind: 'orders',
  needs: ['Order ID', 'Order Status', date, 'Product Details', 'Product Qty'],
  isOrdered: true,
  notes: [notice('packed_articles', { heading: 'Product Details' })],
  parts: [
    {
      table: 'order_lines',
      columns: {
        order_id: text('Order ID'),
        order_date: day(...date),
        customer_key: customer('Customer Email', 'Customer ID'),
        sku: sql(({ text }) => `coalesce(${text('Product SKU')}, ${text('Product ID')})`, 'Product Details'),
        product_name: text('Product Name'),
        quantity: whole('Product Qty'),
        unit_price_minor: money('Product Unit Price'),
        line_total_minor: money('Product Total Price'),
        currency: currency('Order Currency Code'),
        shipping_paid_minor: money(...shipping),
        shipped_date: day('Date Shipped'),
        line_status: lineStatus('Order Status'),
        country: country('Shipping Country', 'Billing Country'),
        payment_method: text('Payment Method'),
      },
      finish: {
        shipping_paid_minor: once('shipping_paid_minor'),
      },
    },
  ],
  also: [
    {
      table: 'order_refunds',
      when: ({ money }) => `${money('Refund Amount')} > 0`,
      columns: {
        order_id: text('Order ID'),
        currency: currency('Order Currency Code'),
        refund_minor: money('Refund Amount'),
        is_before_shipping: sql(
          ({ text }) =>
            `(${text('Date Shipped')} IS NULL AND coalesce(lower(${text('Order Status')}), '') LIKE 'cancel%')`,
        ),
      },
    },
  ],
};
