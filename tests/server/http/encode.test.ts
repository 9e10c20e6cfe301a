import { Table, Utf8, vectorFromArray } from 'apache-arrow';
import { afterAll, expect, test } from 'vitest';
import type { Asked } from '../../../server/http/answer.ts';
import { finish } from '../../../server/http/answer.ts';
import { createEncoder } from '../../../server/http/encode.ts';
import { formatNames, formats } from '../../../server/http/formats.ts';
import { queries } from '../../../server/questions/index.ts';

const encoder = createEncoder();
afterAll(encoder.close);

const query = queries.find(({ path }) => path === '/damage/weekly')!;
const rates = queries.find(({ path }) => path === '/products/rates')!;
const meta = { data_version: '1', complete_through: '2026-03-31', currency: 'EUR' };

function asked(weeks: number): Asked {
  const numbers = (make: (week: number) => number) =>
    vectorFromArray(Float64Array.from({ length: weeks }, (_, week) => make(week)));
  const columns = {
    ship_week: numbers((week) => week * 7 * 86_400_000),
    parcels: numbers(() => 1000),
    damaged_parcels: numbers((week) => week % 20),
    damage_rate: numbers((week) => (week % 20) / 1000),
    completeness: numbers(() => 1),
  };
  return { query, params: {}, tables: [new Table(columns)], meta };
}

test.each(formatNames)('large answers are the same bytes as small ones would be: %s', async (format) => {
  const large = asked(3000);
  const here = formats[format].encode(finish(large), query.columns);
  expect(Buffer.compare(await encoder.encode(large, format), here)).toBe(0);
});

/** Sums of so many products, as the SQL of `/products/rates` gives them, and what that of their details does. */
function askedRates(products: number): Asked & { details: Table[] } {
  const each = (value: (product: number) => number) =>
    vectorFromArray(Float64Array.from({ length: products }, (_, product) => value(product)));
  const texts = (value: (product: number) => string | null) =>
    vectorFromArray(
      Array.from({ length: products }, (_, product) => value(product)),
      new Utf8(),
    );
  const sold = () => each((product) => 20 + (product % 300));
  const columns = {
    level_id: each((product) => product),
    level_key: texts((product) => `SKU-${product}`),
    name: texts((product) => (product % 7 ? `Größe № ${product % 40}` : null)),
    category: texts((product) => `Category ${product % 11}`),
    ...{ sold_units: sold(), exposure_units: sold(), exposure_squared: sold(), currency_units: sold() },
    returned_units: each((product) => (product * 7) % 20),
    return_cost_minor: each((product) => ((product * 7) % 20) * 900),
    costed_units: each((product) => (product * 7) % 20),
  };
  const causes = {
    level_id: each((product) => product),
    top_reason: texts(() => 'defective'),
    top_reason_share: each(() => 0.5),
  };
  const trends = {
    level_id: each((product) => product),
    age: each((product) => product % 12),
    rate: each((product) => 1 / (product + 2)),
  };
  const asked = { query: rates, params: {}, tables: [new Table(columns)], meta };
  return { ...asked, details: [new Table(causes), new Table(trends)] };
}

test.each(formatNames)('and so are those that stay columns: %s', async (format) => {
  const { details, ...large } = askedRates(3000);
  const answer = finish(large);
  expect((await encoder.finish(large)).toArray()).toEqual(answer.toArray());
  const detailed = { ...large, answer, tables: details };
  const here = formats[format].encode(finish(detailed), rates.columns);
  expect(Buffer.compare(await encoder.encode(detailed, format), here)).toBe(0);
});

test('a fault of the thread is thrown where it was asked', async () => {
  const broken = { ...asked(3000), tables: [asked(3000).tables[0]!.select(['parcels'])] };
  await expect(encoder.encode(broken, 'json')).rejects.toThrow('/damage/weekly');
  expect((await encoder.encode(asked(3000), 'csv')).length).toBeGreaterThan(1000);
});

test('several at once each get their own', async () => {
  const sizes = [2000, 2500, 3000];
  const all = await Promise.all(sizes.map((weeks) => encoder.encode(asked(weeks), 'csv')));
  expect(all.map((bytes) => bytes.toString().trimEnd().split('\r\n').length - 1)).toEqual(sizes);
});
