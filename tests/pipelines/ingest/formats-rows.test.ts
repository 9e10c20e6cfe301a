import { expect, test } from 'vitest';
import { openShop, type Shop } from './shop.ts';

/**
 * What each row of the files means, worked out by hand. Sold: order, line, SKU, units, total and postage in minor units,
 * currency, what became of it, day. Returned: of what order and SKU, units, what moved, day, reason, words, refund, label.
 */
const golden: Readonly<Record<string, { sold?: string; returned?: string; refunds?: string }>> = {
  'aftership-returns.json': {
    returned: `
      1005|00123|2|return|2026-03-05|Too small|Sleeves|–|–
      1005|12E5|1|return|2026-03-05|Other||–|–
      1006|00123|1|not_returned|2026-03-06|Changed my mind||–|–
      1007|00123|1|not_returned|2026-03-07|Changed my mind||–|–`,
  },
  'amazon-all-orders-archived.txt': {
    sold: `
      113-1|9001|00123|1|4990|–|EUR|shipped|2025-06-01
      113-1|9002|00123|1|4990|–|EUR|shipped|2025-06-01
      113-2|9003|12E5|0|–|–|?|cancelled|2025-06-02`,
  },
  'amazon-all-orders-japan.txt': {
    sold: `
      250-1|00123|00123|2|2300|350|JPY|shipped|2026-03-05
      250-2|12E5|12E5|0|–|–|?|cancelled|2026-03-06
      250-3|ランプ-1|ランプ-1|1|980|–|JPY|shipped|2026-03-07`,
  },
  'amazon-all-orders.txt': {
    sold: `
      111-1|00123|00123|2|1850|0|EUR|shipped|2025-03-19
      111-1|SKU-2|SKU-2|1|500|–|EUR|shipped|2025-03-19
      111-2|SKU-3|SKU-3|0|–|–|?|cancelled|2025-03-20
      111-4|SKU-4|SKU-4|1|1200|0|JPY|shipped|2025-03-21
      111-5|SKU-4|SKU-4|1|–|–|?|processing|2025-03-21
      111-6|SKU-4|SKU-4|3|3000|350|GBP|delivered|2025-03-22`,
  },
  'amazon-fba-returns-downloaded.csv': {
    returned: `
      112-1|00123|1|return|2025-06-05|DEFECTIVE|broken,⏎sadly|–|–
      112-2|12E5|1|return|2025-06-25|SOMETHING_NEW||–|–`,
  },
  'amazon-fba-returns-japan.txt': {
    returned: `
      250-3|ランプ-1|1|return|2026-04-22|DEFECTIVE|ソケットが壊れていた"能"|–|–
      250-1|00123|1|return|2026-04-21|APPAREL_TOO_SMALL|サイズが小さいので返品します|表示と違う|はい|–|–`,
  },
  'amazon-fba-returns.txt': {
    returned: `
      111-9|SKU-2|1|return|2025-04-22|UNWANTED_ITEM||–|–
      111-9|SKU-2|1|return|2025-04-22|UNWANTED_ITEM||–|–
      111-1|00123|1|return|2025-04-21|APPAREL_TOO_SMALL|Doesn't fit|too étroit|No|–|–
      S01-7|00123|1|return|2025-05-02|QUALITY_UNACCEPTABLE|"cheap" & thin – 12 €|–|–
      ?|SKU-5|2|not_returned|2025-04-23|UNDELIVERABLE_REFUSED||–|–
      Shopify #1001 0000000001|12E5|1|not_returned|2025-05-03|NEVER_ARRIVED||–|–`,
  },
  'amazon-mfn-returns-european.txt': {
    returned: `
      114-1|00123|1|return|2026-09-10|NOT_AS_PHOTO||1000|–
      114-2|00123|1|not_returned|2026-09-23|POOR_FIT||–|–`,
  },
  'amazon-mfn-returns.txt': {
    returned: `
      112-1|00123|1|return|2025-04-23|TOO_SMALL||5990|450
      112-2|SKU-2|1|not_returned|2025-04-24|NO_REASON_GIVEN||–|–
      112-2|SKU-2|2|not_returned|2025-04-24|UNDELIVERABLE_UNKNOWN||–|–
      112-3|12E5|1|return|2025-04-25|DEFECTIVE||–|–
      112-3|SKU-2|1|return|2025-04-25|No longer needed||700|–`,
  },
  'amazon-mfn-returns.xml': {
    returned: `
      408-1|00123|1|return|2026-03-12|TOO_SMALL||5990|450
      408-1|12E5|2|return|2026-03-12|DEFECTIVE||–|–
      408-2|00123|1|not_returned|2026-03-13|UNDELIVERABLE_UNKNOWN||–|–
      408-3|00123|1|not_returned|2026-03-14|?||–|–`,
  },
  'bigcommerce-orders.csv': {
    sold: `
      100|00123|00123|1|1000|–|AUD|delivered|2022-05-18
      100|ELITE 2000 AA|ELITE 2000 AA|20|4980|1000|AUD|delivered|2022-05-18
      101|2473|2473|1|500|0|AUD|cancelled|2022-05-19`,
    refunds: `
      100|1000|AUD
      101|500|AUD|before shipping`,
  },
  'comenzi.csv': {
    sold: `
      5001|00123|00123|2|3998|–|RON|delivered|2025-05-13
      5002|12E5|12E5|1|2000|–|RON|cancelled|2025-05-14`,
  },
  'ebay-orders-au.csv': {
    sold: `
      03-1|SOFA|SOFA|1|300000|5000|AUD|shipped|2026-05-26`,
  },
  'ebay-orders-fr.csv': {
    sold: `
      04-1|00123|00123|1|123450|490|EUR|shipped|2026-10-05`,
  },
  'ebay-orders-us.csv': {
    sold: `
      02-1|00123|00123|1|109000|490|USD|shipped|2026-09-18
      02-3|12E5|12E5|2|4000|800|USD|shipped|2026-09-20
      02-3|T-1|T-1|1|2450|–|USD|shipped|2026-09-20
      46|3002|3002|1|2000|0|USD|processing|2026-09-18`,
  },
  'ebay-orders.csv': {
    sold: `
      01-1|00123|00123|1|111699|490|EUR|shipped|2025-12-10
      01-2|12E5|12E5|1|2450|–|EUR|processing|2026-03-05
      01-2|S-1|S-1|1|4000|0|EUR|processing|2026-03-05`,
  },
  'emag-orders.csv': {
    sold: `
      4001|00123|00123|2|3998|–|RON|delivered|2026-09-18
      4001|D2XYZ|D2XYZ|1|10000|–|RON|delivered|2026-09-18
      4002|00123|00123|1|1999|–|RON|delivered|2026-09-19
      4003|00123|00123|1|1999|–|RON|cancelled|2026-09-19`,
    returned: `
      4002|00123|1|return|?|?||–|–`,
  },
  'erpnext-sales.csv': {
    sold: `
      ACC-SINV-2026-00001|00123|00123|2|4000|–|EUR|processing|2026-03-05
      ACC-SINV-2026-00001|12E5|12E5|1|1000|–|EUR|processing|2026-03-05
      ACC-SINV-2026-00003|00123|00123|1|2000|–|EUR|cancelled|2026-03-10`,
    returned: `
      ACC-SINV-2026-00001|00123|1|return|2026-03-09|?||2000|–
      ACC-SINV-2026-00001|12E5|1|return|2026-03-09|?||1000|–`,
  },
  'etsy-order-items.csv': {
    sold: `
      3100|2001|00123|2|2698|450|USD|shipped|2025-09-08
      3100|2002|1502|1|3000|–|USD|processing|2025-09-08
      3101|2003|12E5|1|1000|0|EUR|processing|2025-09-28`,
  },
  'etsy-orders.csv': {
    refunds: `
      3100|1000|USD`,
  },
  'loop-returns.csv': {
    returned: `
      #1001|?|1|return|2026-01-01|?||6330|450
      #1002|?|1|return|2026-01-02|?||0|450
      #1003|?|1|not_returned|2026-01-03|?||0|–
      #1004|?|1|return|2026-01-04|?||0|450`,
  },
  'magento-orders.csv': {
    sold: `
      000000123|(whole order)|(whole order)|1|3149|490|EUR|delivered|2025-10-10
      000000124|(whole order)|(whole order)|1|123639|0|EUR|cancelled|2025-10-13`,
    refunds: `
      000000123|1000|EUR`,
  },
  'magento-orders.xml': {
    sold: `
      000000123|(whole order)|(whole order)|1|3149|490|EUR|delivered|2025-10-10
      000000124|(whole order)|(whole order)|1|123639|0|EUR|cancelled|2025-10-13`,
    refunds: `
      000000123|1000|EUR`,
  },
  'magento-returns.csv': {
    returned: `
      000000123|?|1|return|2025-11-01|Wrong Size||–|–
      000000124|?|1|not_returned|2025-11-02|Out of Service||–|–
      000000125|?|1|not_returned|2025-11-03|Other||–|–`,
  },
  'matrixify-orders-without-line-ids.csv': {
    sold: `
      #2101|1|00123|2|14220|490|EUR|processing|2025-02-20
      #2101|2|MUG|1|2880|–|EUR|processing|2025-02-20
      #2102|1|CAP|1|1000|–|EUR|cancelled|2025-02-21`,
    returned: `
      #2101|?|0|money_only|2025-03-01|?||–|–
      #2101|00123|1|return|2025-03-01|?|trop petit|7900|–
      #2101|MUG|1|money_only|2025-03-02|?|sorry|3200|–
      #2102|CAP|1|not_returned|2025-02-21|?||1000|–`,
  },
  'matrixify-orders.csv': {
    sold: `
      #2001|1|00123|2|14220|490|EUR|processing|2025-02-20
      #2001|2|MUG|1|2880|–|EUR|processing|2025-02-20
      #2002|1|CAP|1|1000|–|EUR|cancelled|2025-02-21`,
    returned: `
      #2001|?|0|money_only|2025-03-01|?||–|–
      #2001|00123|1|return|2025-03-01|?|trop petit|7900|–
      #2001|MUG|1|money_only|2025-03-02|?|sorry|3200|–
      #2002|CAP|1|not_returned|2025-02-21|?||1000|–`,
  },
  'odoo-orders.csv': {
    sold: `
      S00012|00123|00123|2|4000|–|?|?|2026-03-05
      S00012|12E5|12E5|1|900|–|?|?|2026-03-05
      S00012|Gift wrap|Gift wrap|1|150|–|?|?|2026-03-05
      S00013|00123|00123|1|2000|–|?|cancelled|2026-03-06`,
  },
  'odoo-returns.csv': {
    returned: `
      WH/OUT/00012|00123|1|return|2026-03-20|?||–|–
      WH/OUT/00012|12E5|2|return|2026-03-20|?||–|–
      WH/OUT/00013|00123|1|not_returned|2026-03-23|?||–|–`,
  },
  'orders-returned-yes.csv': {
    sold: `
      9001|Mug|Mug|2|1000|–|EUR|?|2025-02-01
      9002|Cup|Cup|1|700|–|GBP|?|2025-02-02`,
    returned: `
      9001|Mug|1|return|?|Broken||–|–`,
  },
  'orders-with-returns.csv': {
    sold: `
      a1|i100|i100|2|3996|–|?|?|2025-01-01
      a1|i101|i101|1|4995|–|?|?|2025-01-01
      a2|i100|i100|0|0|–|?|?|2025-01-02`,
    returned: `
      a1|i100|1|return|?|?||–|–`,
  },
  'parcelwill-returns.csv': {
    returned: `
      #1001|00123|1|return|2026-04-16|Too small|tight, short|6000|450
      #1001|12E5|2|return|2026-04-16|Too small|tight, short|–|–
      #1002|CAP,1|1|not_returned|2026-04-17|Wrong item||–|–
      #1003|CAP|1|return|2026-04-18|Damaged||–|450
      #1003|LAMP|1|return|2026-04-18|Damaged||–|–
      #1004|Cap|1|return|2026-04-19|Damaged||2000|–
      #1004|Lamp|1|return|2026-04-19|Damaged||–|–`,
  },
  'plain-orders.csv': {
    sold: `
      1001|1001-1|00123|2|1980|–|EUR|delivered|2025-03-01
      1001|1001-2|12E5|1|4410|–|EUR|delivered|2025-03-01
      1002|1002-1|1-2|1|1200|–|JPY|cancelled|2025-03-02
      1003|1003-1|A|3|3015|–|KWD|lost|2025-03-03`,
  },
  'plain-returns.csv': {
    returned: `
      1001|00123|1|return|2025-03-08|SIZE|too small|990|420
      1001|00123|1|return|2025-03-08|SIZE|too small|990|420
      1001|12E5|1|not_returned|2025-03-09|?||–|–
      1002|1-2|0|money_only|2025-03-09|?||500|–
      1003|A|1|money_only|2025-03-10|?||1005|–`,
  },
  'prestashop-orders.csv': {
    sold: `
      12|(whole order)|(whole order)|1|123450|–|EUR|delivered|2025-03-28
      13|(whole order)|(whole order)|1|1990|–|EUR|cancelled|2025-03-29`,
  },
  'prestashop-returns.csv': {
    returned: `
      12|00123|2|return|2025-04-02|?|Trop petit, déçue ; la couleur diffère⏎et il manque un bouton|–|–
      13|12E5|1|not_returned|2025-04-03|?||–|–`,
  },
  'retouren.csv': {
    returned: `
      1001|00123|1|return|2025-03-31|Größe|zu groß … schade|124990|490
      1001|12E5|1|return|2025-03-31|Größe|zu klein|1000|–
      1002|12E5|2|return|2025-04-01|Defekt|kaputt; "sofort"|1250|250
      1002|LAMPE|1|return|2025-04-01|Defekt||500|350
      1004|00123|1|not_returned|2025-04-03|Größe|zu spät|–|–
      1005|00123|1|not_returned|2025-04-04|?||-1000|–`,
  },
  'returngo-returns.csv': {
    returned: `
      #1001|00123|1|return|2026-02-01|Too small|Chest: tight, sleeves: short|–|–
      #1001|00123|1|return|2026-02-01|Too small|Chest: tight, sleeves: short|–|–
      #1002|12E5|1|not_returned|2026-02-02|Autre||–|–
      #1003|CAP|1|return|2026-02-03|Other||–|–
      #1004|CAP|1|return|2026-02-04|Other||–|–`,
  },
  'shopify-orders-resaved.csv': {
    sold: `
      #1|1|123|1|–|490|CAD|shipped|2023-12-31
      #1|2|1,2E+06|2|–|–|CAD|shipped|2023-12-31
      #2|1|R1|1|–|0|CAD|shipped|2024-02-01`,
    refunds: `
      #2|104950|CAD`,
  },
  'shopify-orders.csv': {
    sold: `
      #1001|1|00123|1|2600|490|EUR|shipped|2025-03-01
      #1001|2|00124|1|2700|–|EUR|shipped|2025-03-01
      #1001|3|Gift⏎wrap|1|2701|–|EUR|shipped|2025-03-01
      #1002|1|SOCK|3|1500|0|USD|cancelled|2025-03-02
      #1003|1|CAP|2|0|0|USD|shipped|2025-03-04
      #1005|1|CAP|1|600|0|EUR|cancelled|2025-03-05
      #AP-1004|1|12E5|1|1143|490|EUR|shipped|2025-03-30
      #AP-1004|2|CUP|1|857|–|EUR|processing|2025-03-30`,
    refunds: `
      #1001|2000|EUR
      #1002|1500|USD|before shipping`,
  },
  'shopify-returns-edges.json': {
    returned: `
      #1001|00123|2|return|2025-03-07|too-small|trop petit, hélas|3000|–
      #1001|12E5|1|return|2025-03-10|color-too-bright|trop vif|–|–
      #1001|?|1|return|2025-03-10|OTHER|see letter|–|–
      #1001|00123|1|not_returned|2025-03-10|UNWANTED||–|–
      #1001|?|1|not_returned|2025-03-09|OTHER|no box|–|–`,
  },
  'shopify-returns.json': {
    returned: `
      #1001|00123|2|return|2025-03-07|too-small|trop petit, hélas|3000|–
      #1001|12E5|1|return|2025-03-10|color-too-bright|trop vif|–|–
      #1001|?|1|return|2025-03-10|OTHER|see letter|–|–
      #1001|00123|1|not_returned|2025-03-10|UNWANTED||–|–
      #1001|?|1|not_returned|2025-03-09|OTHER|no box|–|–`,
  },
  'shopify-returns.jsonl': {
    returned: `
      #1001|00123|2|return|2025-03-07|too-small|trop petit, hélas|3000|–`,
  },
  'uci-online-retail-first.csv': {
    sold: `
      600001|85123A|85123A|6|1530|–|GBP|?|2010-12-01`,
    returned: `
      ?|85123A|1|return|2010-12-02|?||255|–`,
  },
  'uci-online-retail.csv': {
    sold: `
      536365|85123A|85123A|6|1530|–|GBP|?|2010-12-01
      536365|85123A#2|85123A|6|1530|–|GBP|?|2010-12-01
      536365|DCGS0003|DCGS0003|1|251|–|GBP|?|2010-12-01`,
    returned: `
      ?|85123A|2|return|2010-12-14|?||510|–`,
  },
  'woocommerce-analytics.csv': {
    sold: `
      7001|Lamp|Lamp|1|–|–|EUR|delivered|2025-05-30
      7001|Mug, blue|Mug, blue|2|–|–|EUR|delivered|2025-05-30
      7002|Mug, blue|Mug, blue|1|2000|–|EUR|delivered|2025-05-31`,
    returned: `
      7001|?|0|money_only|?|?||2000|–`,
  },
  'woocommerce-order-export-blank.csv': {
    sold: `
      7101|00123|00123|3|3000|490|?|processing|2025-05-30
      7101|LAMP|LAMP|1|3000|–|?|processing|2025-05-30
      7102|12E5|12E5|2|1000|0|?|delivered|2025-05-31`,
    returned: `
      7102|12E5|2|return|?|?||1000|–`,
  },
  'woocommerce-order-export.csv': {
    sold: `
      7001|00123|00123|3|3000|490|?|delivered|2025-05-30
      7001|LAMP|LAMP|1|3000|–|?|delivered|2025-05-30`,
    returned: `
      7001|00123|2|return|?|?||2000|–`,
  },
  'woocommerce-order-refunds.csv': {
    sold: `
      7201|00123|00123|3|3000|490|?|delivered|2025-05-30
      7201|LAMP|LAMP|1|3000|–|?|delivered|2025-05-30
      7202|12E5|12E5|1|500|0|?|cancelled|2025-05-31`,
    refunds: `
      7201|1250`,
  },
  'woocommerce-orders.csv': {
    sold: `
      10001|00123|00123|2|2000|490|EUR|delivered|2025-04-26
      10001|LAMP|LAMP|1|3000|–|EUR|delivered|2025-04-26
      10002|12E5|12E5|1|1000|0|EUR|cancelled|2025-04-27
      10003|Gift|Gift|1|1000|0|USD|processing|2025-04-28`,
  },
  'woocommerce-webtoffee.csv': {
    sold: `
      501|00123|00123|2|4000|490|EUR|delivered|2025-05-30
      501|Lamp|Lamp|1|1000|–|EUR|delivered|2025-05-30
      502|00123|00123|1|2000|490|EUR|cancelled|2025-05-31`,
    returned: `
      501|?|0|money_only|?|?||100|–
      501|?|0|money_only|?|?|too small: returned|2000|–`,
  },
  'zalando-returns.csv': {
    returned: `
      10101010|4061234567890|1|return|2026-06-05|3||4995|–
      10101011|4061234567891|2|return|2026-06-06|0||104995|–
      10101012|?|1|return|2026-06-07|Artikel gefällt nicht||–|–`,
  },
};

const sold = `SELECT concat_ws('|', order_id, line_ref, sku, quantity, coalesce(CAST(line_total_minor AS VARCHAR), '–'),
    coalesce(CAST(shipping_paid_minor AS VARCHAR), '–'), coalesce(currency, '?'), coalesce(line_status, '?'), order_date) AS line
  FROM order_lines ORDER BY order_id, line_ref`;
const returned = `SELECT concat_ws('|', coalesce(order_id, '?'), coalesce(sku, '?'), quantity, movement,
    coalesce(CAST(coalesce(requested_date, received_date) AS VARCHAR), '?'), coalesce(reason_code, '?'), coalesce(reason_text, ''),
    coalesce(CAST(refund_amount_minor AS VARCHAR), '–'), coalesce(CAST(label_cost_minor AS VARCHAR), '–')) AS line
  FROM return_lines ORDER BY return_ref`;
const refunds = `SELECT concat_ws('|', order_id, refund_minor, currency, CASE WHEN is_before_shipping THEN 'before shipping' END) AS line
  FROM order_refunds ORDER BY order_id`;

async function told(shop: Shop, sql: string): Promise<string> {
  const lines = await shop.rows<{ line: string }>(sql);
  return lines.map(({ line }) => line.replaceAll('\n', '⏎')).join('\n');
}

const trimmed = (text = '') => text.trim().replace(/\n\s+/g, '\n');

test.each(Object.entries(golden))('the rows of %s mean what they say', async (name, expected) => {
  await using shop = await openShop();
  await shop.load(name);
  expect(await told(shop, sold)).toBe(trimmed(expected.sold));
  expect(await told(shop, returned)).toBe(trimmed(expected.returned));
  expect(await told(shop, refunds)).toBe(trimmed(expected.refunds));
});
