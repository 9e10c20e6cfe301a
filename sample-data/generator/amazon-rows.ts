import type { AmazonOrder, AmazonReturn } from './amazon-order.ts';
import { amazonTime, lastDay } from './calendar.ts';
import { money } from './sink.ts';

/** The 31 headings of Amazon's all-orders report. */
export const amazonOrdersHeader = `${[
  'amazon-order-id merchant-order-id purchase-date last-updated-date order-status fulfillment-channel sales-channel',
  'order-channel ship-service-level product-name sku asin item-status quantity currency item-price item-tax shipping-price',
  'shipping-tax gift-wrap-price gift-wrap-tax item-promotion-discount ship-promotion-discount ship-city ship-state',
  'ship-postal-code ship-country promotion-ids is-business-order purchase-order-number price-designation',
]
  .join(' ')
  .replaceAll(' ', '\t')}\n`;

/** The 13 headings of the FBA customer returns report. */
export const amazonReturnsHeader = `${[
  'return-date order-id sku asin fnsku product-name quantity fulfillment-center-id detailed-disposition reason status',
  'license-plate-number customer-comments',
]
  .join(' ')
  .replaceAll(' ', '\t')}\n`;

/** One row a line; a cancelled line has no units and no money. */
export function amazonOrderRows(order: AmazonOrder): string {
  const { market, isCancelled } = order;
  const createdAt = amazonTime(order.createdAt);
  const isShipped = order.parcel.shippedDay <= lastDay;
  const state = isCancelled ? 'Cancelled' : isShipped ? 'Shipped' : 'Pending';
  let rows = '';
  order.lines.forEach((line, index) => {
    const shipping = index === 0 ? order.shippingMinor : 0;
    const asked = line.priceMinor * line.quantity;
    const cells = isCancelled
      ? `0\t\t\t\t\t`
      : `${line.quantity}\t${market.currency}\t${money(asked)}\t${money(tax(line.paidMinor, market.vat))}\t${money(shipping)}\t${money(tax(shipping, market.vat))}`;
    const discount = isCancelled || line.lineDiscountMinor === 0 ? '' : money(line.lineDiscountMinor);
    rows +=
      `${order.id}\t${order.id}\t${createdAt}\t${amazonTime(order.createdAt + 93_600)}\t${state}\tAmazon\t${market.channel}\t\t` +
      `${index % 2 === 0 ? 'Standard' : 'Expedited'}\t${line.sku.title}\t${line.sku.sku}\t${line.sku.asin}\t${state === 'Pending' ? 'Unshipped' : state}\t` +
      `${cells}\t\t\t${discount}\t\t${order.city}\t\t${order.postalCode}\t${market.country}\t\tfalse\t\t\n`;
  });
  return rows;
}

/** Tax is inside the prices. */
function tax(minor: number, vat: number): number {
  return Math.round((minor * vat) / (1 + vat));
}

/** One row a unit that came back. */
export function amazonReturnRow(orderId: string, row: AmazonReturn): string {
  const { sku } = row.line;
  return (
    `${amazonTime(row.returnedAt)}\t${orderId}\t${sku.sku}\t${sku.asin}\t${sku.fnsku}\t${sku.title}\t${row.quantity}\t${row.centre}\t` +
    `${row.disposition}\t${row.code}\t${row.status}\t${row.plate}\t${comment(row)}\n`
  );
}

const titles: Readonly<Record<string, string>> = {
  APPAREL_TOO_SMALL: 'Fit|Too small|',
  APPAREL_TOO_LARGE: 'Fit|Too large|',
  DEFECTIVE: 'Defective|',
  NOT_AS_DESCRIBED: 'Not as Expected|',
  UNWANTED_ITEM: 'Changed Mind|',
};

/** The shopper's words as Amazon hands them on: apostrophes as entities, at times behind the titles that were clicked. */
function comment({ words, code, plate }: AmazonReturn): string {
  if (words.text === '') return '';
  const dice = Number(plate.slice(-2));
  const title = dice % 4 === 0 ? (titles[code] ?? '') : '';
  const text = words.text.replaceAll('\t', ' ').replaceAll(/['’]/g, dice % 5 === 0 ? "'" : '&#39;');
  return `${title}${text}${title && dice % 8 === 0 ? '|No' : ''}`;
}
