import { type Format, link, money, text } from './format.ts';
import { currency } from './words.ts';

/** The plain format's product list: what is true of every line of a SKU. */
export const plainProducts: Format = {
  id: 'plain-products',
  label: 'Products (plain format)',
  source: 'shop',
  kind: 'products',
  needs: ['sku', ['product_name', 'style_id', 'category', 'unit_cost', 'list_price', 'supplier', 'image_url']],
  isExact: true,
  parts: [
    {
      table: 'products',
      columns: {
        sku: text('sku'),
        product_name: text('product_name'),
        style_id: text('style_id'),
        category: text('category'),
        size: text('size'),
        colour: text('colour', 'color'),
        supplier: text('supplier'),
        unit_cost_minor: money('unit_cost'),
        list_price_minor: money('list_price'),
        currency: currency('currency'),
        image_url: link('image_url'),
      },
    },
  ],
};
