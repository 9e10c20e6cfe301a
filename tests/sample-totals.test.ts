import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runPipeline } from '../pipelines/run.ts';
import { openWarehouse } from '../pipelines/warehouse/open.ts';
import type { Truth } from '../sample-data/generator/shop.ts';
import { workspaceOf } from '../server/commands/workspace.ts';
import { type Served, serve } from '../server/main.ts';

const shop = join(import.meta.dirname, '../sample-data/shop');
const truth = JSON.parse(readFileSync(join(shop, 'truth.json'), 'utf8')) as Truth;
const folder = mkdtempSync(join(tmpdir(), 'returnscope-totals-'));

let server: Served;
let counted: Record<string, number>;

beforeAll(async () => {
  const warehouse = `duckdb:${join(folder, 'shop.duckdb')}`;
  const engine = await openWarehouse(warehouse, { readable: [shop] });
  const names = readdirSync(shop).filter((name) => /\.(csv|txt)\.gz$/.test(name) && !name.startsWith('truth'));
  const files = names.map((name) => ({ path: join(shop, name), name }));
  await runPipeline(engine, files, workspaceOf(warehouse));
  await engine.close();
  server = await serve({ warehouse, host: '127.0.0.1', port: 0 });
  counted = await countFiles();
});

afterAll(async () => {
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The totals, counted from the export files themselves: nothing of the pipeline is used. Money in minor units of EUR. */
async function countFiles(): Promise<Record<string, number>> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const file = (name: string, cells: string) => `read_csv('${join(shop, name)}', all_varchar = true, ${cells})`;
  const reader = await connection.runAndReadAll(`
    WITH shopify AS (FROM ${file('shopify_orders.csv.gz', `delim = ',', quote = '"'`)}),
    returns AS (FROM ${file('returns.csv.gz', `delim = ',', quote = '"'`)} WHERE return_status NOT IN ('rejected', 'cancelled')),
    amazon AS (FROM ${file('amazon_all_orders.txt.gz', `delim = '\t', quote = ''`)} WHERE "item-status" = 'Shipped'),
    fba AS (FROM ${file('amazon_fba_customer_returns.txt.gz', `delim = '\t', quote = ''`)} WHERE reason NOT LIKE 'UNDELIVERABLE%'),
    sold AS (
      SELECT Name AS o, "Lineitem sku" AS sku, "Lineitem quantity"::INT AS units, 'EUR' AS currency,
        "Lineitem price"::DECIMAL(12, 2) * "Lineitem quantity"::INT AS paid
      FROM shopify WHERE "Lineitem fulfillment status" = 'fulfilled'
      UNION ALL
      SELECT "amazon-order-id", sku, quantity::INT, currency,
        "item-price"::DECIMAL(12, 2) - coalesce(nullif("item-promotion-discount", '')::DECIMAL(12, 2), 0) FROM amazon
    ),
    back AS (
      SELECT order_id AS o, sku, quantity::INT AS units FROM returns WHERE quantity <> '0' AND resolution <> 'goodwill'
      UNION ALL SELECT "order-id", sku, quantity::INT FROM fba
    ),
    matched AS (
      SELECT b.o, b.units AS asked, least(b.units, coalesce(s.units, 0)) AS units
      FROM (SELECT o, sku, sum(units) AS units FROM back GROUP BY ALL) b
      LEFT JOIN (SELECT o, sku, sum(units) AS units FROM sold GROUP BY ALL) s ON s.o = b.o AND s.sku = b.sku
    ),
    lines AS (
      SELECT *, "Lineitem price"::DECIMAL(12, 2) * "Lineitem quantity"::INT AS value,
        CASE WHEN "Lineitem fulfillment status" = 'fulfilled' THEN value ELSE 0 END AS sent
      FROM shopify
    ),
    orders AS (
      SELECT Name, max("Discount Amount")::DECIMAL(12, 2) * (sum(sent) / sum(value)) AS discount,
        max("Refunded Amount")::DECIMAL(12, 2) AS refunded
      FROM lines GROUP BY Name HAVING max("Fulfillment Status") IN ('fulfilled', 'partial')
    )
    SELECT
      (SELECT count(*) FROM shopify)::INT + (SELECT count(*) FROM ${file('amazon_all_orders.txt.gz', `delim = '\t', quote = ''`)})::INT AS order_lines,
      (SELECT sum(units) FROM sold)::INT AS delivered_units,
      (SELECT sum(units) FROM matched)::INT AS returned_units,
      (SELECT sum(asked - units) FROM matched)::INT AS unmatched_units,
      (SELECT count(DISTINCT o) FROM sold)::INT AS orders,
      (SELECT count(DISTINCT o) FROM matched WHERE units > 0)::INT AS returned_orders,
      (SELECT count(*) FROM returns WHERE quantity = '0' OR resolution = 'goodwill')::INT AS money_only_lines,
      100 * (SELECT sum(paid) FROM sold WHERE currency = 'EUR')::DOUBLE
        - 100 * (SELECT sum(discount) FROM orders)::DOUBLE AS delivered_value_minor,
      100 * (SELECT sum(refund_amount::DECIMAL(12, 2)) FROM returns)::DOUBLE
        + 100 * (SELECT sum(refunded) FROM orders WHERE Name NOT IN (SELECT order_id FROM returns))::DOUBLE AS refund_minor`);
  const [row] = reader.getRowObjects();
  return Object.fromEntries(Object.entries(row!).map(([name, value]) => [name, Number(value)]));
}

async function ask<Row>(path: string, params: Record<string, string> = {}): Promise<Row[]> {
  const response = await fetch(`${server.url}/api${path}?${new URLSearchParams(params)}`);
  if (!response.ok) throw new Error(await response.text());
  return ((await response.json()) as { rows: Row[] }).rows;
}

type Figures = Record<string, number>;

describe('totals of the sample shop are those of its files', () => {
  test.each(['delivered_units', 'returned_units', 'unmatched_units', 'delivered_value_minor', 'refund_minor'])(
    '%s',
    async (name) => {
      const [summary] = await ask<Figures>('/overview/summary');
      expect(summary![name]).toBeCloseTo(counted[name]!, 3);
    },
  );

  test('rates of units and of orders', async () => {
    const [summary] = await ask<Figures>('/overview/summary');
    expect(summary!.return_rate).toBeCloseTo(counted.returned_units! / counted.delivered_units!, 9);
    expect(summary!.order_rate).toBeCloseTo(counted.returned_orders! / counted.orders!, 9);
  });

  test('order lines, and money given back without goods', async () => {
    const health = await ask<{ measure: string; part: number }>('/data/health');
    const part = (measure: string) => health.find((row) => row.measure === measure)?.part;
    expect(part('order_lines')).toBe(counted.order_lines);
    expect(part('money_only_lines')).toBe(counted.money_only_lines);
  });

  test('every cause added up, and every product', async () => {
    const sum = (rows: Figures[], name: string) => rows.reduce((total, row) => total + row[name]!, 0);
    const causes = await ask<Figures>('/reasons/share');
    expect(sum(causes, 'returned_units')).toBe(counted.returned_units);
    const products = await ask<Figures>('/products/rates', { level: 'sku' });
    expect(sum(products, 'sold_units')).toBe(counted.delivered_units);
    expect(sum(products, 'returned_units')).toBe(counted.returned_units);
  });
});

describe('what was planted in the sample shop can be seen', () => {
  const { packaging_change: change, styles, launches, rising } = truth.planted;

  /** Damaged parcels and parcels of one carrier at one warehouse, before and from a day of delivery on. */
  async function damage(carrier: string, period: Record<string, string>) {
    const params = { dimension: 'carrier', warehouse: change.warehouse, carrier, ...period };
    const [row] = await ask<Figures>('/damage/breakdown', params);
    return { rate: row!.damage_rate!, low: row!.rate_low!, high: row!.rate_high! };
  }

  test(`damage doubles at ${change.warehouse} with ${change.carrier}, and with nobody else`, async () => {
    const eve = new Date(Date.parse(change.from) - 86_400_000).toISOString().slice(0, 10);
    const changed = [await damage(change.carrier, { to: eve }), await damage(change.carrier, { from: change.from })];
    // Nearer to what was planted than to no change at all.
    expect(changed[1]!.rate / changed[0]!.rate).toBeGreaterThan((1 + change.damage_factor) / 2);
    expect(changed[1]!.low).toBeGreaterThan(changed[0]!.high);
    for (const carrier of ['DHL', 'GLS', 'Colissimo']) {
      const [before, after] = [await damage(carrier, { to: eve }), await damage(carrier, { from: change.from })];
      expect(after.low).toBeLessThan(before.high);
    }
  });

  test.each(styles.filter(({ kind }) => kind === 'runs_small'))('$product_name runs small', async (style) => {
    const extra = (style.extra_rate as { too_small: number }).too_small;
    const rate = async (filter: Record<string, string>) => {
      const [rated] = await ask<Figures>('/overview/summary', filter);
      const causes = await ask<{ reason: string; returned_units: number }>('/reasons/share', filter);
      const small = causes.find(({ reason }) => reason === 'too_small')?.returned_units ?? 0;
      return small / rated!.delivered_units!;
    };
    const above = (await rate({ style: style.style_id })) - (await rate({ category: style.category }));
    expect(above).toBeGreaterThan(extra / 2);
  });

  test('of the styles that went on sale late those with something wrong start higher, the others do not', async () => {
    const started = await ask<{ style_id: string; verdict: string }>('/assortment/new');
    const isHigh = started.map(({ style_id, verdict }) => [style_id, verdict === 'higher']);
    const isSpoilt = launches.map(({ style_id, extra_rate }) => [style_id, Object.keys(extra_rate).length > 0]);
    expect(isHigh.sort()).toEqual(isSpoilt.sort());
  });

  test('what rises since a worse lot is told with what rises, and nothing else does', async () => {
    const watched = await ask<Record<'level_key' | 'rising_reason', string> & { is_rising: boolean }>(
      '/products/watch',
      { level: 'style' },
    );
    const rises = watched.filter(({ is_rising }) => is_rising).map((row) => [row.level_key, row.rising_reason]);
    expect(rises.sort()).toEqual(rising.map(({ style_id }) => [style_id, 'defective']).sort());
  });

  test('no supplier or size is accused of what its categories bring', async () => {
    for (const level of ['supplier', 'size'])
      expect(await ask('/products/rates', { level, only: 'clearly_high' })).toEqual([]);
  });

  test.each(['EUR', 'GBP'])(
    'what products cost in %s beyond their category is part of what returns cost there',
    async (currency) => {
      const products = await ask<Figures>('/products/rates', { level: 'style', currency });
      const excess = products.reduce((sum, row) => sum + Math.max(0, row.excess_cost_minor ?? 0), 0);
      const [summary] = await ask<Figures>('/overview/summary', { currency });
      expect(excess).toBeGreaterThan(0);
      expect(excess).toBeLessThan(summary!.return_cost_minor! / 2);
    },
  );

  test('a change of two products is found when its day is recorded, and none of products that nobody changed', async () => {
    const swap = truth.planted.picker_swap as { from: string; sku: string; swapped_with: string };
    const record = async (level: string, keys: readonly string[], fixed_date: string, reason?: string) => {
      const products = keys.map((level_key) => ({ level, level_key }));
      const answer = await fetch(`${server.url}/api/fixes`, {
        method: 'POST',
        headers: { 'X-Returnscope': '1', 'Content-Type': 'application/json' },
        body: JSON.stringify({ products, lever: 'packaging', fixed_date, reason, said_by: 'Ana' }),
      });
      expect(answer.status).toBe(201);
      const [effect] = await ask<{ verdict: string; before_rate: number; low_points: number }>('/fixes/effects', {
        limit: '1',
      });
      return effect!;
    };
    const swapped = await record('sku', [swap.sku, swap.swapped_with], swap.from, 'packing_error');
    expect(swapped.verdict).toBe('rose');
    expect(swapped.low_points).toBeGreaterThan(1);
    for (const { style_id } of styles)
      expect((await record('style', [style_id], '2026-04-01')).verdict).toBe('no_sure_effect');
  });
});
