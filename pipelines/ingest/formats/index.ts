import { aftershipReturns } from './aftership-returns.ts';
import { amazonAllOrders } from './amazon-all-orders.ts';
import { amazonFbaReturns } from './amazon-fba-returns.ts';
import { amazonMfnReturns } from './amazon-mfn-returns.ts';
import { amazonShipments } from './amazon-shipments.ts';
import { bigcommerceOrders } from './bigcommerce-orders.ts';
import { ebayOrders } from './ebay-orders.ts';
import { emagOrders } from './emag-orders.ts';
import { erpnextSales } from './erpnext-sales.ts';
import { etsyOrderItems } from './etsy-order-items.ts';
import { etsyOrders } from './etsy-orders.ts';
import type { Format } from './format.ts';
import { loopReturns } from './loop-returns.ts';
import { magentoOrders } from './magento-orders.ts';
import { magentoReturns } from './magento-returns.ts';
import { matrixifyOrders } from './matrixify-orders.ts';
import { odooOrders } from './odoo-orders.ts';
import { odooReturns } from './odoo-returns.ts';
import { parcelwillReturns } from './parcelwill-returns.ts';
import { plainOrders } from './plain-orders.ts';
import { plainProducts } from './plain-products.ts';
import { plainReturns } from './plain-returns.ts';
import { plainShipments } from './plain-shipments.ts';
import { prestashopOrders } from './prestashop-orders.ts';
import { prestashopReturns } from './prestashop-returns.ts';
import { returngoReturns } from './returngo-returns.ts';
import { shopifyOrders } from './shopify-orders.ts';
import { shopifyProducts } from './shopify-products.ts';
import { shopifyReturns } from './shopify-returns.ts';
import { uciOnlineRetail } from './uci-online-retail.ts';
import { woocommerceAnalytics } from './woocommerce-analytics.ts';
import { woocommerceOrders } from './woocommerce-orders.ts';
import { woocommerceWebtoffee } from './woocommerce-webtoffee.ts';
import { zalandoReturns } from './zalando-returns.ts';

/** The formats that are known by their headings, the first that fits being taken; any other file is read as `generic.ts` says. */
export const formats: readonly Format[] = [
  matrixifyOrders,
  shopifyOrders,
  shopifyReturns,
  shopifyProducts,
  amazonFbaReturns,
  amazonMfnReturns,
  amazonAllOrders,
  amazonShipments,
  ebayOrders,
  etsyOrderItems,
  etsyOrders,
  woocommerceWebtoffee,
  woocommerceAnalytics,
  woocommerceOrders,
  bigcommerceOrders,
  magentoOrders,
  magentoReturns,
  prestashopOrders,
  prestashopReturns,
  emagOrders,
  zalandoReturns,
  parcelwillReturns,
  aftershipReturns,
  loopReturns,
  returngoReturns,
  odooOrders,
  odooReturns,
  erpnextSales,
  uciOnlineRetail,
  plainReturns,
  plainOrders,
  plainShipments,
  plainProducts,
];
