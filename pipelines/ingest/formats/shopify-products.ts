import { type Cells, coded, type Format, money, sql, text } from './format.ts';
import { synonyms } from './synonyms.ts';
import { currency } from './words.ts';

const skuHeadings = ['Variant SKU', 'SKU'];
const priceHeadings = ['Variant Price', 'Price'];
const pictureHeadings = ['Image Src', 'Product image URL'];

/** What is said on a product's first row only; of its pictures the first stands for all variants that have none of their own. */
const productLevel = [
  'Title',
  'Vendor',
  'Type',
  'Product Category',
  'Category: Name',
  'Option1 Name',
  'Option2 Name',
  'Option3 Name',
  ...pictureHeadings,
];

const options = [1, 2, 3];
const value = (cells: Cells, option: number) => cells.text(`Option${option} Value`);

/** Products without options have one called so. */
const onlyVariant = 'Default Title';

/** The option that is called a size, or a colour, in whatever language the shop writes. */
const optionOf = (field: 'size' | 'colour') =>
  sql(
    (cells) => {
      const names = { size: synonyms.size, colour: synonyms.colour };
      const cases = options.map(
        (option) =>
          `WHEN ${coded(cells.text(`Option${option} Name`), names)} = '${field}' THEN ${value(cells, option)}`,
      );
      return `CASE ${cases.join(' ')} END`;
    },
    ...options.map((option) => `Option${option} Value`),
  );

/** A variant as order lines call it: `Dress Lina - M / Red`. */
function variantName(cells: Cells): string {
  const values = `nullif(concat_ws(' / ', ${options.map((option) => value(cells, option)).join(', ')}), '')`;
  return `${cells.text('Title')} || coalesce(' - ' || nullif(${values}, '${onlyVariant}'), '')`;
}

/** Shopify's products export, by its earlier or its present headings, and Matrixify's: a row a variant, then its further pictures. */
export const shopifyProducts: Format = {
  id: 'shopify-products',
  label: 'Shopify products',
  source: 'shopify',
  kind: 'products',
  needs: [['Handle', 'URL handle'], 'Title', 'Option1 Value', skuHeadings, priceHeadings],
  carried: { by: ['Handle', 'URL handle'], headings: productLevel },
  furniture: {
    picture: (cells) =>
      `coalesce(${cells.text(...skuHeadings)}, ${cells.text(...priceHeadings)}, ${value(cells, 1)}) IS NULL`,
  },
  parts: [
    {
      table: 'products',
      columns: {
        // As in the orders export, where an article without a SKU goes by its name.
        sku: sql((cells) => `coalesce(${cells.text(...skuHeadings)}, ${variantName(cells)})`, ...skuHeadings),
        product_name: text('Title'),
        style_id: text('Handle', 'URL handle'),
        category: sql(({ text }) => {
          const path = text('Product Category');
          return `coalesce(${text('Type')}, ${text('Category: Name')}, trim(string_split(${path}, '>')[-1]))`;
        }, 'Type'),
        size: optionOf('size'),
        colour: optionOf('colour'),
        supplier: text('Vendor'),
        unit_cost_minor: money('Cost per item', 'Variant Cost'),
        list_price_minor: sql(
          ({ money }) =>
            `coalesce(nullif(${money('Variant Compare At Price', 'Compare-at price')}, 0), ${money(...priceHeadings)})`,
          ...priceHeadings,
        ),
        currency: currency('Currency'),
        image_url: sql(
          ({ link }) => `coalesce(${link('Variant Image', 'Variant image URL')}, ${link(...pictureHeadings)})`,
          ...pictureHeadings,
        ),
      },
    },
  ],
};
