import { expect, test } from 'vitest';
import { notice } from '../../../pipelines/domain/notices.ts';
import { plainProducts } from '../../../pipelines/ingest/formats/plain-products.ts';
import { openShop } from './shop.ts';

const known = `SELECT sku, product_name, style_id, category, size, colour, supplier, list_price_minor AS price,
  unit_cost_minor AS cost, replace(image_url, 'https://pictures.example/', '') AS picture FROM products ORDER BY sku`;
const lina = { product_name: 'Dress Lina', style_id: 'dress-lina', category: 'Dresses', supplier: 'Atelier Nord' };
const red = { ...lina, colour: 'Red', cost: 2150 };

test('a variant of Shopify’s products export has its product’s name, and its first picture where it has none', async () => {
  await using shop = await openShop();
  const { files } = await shop.load('shopify-products.csv');
  expect(await shop.rows(known)).toEqual([
    { sku: 'LINA-M-BLUE', ...lina, size: 'M', colour: 'Blue', price: 5490, cost: 2200, picture: 'lina-front.jpg?v=1' },
    { sku: 'LINA-M-RED', ...red, size: 'M', price: 7990, picture: 'lina-red.jpg' },
    { sku: 'LINA-S-RED', ...red, size: 'S', price: 7990, picture: 'lina-red.jpg' },
    {
      ...{ sku: 'Lamp Orb', product_name: 'Lamp Orb', style_id: 'lamp-orb', category: 'Lamps', supplier: 'Sun' },
      ...{ size: null, colour: null, price: 4900, cost: null, picture: 'orb.jpg' },
    },
    {
      ...{ sku: 'MUG', product_name: 'Mug', style_id: 'mug', category: 'Mugs', supplier: 'Sun' },
      ...{ size: null, colour: null, price: 950, cost: 210, picture: null },
    },
  ]);
  expect(await shop.rows('SELECT line, column_name, value, problem FROM set_aside ORDER BY line')).toEqual([
    { line: 9, column_name: 'Variant Price', value: 'nine', problem: 'not an amount' },
  ]);
  expect(files[0]!.warnings).toContainEqual(notice('no_picture_address', { rows: 1 }));
});

test('a product’s picture that has no address costs none of its variants, and no variant its own picture', async () => {
  await using shop = await openShop();
  const { totals, files } = await shop.drop(
    'products_export.csv',
    `Handle,Title,Vendor,Type,Option1 Name,Option1 Value,Variant SKU,Variant Price,Cost per item,Image Src,Variant Image
dress,Dress,Atelier Nord,Dresses,Size,S,D-S,59.90,21.50,https://pictures.example/my dress.jpg,
dress,,,,,M,D-M,59.90,21.50,,https://pictures.example/m.jpg
dress,,,,,L,D-L,59.90,21.50,,
hat,Hat,Atelier Nord,Hats,Size,S,H-S,19.90,7.00,https://pictures.example/hat.jpg,/h.jpg
`,
  );
  expect(totals).toMatchObject({ rows_loaded: 4, rows_set_aside: 0 });
  expect(
    await shop.rows(`SELECT sku, unit_cost_minor AS cost, category, size, supplier,
    image_url AS picture FROM products ORDER BY sku`),
  ).toEqual([
    ...['L', 'M', 'S'].map((size) => ({
      ...{ sku: `D-${size}`, cost: 2150, category: 'Dresses', size, supplier: 'Atelier Nord' },
      picture: size === 'M' ? 'https://pictures.example/m.jpg' : null,
    })),
    {
      ...{ sku: 'H-S', cost: 700, category: 'Hats', size: 'S', supplier: 'Atelier Nord' },
      picture: 'https://pictures.example/hat.jpg',
    },
  ]);
  expect(files[0]!.warnings).toContainEqual(notice('no_picture_address', { rows: 3 }));
});

test.each([
  ['shopify-products-present.csv', 'Vera', { size: 'M', colour: 'Red', price: 5990, cost: 2150 }],
  ['matrixify-products.csv', 'Noor', { size: 'M', colour: 'Blue', price: 5490, cost: 2200 }],
])('%s tells the same of a variant', async (file, dress, variant) => {
  await using shop = await openShop();
  await shop.load(file);
  const handle = `dress-${dress.toLowerCase()}`;
  expect(await shop.rows(known)).toContainEqual({
    ...{ ...lina, product_name: `Dress ${dress}`, style_id: handle, ...variant },
    sku: `${dress.toUpperCase()}-M-${variant.colour.toUpperCase()}`,
    picture: `${dress.toLowerCase()}-front.jpg`,
  });
});

test('an article without a SKU is called in the products export as in the orders export', async () => {
  await using shop = await openShop();
  await shop.drop(
    'products_export.csv',
    `Handle,Title,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Price,Image Src
lamp,Lamp Orb,Finish,Matt,Size,Large,,49.00,
lamp,,,Gloss,,Large,,49.00,
`,
  );
  await shop.drop(
    'orders_export.csv',
    `Name,Created at,Currency,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku
#1,2026-01-05 10:00:00 +0100,EUR,1,Lamp Orb - Gloss / Large,49.00,
`,
  );
  expect(await shop.rows('SELECT sku, p.size FROM order_lines JOIN products p USING (sku)')).toEqual([
    { sku: 'Lamp Orb - Gloss / Large', size: 'Large' },
  ]);
});

test('a picture’s address is http or https, without a password, of at most 2,000 letters; another is none, and told', async () => {
  await using shop = await openShop();
  const address = (length: number) => `https://a.example/${'x'.repeat(length - 18)}`;
  const good = [
    'https://a.example',
    'HTTP://a.example:8080/a%20b.jpg?w=1#x',
    'https://ä.example/ü.png',
    '',
    address(2000),
  ];
  const bad = [
    ...[
      'ftp://a.example/a.jpg',
      'javascript:alert(1)',
      '//a.example/a.jpg',
      '/a.jpg',
      'https://',
      'https://a.example/a b',
    ],
    ...['https://me:secret@a.example/a.jpg', 'https://a.example/"><script>', 'data:image/png;base64', address(2001)],
  ];
  const rows = [...good, ...bad].map((url, at) => `S${at},"${url.replaceAll('"', '""')}"`);
  const { totals, files } = await shop.drop('products.csv', `sku,image_url\n${rows.join('\n')}\n`);
  expect(totals).toMatchObject({ rows_loaded: rows.length, rows_set_aside: 0 });
  const read = [...good.map((url) => url || null), ...bad.map(() => null)];
  expect(await shop.rows('SELECT image_url FROM products ORDER BY CAST(substr(sku, 2) AS INTEGER)')).toEqual(
    read.map((image_url) => ({ image_url })),
  );
  expect(files[0]!.warnings).toContainEqual(notice('no_picture_address', { rows: bad.length }));
});

test('a table of products that is read by its headings keeps its pictures', async () => {
  await using shop = await openShop();
  const { files } = await shop.drop(
    'feed.csv',
    'id produs,denumire produs,furnizor,image_link\nA,Cană,Soare,https://a.example/a.jpg\nB,Vază,Soare,b.jpg\n',
  );
  expect(files[0]).toMatchObject({ format: 'generic-products', rows_loaded: 2 });
  expect(files[0]!.warnings).toContainEqual(notice('no_picture_address', { rows: 1 }));
  expect(await shop.rows('SELECT sku, image_url FROM products')).toEqual([
    { sku: 'A', image_url: 'https://a.example/a.jpg' },
    { sku: 'B', image_url: null },
  ]);
});

test('a list from before there were pictures is the same list when a column for them stands in it, empty', async () => {
  await using shop = await openShop();
  await shop.drop('before.csv', 'sku,product_name,currency\nA,Mug,EUR\n');
  const after = await shop.drop('after.csv', 'sku,product_name,currency,image_url\nA,Mug,EUR,\n');
  expect(after.totals).toMatchObject({ rows_loaded: 0, rows_unchanged: 1 });
  const earlier = Object.keys(plainProducts.parts[0]!.columns).filter((name) => name !== 'image_url');
  const alike = `row_hash = CAST(hash(${earlier.sort().join(', ')}) >> 11 AS BIGINT)`;
  expect(await shop.rows(`SELECT sku FROM products WHERE ${alike}`)).toEqual([{ sku: 'A' }]);
  const pictured = await shop.drop(
    'pictured.csv',
    'sku,product_name,currency,image_url\nA,Mug,EUR,https://a.example/a.jpg\n',
  );
  expect(pictured.totals).toMatchObject({ rows_loaded: 1, rows_unchanged: 0 });
});

test.each([
  ['EUR', 4900],
  ['JPY', 49],
])('a products export that names no currency is in the orders’ one, %s', async (currency, price) => {
  await using shop = await openShop();
  const products = 'Handle,Title,Option1 Value,Variant SKU,Variant Price,Cost per item\nlamp,Lamp,,L,49,20\n';
  const orders = (name: string, of: string) =>
    `Name,Created at,Currency,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku\n${name},2026-01-05,${of},1,Lamp,49,L\n`;
  const money = () => shop.rows('SELECT currency, list_price_minor AS price FROM products');
  const told = async () => (await shop.drop('products.csv', products)).files[0]!.warnings.map(({ code }) => code);
  expect(await told()).toContain('no_currency');
  await shop.drop('orders.csv', orders('#1', currency));
  expect(await told()).toEqual(['currency_of_orders']);
  expect(await money()).toEqual([{ currency, price }]);
  await shop.drop('more.csv', orders('#2', 'GBP'));
  expect(await told()).toContain('no_currency');
  expect(await money()).toEqual([{ currency: null, price: 4900 }]);
});
