import { expect, test } from 'vitest';
import { openShop } from './shop.ts';

const sold = `SELECT concat_ws('|', order_id, sku, quantity, line_total_minor, currency, line_status, order_date) AS line
  FROM order_lines ORDER BY order_id, line_ref`;
const returned = `SELECT concat_ws('|', return_id, order_id, sku, quantity, movement, coalesce(requested_date, received_date),
  reason_code, reason_text, refund_amount_minor, label_cost_minor, fee_charged_minor) AS line FROM return_lines ORDER BY return_ref`;

/** Other layouts of the same exports: what is theirs, the format that reads them, and what they must give, worked out by hand. */
const variants: readonly (readonly [what: string, text: string, format: string, lines: readonly string[]])[] = [
  [
    'Amazon FBA returns of India, without a status, their days DD-MON-YYYY',
    `return-date	order-id	sku	asin	fnsku	product-name	quantity	fulfillment-center-id	detailed-disposition	reason	license-plate-number	customer-comments
05-JUN-2025	402-1	00123	B0	X0	Mug	1	BLR7	SELLABLE	UNWANTED_ITEM	LPN1	
`,
    'amazon-fba-returns',
    ['LPN1|402-1|00123|1|return|2025-06-05|UNWANTED_ITEM'],
  ],
  [
    'Amazon orders without url, with the tax collector and addresses told',
    `amazon-order-id	purchase-date	order-status	sku	item-status	quantity	currency	item-price	number-of-items	tax-collection-model	tax-collection-responsible-party	address-type	is-business-order	purchase-order-number	price-designation
113-9	2025-06-01T08:00:00Z	Shipped	00123	Shipped	2	SEK	398.00	2	MarketplaceFacilitator	Amazon	Residential	false		
`,
    'amazon-all-orders',
    ['113-9|00123|2|39800|SEK|shipped|2025-06-01'],
  ],
  [
    'WooCommerce’s official Customer/Order CSV Export',
    `order_id,order_number_formatted,order_date,status,shipping_total,order_total,order_currency,item_id,item_name,item_sku,item_quantity,item_total,item_refunded
77,#77,2025-04-26 21:32:57,completed,4.90,34.90,EUR,9,Mug,00123,2,20.00,0.00
77,#77,2025-04-26 21:32:57,completed,4.90,34.90,EUR,10,Lamp,12E5,1,10.00,0.00
`,
    'woocommerce-orders',
    ['#77|12E5|1|1000|EUR|delivered|2025-04-26', '#77|00123|2|2000|EUR|delivered|2025-04-26'],
  ],
  [
    'UCI Online Retail from a workbook, its days as serial numbers',
    `InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
536365,85123A,WHITE HANGING HEART,6,40513.351388888892,2.55,17850,United Kingdom
`,
    'uci-online-retail',
    ['536365|85123A|6|1530|GBP|2010-12-01'],
  ],
  [
    'ShipHero’s returns, by their headings',
    `order_id,return_id,sku,quantity,reason,status,label_type,label_cost,cost_to_customer,shipping_carrier,created_at
1001,9,00123,1,Too small,complete,PAID,4.50,2.00,UPS,2026-03-05
1002,10,00123,1,Too small,cancelled,FREE,,,UPS,2026-03-06
`,
    'generic-returns',
    ['10|1002|00123|1|not_returned|2026-03-06|Too small', '9|1001|00123|1|return|2026-03-05|Too small|450|200'],
  ],
  [
    'ReBound’s returned items, by their headings',
    `return_id,order_number,sku_code,quantity,return_item_reason,additional_value,final_disposition
7,1001,00123,1,Faulty,zip is broken,RESTOCK
`,
    'generic-returns',
    ['7|1001|00123|1|return|Faulty|zip is broken'],
  ],
  [
    'one table of returns with money in brackets, as accountants write what is taken away',
    `Return Number;Order Number;SKU;Return Quantity;Refund Amount;Return Date
R1;1;00123;1;(12.00);2026-03-05
R2;1;00123;1;12.00;2026-03-05
`,
    'generic-returns',
    ['R1|1|00123|1|return|2026-03-05|-1200', 'R2|1|00123|1|return|2026-03-05|1200'],
  ],
  [
    'one table of sales with what came back of them',
    `Order Number,Order Date,SKU,Quantity,Unit Price,Items Returned,Return Reason
1,2026-03-05,00123,2,5.00,1,Broken
2,2026-03-05,00123,1,5.00,0,Not returned
`,
    'generic-orders-returned',
    ['1|00123|1|return|Broken', '1|00123|2|1000|2026-03-05', '2|00123|1|500|2026-03-05'],
  ],
];

test.each(variants)('%s', async (_, text, format, lines) => {
  await using shop = await openShop();
  const { files, refused } = await shop.drop('export', text);
  expect({ refused, format: files[0]?.format }).toEqual({ refused: [], format });
  const told = [...(await shop.rows<{ line: string }>(returned)), ...(await shop.rows<{ line: string }>(sold))];
  expect(told.map(({ line }) => line)).toEqual(lines);
});
