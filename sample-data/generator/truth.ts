import type { AmazonOrder } from './amazon-order.ts';
import { dayText, firstDay, lastDay, weekday } from './calendar.ts';
import type { Style } from './catalogue.ts';
import type { Shelf } from './goods.ts';
import type { ReturnRow } from './journey.ts';
import {
  launches,
  packagingChange,
  pickerSwap,
  returnFee,
  returnWindowDays,
  risingPlants,
  stylePlants,
} from './plants.ts';
import type { Request } from './requests.ts';
import type { ShopOrder } from './shop-order.ts';
import { refundedMinor } from './shopify-rows.ts';

type Counts = Record<string, number>;

/** A week of deliveries: how many units, how many asked back by the last day, how many will still be. */
interface DeliveryWeek {
  delivered_units: number;
  requested_units: number;
  to_come_units: number;
}

/** Keeps count of what is written and what was planted; memory grows with the number of wardrobers only. */
export class Ledger {
  private readonly shopOrders: Counts = {};
  private readonly returns: Counts = {};
  private readonly amazonOrders: Counts = {};
  private readonly amazonReturns: Counts = {};
  private readonly shipments: Counts = {};
  private readonly amazonMinor: Counts = {};
  private readonly planted: Counts = {};
  private readonly wornReturns: Counts = {};
  private readonly weeks = new Map<number, DeliveryWeek>();

  addShopOrder(order: ShopOrder): void {
    const isCancelled = order.cancelledAt !== null;
    add(this.shopOrders, 'orders', 1);
    add(this.shopOrders, 'order_lines', order.lines.length);
    add(this.shopOrders, 'cancelled_orders', isCancelled ? 1 : 0);
    add(this.shopOrders, 'total_minor', order.totalMinor);
    add(this.shopOrders, 'discount_minor', order.discountMinor);
    add(this.shopOrders, 'refund_minor', refundedMinor(order));
    for (const line of order.lines) {
      add(this.shopOrders, 'units_ordered', line.quantity);
      add(this.shopOrders, 'cancelled_units', isCancelled ? line.quantity : 0);
      if (!isCancelled) this.addDelivery(line.parcel.deliveredDay, line.quantity);
    }
    for (const request of order.requests) this.addRequest(request);
    for (const row of order.returns) this.addReturn(row, order.shopper.email);
  }

  addShipment(isDateMissing: boolean): void {
    add(this.shipments, 'rows', 1);
    add(this.shipments, 'without_delivered_date', isDateMissing ? 1 : 0);
  }

  addAmazonOrder(order: AmazonOrder): void {
    const { currency } = order.market;
    add(this.amazonOrders, 'orders', 1);
    add(this.amazonOrders, 'cancelled_orders', order.isCancelled ? 1 : 0);
    add(this.amazonOrders, `orders_${currency.toLowerCase()}`, 1);
    add(this.amazonOrders, 'order_lines', order.lines.length);
    for (const line of order.isCancelled ? [] : order.lines) {
      add(this.amazonOrders, 'units_ordered', line.quantity);
      add(this.amazonMinor, currency, line.priceMinor * line.quantity);
      this.addDelivery(order.parcel.deliveredDay, line.quantity);
    }
    for (const request of order.requests) this.addRequest(request);
    for (const row of order.returns) {
      add(this.amazonReturns, 'rows', 1);
      const isUndelivered = row.code.startsWith('UNDELIVERABLE');
      add(this.amazonReturns, 'units_returned', isUndelivered ? 0 : row.quantity);
      add(this.amazonReturns, 'undelivered_rows', isUndelivered ? 1 : 0);
      add(this.planted, row.planted, 1);
    }
  }

  private addReturn(row: ReturnRow, email: string): void {
    const isMoneyOnly = row.request.quantity === 0 || row.resolution === 'goodwill';
    const isReturn = !isMoneyOnly && row.status !== 'rejected' && row.status !== 'cancelled';
    add(this.returns, 'rows', 1);
    add(this.returns, 'lines_returned', isReturn ? 1 : 0);
    add(this.returns, 'units_returned', isReturn ? row.request.quantity : 0);
    add(this.returns, 'money_only_rows', isMoneyOnly ? 1 : 0);
    if (row.status === 'rejected' || row.status === 'cancelled') add(this.returns, `${row.status}_rows`, 1);
    add(this.returns, 'exchange_rows', row.resolution === 'exchange' ? 1 : 0);
    add(this.returns, 'refund_minor', row.refundMinor);
    add(this.returns, 'refund_shipping_minor', row.refundShippingMinor);
    add(this.returns, 'fee_minor', row.feeMinor);
    add(this.returns, 'label_minor', row.labelMinor);
    add(this.planted, row.request.planted, 1);
    if (row.request.planted === 'wardrobing') add(this.wornReturns, email, 1);
  }

  private addDelivery(day: number | null, units: number): void {
    if (day !== null && day <= lastDay) this.week(day).delivered_units += units;
  }

  private addRequest({ kind, parcel, requestedDay, quantity }: Request): void {
    if (kind !== 'return' || parcel.deliveredDay === null || parcel.deliveredDay > lastDay) return;
    this.week(parcel.deliveredDay)[requestedDay <= lastDay ? 'requested_units' : 'to_come_units'] += quantity;
  }

  private week(day: number): DeliveryWeek {
    const monday = day - weekday(day) + 1;
    const known = this.weeks.get(monday) ?? { delivered_units: 0, requested_units: 0, to_come_units: 0 };
    this.weeks.set(monday, known);
    return known;
  }

  /** What truth.json says. */
  report(seed: number, shelf: Shelf) {
    const weeks = [...this.weeks].sort(([one], [other]) => one - other);
    return {
      about:
        'Totals of the files beside this one and what was planted in them. Everything is invented. Money in minor units.',
      seed,
      first_date: dayText(firstDay),
      last_date: dayText(lastDay),
      order_lines: (this.shopOrders.order_lines ?? 0) + (this.amazonOrders.order_lines ?? 0),
      files: {
        'shopify_orders.csv': { ...this.shopOrders, currency: 'EUR' },
        'returns.csv': { ...this.returns, currency: 'EUR' },
        'shipments.csv': this.shipments,
        'products.csv': {
          rows: shelf.styles.reduce((sum, style) => sum + style.skus.length, 0),
          styles: shelf.styles.length,
        },
        'amazon_all_orders.txt': { ...this.amazonOrders, item_price_minor: this.amazonMinor },
        'amazon_fba_customer_returns.txt': this.amazonReturns,
      },
      planted: { return_rows: this.planted, ...plantedEffects(shelf), wardrobing: { customers: this.wornReturns } },
      unfinished_tail: {
        about:
          'Units by week of delivery (Monday, both channels): asked back by the last day, and still to come after it.',
        to_come_units: weeks.reduce((sum, [, week]) => sum + week.to_come_units, 0),
        weeks: weeks.map(([monday, week]) => ({ week: dayText(monday), ...week })),
      },
    };
  }
}

function plantedEffects(shelf: Shelf) {
  const tell = ({ id, name, category }: Style) => ({ style_id: id, product_name: name, category: category.name });
  const swapped = shelf.styleAt(pickerSwap.category, pickerSwap.rank);
  return {
    styles: stylePlants.map(({ kind, category, rank, extra }) => {
      return { kind, ...tell(shelf.styleAt(category, rank)), extra_rate: extra };
    }),
    rising: risingPlants.map(({ category, rank, from, extra }) => ({
      ...tell(shelf.styleAt(category, rank)),
      from: dayText(from),
      extra_rate: extra,
    })),
    launches: launches.map(({ category, from, extra }) => ({
      ...tell(shelf.styles.findLast((style) => style.category.name === category)!),
      from: dayText(from),
      extra_rate: extra,
    })),
    packaging_change: {
      from: dayText(packagingChange.from),
      warehouse: packagingChange.warehouse,
      carrier: packagingChange.carrier,
      packaging_before: packagingChange.packagingBefore.join(', '),
      packaging_after: packagingChange.packagingAfter,
      damage_factor: packagingChange.damageFactor,
    },
    picker_swap: {
      packer: pickerSwap.packer,
      warehouse: pickerSwap.warehouse,
      from: dayText(pickerSwap.from),
      swapped_share: pickerSwap.swapShare,
      sku: swapped.skus[0]!.sku,
      swapped_with: swapped.skus[1]!.sku,
    },
    return_fee: { from: dayText(returnFee.from), fee_minor: returnFee.feeMinor },
    return_window_days: returnWindowDays,
  };
}

function add(counts: Counts, name: string, amount: number): void {
  if (name !== '') counts[name] = (counts[name] ?? 0) + amount;
}
