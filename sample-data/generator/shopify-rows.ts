import { dayText, instantOn, lastDay, shopTime } from './calendar.ts';
import type { ShopOrder } from './shop-order.ts';
import { csvCell, money } from './sink.ts';

/** The 79 headings of Shopify's orders export. */
export const shopifyHeader = `${[
  'Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,Shipping,Taxes,Total',
  'Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem price',
  'Lineitem compare at price,Lineitem sku,Lineitem requires shipping,Lineitem taxable,Lineitem fulfillment status',
  'Billing Name,Billing Street,Billing Address1,Billing Address2,Billing Company,Billing City,Billing Zip,Billing Province',
  'Billing Country,Billing Phone,Shipping Name,Shipping Street,Shipping Address1,Shipping Address2,Shipping Company',
  'Shipping City,Shipping Zip,Shipping Province,Shipping Country,Shipping Phone,Notes,Note Attributes,Cancelled at',
  'Payment Method,Payment Reference,Refunded Amount,Vendor,Outstanding Balance,Employee,Location,Device ID,Id,Tags',
  'Risk Level,Source,Lineitem discount,Tax 1 Name,Tax 1 Value,Tax 2 Name,Tax 2 Value,Tax 3 Name,Tax 3 Value,Tax 4 Name',
  'Tax 4 Value,Tax 5 Name,Tax 5 Value,Phone,Receipt Number,Duties,Billing Province Name,Shipping Province Name,Payment ID',
  'Payment Terms Name,Next Payment Due At,Payment References',
].join(',')}\n`;

/** The order number people see, which the other files call order_id. */
export function orderName(number: number): string {
  return `#RS${10_000 + number}`;
}

/** Money given back by the last day, in cents: for goods and shipping, less the fees kept; all of it when cancelled unpaid. */
export function refundedMinor(order: ShopOrder): number {
  if (order.cancelledAt !== null) return order.isVoided ? 0 : order.totalMinor;
  return order.returns.reduce((sum, row) => sum + row.refundMinor + row.refundShippingMinor - row.feeMinor, 0);
}

const blanks = (count: number) => ','.repeat(count);

/** The export's rows of an order: what concerns the order as a whole stands on the first one only. */
export function shopifyRows(order: ShopOrder): string {
  const name = orderName(order.number);
  const { email } = order.shopper;
  const createdAt = shopTime(order.createdAt);
  const head = `${name},${email},${beforeLine(order)}${createdAt},`;
  const nextHead = `${name},${email},${blanks(13)}${createdAt},`;
  let rows = '';
  order.lines.forEach(({ sku, quantity, priceMinor, compareAtMinor, lineDiscountMinor, parcel }, index) => {
    const state = order.cancelledAt === null && parcel.shippedDay <= lastDay ? 'fulfilled' : 'pending';
    const compareAt = compareAtMinor === 0 ? '' : money(compareAtMinor);
    rows += `${index === 0 ? head : nextHead}${quantity},${sku.title},${money(priceMinor)},${compareAt},${sku.sku},true,true,${state},`;
    const { supplier } = sku.style;
    rows +=
      index === 0
        ? afterLine(order, supplier, money(lineDiscountMinor))
        : `${blanks(26)}${supplier},${blanks(8)}${money(lineDiscountMinor)}${blanks(19)}\n`;
  });
  return rows;
}

/** Columns 3 to 15, `Financial Status` to `Shipping Method`. */
function beforeLine(order: ShopOrder): string {
  const { shopper, totalMinor, shippingMinor } = order;
  const shipped = order.lines.filter(({ parcel }) => parcel.shippedDay <= lastDay);
  const isOut = order.cancelledAt === null && shipped.length > 0;
  const fulfilment = !isOut ? 'unfulfilled' : shipped.length < order.lines.length ? 'partial' : 'fulfilled';
  const fulfilledAt = isOut
    ? shopTime(instantOn(shipped[0]!.parcel.shippedDay, 14 * 3600 + (order.number % 3600)))
    : '';
  const tax = taxMinor(order);
  return (
    `${financialStatus(order)},${paidAt(order)},${fulfilment},${fulfilledAt},${shopper.acceptsMarketing ? 'yes' : 'no'},EUR,` +
    `${money(totalMinor - shippingMinor)},${money(shippingMinor)},${money(tax)},${money(totalMinor)},` +
    `${order.discountCode},${money(order.discountMinor)},${shippingMinor === 0 ? 'Free shipping' : 'Standard'},`
  );
}

/** Columns 25 to 79, `Billing Name` to `Payment References`. */
function afterLine(order: ShopOrder, vendor: string, lineDiscount: string): string {
  const { shopper, number } = order;
  const [city, zip, province] = shopper.city;
  const address = `${shopper.name},${shopper.address},${shopper.address},,,${city},${zip},${province},${shopper.country.code},,`;
  const cancelledAt = order.cancelledAt === null ? '' : shopTime(order.cancelledAt);
  const reference = `r${(number * 7919 + 104729).toString(36)}`;
  return (
    `${address}${address}${noteOf(order)},,${cancelledAt},${order.payment},${reference},${money(refundedMinor(order))},${vendor},` +
    `${money(paidAt(order) || order.cancelledAt !== null ? 0 : order.totalMinor)},,,,${5_600_000_000_000 + number * 32_771},,Low,web,` +
    `${lineDiscount},${shopper.country.vatName},${money(taxMinor(order))},,,,,,,,,,,,,,${reference},,,${reference}\n`
  );
}

/** Tax is inside the prices. */
function taxMinor({ totalMinor, shopper }: ShopOrder): number {
  const { vat } = shopper.country;
  return Math.round((totalMinor * vat) / (1 + vat));
}

function financialStatus(order: ShopOrder): string {
  if (order.cancelledAt !== null) return order.isVoided ? 'voided' : 'refunded';
  const refunded = refundedMinor(order);
  if (refunded > 0) return refunded >= order.totalMinor ? 'refunded' : 'partially_refunded';
  return paidAt(order) === '' ? 'pending' : 'paid';
}

/** Cash on delivery is paid at the door, all else a minute after ordering. */
function paidAt(order: ShopOrder): string {
  if (order.cancelledAt !== null && order.isVoided) return '';
  if (!order.payment.startsWith('Cash')) return shopTime(order.createdAt + 60);
  const { deliveredDay } = order.lines[0]!.parcel;
  return deliveredDay === null || dayText(deliveredDay) === '' ? '' : shopTime(instantOn(deliveredDay, 11 * 3600));
}

const notes = [
  'Please ring twice, second floor',
  'Laisser chez le voisin, merci',
  'Nu sunați, copilul doarme',
  'It is a gift:\nno invoice please',
  'Interfon 12',
  'Bitte beim Nachbarn abgeben',
];

function noteOf({ number }: ShopOrder): string {
  return number % 23 === 0 ? csvCell(notes[number % notes.length]!) : '';
}
