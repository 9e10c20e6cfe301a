import { amazonAllOrders } from './amazon-all-orders.ts';
import { amazonFbaReturns } from './amazon-fba-returns.ts';
import { amazonMfnReturns } from './amazon-mfn-returns.ts';
import type { Format } from './format.ts';
import { plainOrders } from './plain-orders.ts';
import { plainProducts } from './plain-products.ts';
import { plainReturns } from './plain-returns.ts';
import { plainShipments } from './plain-shipments.ts';
import { shopifyOrders } from './shopify-orders.ts';
import { uciOnlineRetail } from './uci-online-retail.ts';

/** The formats that are known by their headings, the first that fits being taken. */
export const formats: readonly Format[] = [
  shopifyOrders,
  uciOnlineRetail,
  amazonFbaReturns,
  amazonMfnReturns,
  amazonAllOrders,
  plainReturns,
  plainOrders,
  plainShipments,
  plainProducts,
];
