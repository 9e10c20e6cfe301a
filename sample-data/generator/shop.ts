import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type AmazonOrder, takeAmazonOrder } from './amazon-order.ts';
import { amazonOrderRows, amazonOrdersHeader, amazonReturnRow, amazonReturnsHeader } from './amazon-rows.ts';
import { dayText, firstDay, lastDay, ordersByDay, shopDay } from './calendar.ts';
import { lotOn } from './catalogue.ts';
import { fillShelf } from './goods.ts';
import {
  productRows,
  productsHeader,
  returnRow,
  returnsHeader,
  shipmentRow,
  shipmentsHeader,
  truthHeader,
  truthRow,
} from './plain-rows.ts';
import { Random } from './random.ts';
import { Clientele, type ShopOrder, takeShopOrder } from './shop-order.ts';
import { orderName, shopifyHeader, shopifyRows } from './shopify-rows.ts';
import { openSinks, type Sink } from './sink.ts';
import { Ledger } from './truth.ts';

export interface ShopOptions {
  /** Orders in all, on the shop's own site and on Amazon. */
  readonly orders: number;
  readonly seed: number;
  /** Folder to write to; made when absent, files in it replaced. */
  readonly out: string;
  readonly gzip: boolean;
}

/** What truth.json tells of a made shop. */
export type Truth = ReturnType<Ledger['report']>;

const headers = {
  'shopify_orders.csv': shopifyHeader,
  'returns.csv': returnsHeader,
  'shipments.csv': shipmentsHeader,
  'products.csv': productsHeader,
  'amazon_all_orders.txt': amazonOrdersHeader,
  'amazon_fba_customer_returns.txt': amazonReturnsHeader,
  'truth_reasons.csv': truthHeader,
} as const;
type Sinks = Record<keyof typeof headers, Sink>;

const shopShare = 0.8;

/**
 * Writes the exports of an invented shop and the truth about them: the same options give the same bytes.
 * Orders are made and written one after the other, so memory does not grow with their number.
 */
export async function makeShop({ orders, seed, out, gzip }: ShopOptions): Promise<Truth> {
  const sinks = await openSinks(out, headers, gzip);
  const shelf = fillShelf(seed);
  const ledger = new Ledger();
  const clientele = new Clientele(seed, orders);
  const random = new Random(seed, 1);
  const write = writers(sinks, ledger);
  for (const style of shelf.styles) sinks['products.csv'].push(productRows(style));
  let shopOrders = 0;
  for (const [index, count] of ordersByDay(orders).entries()) {
    for (let left = count; left > 0; left--) {
      if (random.chance(shopShare)) write.shop(takeShopOrder(++shopOrders, firstDay + index, clientele, shelf, random));
      else write.amazon(takeAmazonOrder(firstDay + index, shelf, random));
    }
    for (const sink of Object.values(sinks)) await sink.settle();
  }
  await Promise.all(Object.values(sinks).map((sink) => sink.close()));
  const truth = ledger.report(seed, shelf);
  await writeFile(join(out, 'truth.json'), `${JSON.stringify(truth, null, 2)}\n`);
  return truth;
}

function writers(sinks: Sinks, ledger: Ledger) {
  let returns = 0;
  return {
    shop(order: ShopOrder): void {
      const name = orderName(order.number);
      ledger.addShopOrder(order);
      sinks['shopify_orders.csv'].push(shopifyRows(order));
      writeShipments(order, name, sinks['shipments.csv'], ledger);
      for (const row of order.returns) {
        const id = `RET-${100_000 + ++returns}`;
        const file = 'returns.csv';
        sinks[file].push(returnRow(id, name, row));
        sinks['truth_reasons.csv'].push(truthRow(file, id, row.request, row.words, order.shopper.language));
      }
    },
    amazon(order: AmazonOrder): void {
      ledger.addAmazonOrder(order);
      sinks['amazon_all_orders.txt'].push(amazonOrderRows(order));
      for (const row of order.returns) {
        const file = 'amazon_fba_customer_returns.txt';
        sinks[file].push(amazonReturnRow(order.id, row));
        sinks['truth_reasons.csv'].push(truthRow(file, row.plate, row, row.words, order.market.language));
      }
    },
  };
}

/**
 * A row for the whole order; a row a line where it went out in two parcels or has goods of a lot, with the line's share of its
 * parcel's cost. Nothing for what has not left.
 */
function writeShipments(order: ShopOrder, name: string, sink: Sink, ledger: Ledger): void {
  if (order.cancelledAt !== null) return;
  const day = shopDay(order.createdAt);
  const isByLine = order.isSplit || order.lines.some(({ sku }) => lotOn(sku.style, day) !== '');
  for (const line of isByLine ? order.lines : order.lines.slice(0, 1)) {
    const { sku, parcel } = line;
    if (parcel.shippedDay > lastDay) continue;
    const packed = order.lines.filter((other) => other.parcel === parcel);
    const before = (lines: number) => Math.floor((parcel.costMinor * lines) / packed.length);
    const at = packed.indexOf(line);
    const costMinor = isByLine ? before(at + 1) - before(at) : parcel.costMinor;
    const goods = isByLine ? { sku: sku.sku, lot: lotOn(sku.style, day) } : { sku: '', lot: '' };
    sink.push(shipmentRow(name, { ...goods, costMinor }, parcel));
    ledger.addShipment(!parcel.isScanned || dayText(parcel.deliveredDay) === '');
  }
}
