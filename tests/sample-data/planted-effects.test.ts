import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { reasonOfCode } from '../../pipelines/classify/codes.ts';
import { groupOf } from '../../pipelines/domain/reasons.ts';
import type { Truth } from '../../sample-data/generator/shop.ts';
import { openShop, type Row } from './shop-tables.ts';

let query: (sql: string) => Promise<Row[]>;
let truth: Truth;

beforeAll(async () => {
  query = await openShop('sample-data/shop', '.gz');
  truth = JSON.parse(await readFile('sample-data/shop/truth.json', 'utf8')) as Truth;
  await query(`
    CREATE TABLE sold AS
    SELECT "Name" AS order_id, "Lineitem sku" AS sku, "Email" AS email, category, style_id, size,
      CAST("Lineitem quantity" AS INTEGER) AS units, substr("Created at", 1, 10) AS ordered_date,
      first_value("Cancelled at") OVER (PARTITION BY "Name" ORDER BY "Total" NULLS LAST) AS cancelled_at
    FROM orders JOIN products ON "Lineitem sku" = sku`);
  await query(`DELETE FROM sold WHERE cancelled_at IS NOT NULL`);
  await query(`
    CREATE TABLE back AS
    SELECT r.*, t.true_reason AS primary_reason, t.true_group AS primary_group, t.planted
    FROM returns r JOIN truth t ON t.row_id = r.return_id
    WHERE r.quantity <> '0' AND r.resolution <> 'goodwill' AND r.return_status NOT IN ('rejected', 'cancelled')`);
});

const rows = (sql: string) => query(sql);
const value = async (sql: string): Promise<number> => Number(Object.values((await query(sql))[0]!)[0]);

/** Share of the sold lines of a condition that came back for one of these reasons. */
function share(condition: string, reasons: string): Promise<number> {
  return value(`
    SELECT count(b.return_id) / count(*)::DOUBLE FROM sold s
    LEFT JOIN back b ON b.order_id = s.order_id AND b.sku = s.sku AND b.primary_reason IN (${reasons}) WHERE ${condition}`);
}

const reasonsOf = (extra: object) =>
  Object.keys(extra)
    .map((reason) => `'${reason}'`)
    .join(', ');

test('Amazon’s codes are of the group that most of their returns are about', async () => {
  const codes = await rows(`
    SELECT reason, mode(true_group) AS true_group FROM fba JOIN truth ON row_id = "license-plate-number"
    GROUP BY reason HAVING count(*) >= 20`);
  expect(codes.length).toBeGreaterThan(8);
  for (const { reason, true_group } of codes)
    expect([reason, groupOf(reasonOfCode(String(reason)) ?? 'unreadable')]).toEqual([reason, true_group]);
});

describe('what was planted shows by counting', () => {
  test('each planted style comes back for its reason far more often than its category', async () => {
    expect(truth.planted.styles.filter(({ kind }) => kind === 'runs_small')).toHaveLength(4);
    for (const { style_id, category, extra_rate } of truth.planted.styles) {
      const reasons = reasonsOf(extra_rate);
      const own = await share(`style_id = '${style_id}'`, reasons);
      const others = await share(`category = '${category}' AND style_id <> '${style_id}'`, reasons);
      expect(own, style_id).toBeGreaterThan(others * 2);
    }
  });

  test('a worse lot comes back for its reasons from its day on, and not before', async () => {
    expect(truth.planted.rising).toHaveLength(2);
    for (const { style_id, from, extra_rate } of truth.planted.rising) {
      const reasons = reasonsOf(extra_rate);
      const before = await share(`style_id = '${style_id}' AND ordered_date < '${from}'`, reasons);
      const after = await share(
        `style_id = '${style_id}' AND ordered_date BETWEEN '${from}' AND '2026-10-04'`,
        reasons,
      );
      expect(before, style_id).toBeLessThan(0.05);
      expect(after, style_id).toBeGreaterThan(0.15);
      const lots = await rows(`
        SELECT DISTINCT p.lot, s.ordered_date >= '${from}' AS is_new FROM shipments p JOIN sold s ON s.order_id = p.order_id AND s.sku = p.sku
        WHERE s.style_id = '${style_id}'`);
      expect(new Set(lots.map(({ lot, is_new }) => String(lot).endsWith('-B') === Boolean(is_new)))).toEqual(
        new Set([true]),
      );
    }
  });

  test('new styles are sold from their day on, wanted at once, and come back for what is wrong with them', async () => {
    expect(truth.planted.launches).toHaveLength(4);
    for (const { style_id, category, from, extra_rate } of truth.planted.launches) {
      const [sold] = await rows(
        `SELECT min(ordered_date) AS first, sum(units) AS units FROM sold WHERE style_id = '${style_id}'`,
      );
      expect(String(sold!.first) >= from, style_id).toBe(true);
      expect(Number(sold!.units), style_id).toBeGreaterThan(25);
      if (Object.keys(extra_rate).length === 0) continue;
      const own = await share(`style_id = '${style_id}'`, reasonsOf(extra_rate));
      const others = await share(`category = '${category}' AND style_id <> '${style_id}'`, reasonsOf(extra_rate));
      expect(own, style_id).toBeGreaterThan(others * 2);
    }
  });

  test('the new packaging of one warehouse and carrier about doubles damage from its date, and nothing else', async () => {
    const { warehouse, carrier, from } = truth.planted.packaging_change;
    const rate = (condition: string) =>
      value(`
        SELECT count(b.return_id) / count(*)::DOUBLE FROM sold s JOIN shipments p ON p.order_id = s.order_id AND coalesce(p.sku, s.sku) = s.sku
        LEFT JOIN back b ON b.order_id = s.order_id AND b.sku = s.sku AND b.primary_group = 'damaged_in_transit' WHERE ${condition}`);
    const place = `p.warehouse = '${warehouse}' AND p.carrier = '${carrier}'`;
    const change =
      (await rate(`${place} AND p.shipped_date >= '${from}'`)) /
      (await rate(`${place} AND p.shipped_date < '${from}'`));
    const elsewhere =
      (await rate(`NOT (${place}) AND p.shipped_date >= '${from}'`)) /
      (await rate(`NOT (${place}) AND p.shipped_date < '${from}'`));
    expect(change).toBeGreaterThan(1.5);
    expect(change).toBeLessThan(3);
    expect(elsewhere).toBeGreaterThan(0.7);
    expect(elsewhere).toBeLessThan(1.3);
  });

  test('the careless packer stands behind most wrong colours of the two swapped SKUs', async () => {
    const { packer, sku, swapped_with } = truth.planted.picker_swap;
    const [first] = await rows(`
      SELECT packer, count(*) AS lines FROM back b JOIN shipments p ON p.order_id = b.order_id AND coalesce(p.sku, b.sku) = b.sku
      WHERE b.sku IN ('${sku}', '${swapped_with}') AND primary_reason = 'wrong_variant'
      GROUP BY 1 ORDER BY 2 DESC LIMIT 1`);
    expect(first!.packer).toBe(packer);
    expect(Number(first!.lines)).toBeGreaterThan(20);
  });

  test('shoppers who wear and return: about 25, with repeated wear in the notes, late or after a weekend', async () => {
    const customers = Object.keys(truth.planted.wardrobing.customers);
    expect(customers.length).toBeGreaterThan(20);
    expect(customers.length).toBeLessThanOrEqual(25);
    const worn = await value(
      `SELECT avg((condition_grade = 'C')::INTEGER) FROM back WHERE planted = 'wardrobing' AND condition_grade IS NOT NULL`,
    );
    const others = await value(
      `SELECT avg((condition_grade = 'C')::INTEGER) FROM back WHERE planted IS NULL AND primary_group = 'changed_mind' AND condition_grade IS NOT NULL`,
    );
    expect(worn).toBeGreaterThan(0.5);
    expect(others).toBeLessThan(0.12);
  });

  test('shoppers who order several sizes send the spare ones back soon and unworn', async () => {
    const [spare] = await rows(`
      SELECT count(*) AS lines, avg((condition_grade IN ('A', 'B'))::INTEGER) AS sound,
        median(date_diff('day', CAST(delivered_date AS DATE), CAST(requested_date AS DATE))) AS days
      FROM back b JOIN shipments p ON p.order_id = b.order_id WHERE planted = 'bracketing' AND condition_grade IS NOT NULL`);
    expect(Number(spare!.lines)).toBeGreaterThan(400);
    expect(Number(spare!.sound)).toBe(1);
    expect(Number(spare!.days)).toBeLessThanOrEqual(6);
  });

  test('dresses come back most, skincare hardly', async () => {
    const all = (category: string) =>
      value(
        `SELECT count(b.return_id) / count(*)::DOUBLE FROM sold s LEFT JOIN back b USING (order_id, sku) WHERE category = '${category}'`,
      );
    expect(await all('Dresses')).toBeGreaterThan(0.3);
    expect(await all('Headphones')).toBeGreaterThan(0.07);
    expect(await all('Headphones')).toBeLessThan(0.16);
    expect(await all('Skincare')).toBeLessThan(0.09);
  });

  test('the last weeks are unfinished: fewer came back so far than will', () => {
    const { weeks } = truth.unfinished_tail;
    const newest = weeks.at(-1)!;
    const settled = weeks.at(-20)!;
    expect(newest.to_come_units).toBeGreaterThan(newest.requested_units);
    expect(settled.to_come_units).toBeLessThan(settled.requested_units * 0.02);
  });

  test('most returns are asked for within 30 days of delivery', async () => {
    expect(
      await value(`
        SELECT avg((date_diff('day', CAST(delivered_date AS DATE), CAST(requested_date AS DATE)) <= 30)::INTEGER)
        FROM back b JOIN shipments p ON p.order_id = b.order_id WHERE delivered_date IS NOT NULL`),
    ).toBeGreaterThan(0.9);
  });

  test('goodwill, lost parcels, exchanges, refusals, blanks and contradicting codes are all there', async () => {
    const [seen] = await rows(`
      SELECT count(*) FILTER (WHERE resolution = 'goodwill') AS goodwill, count(*) FILTER (WHERE quantity = '0') AS no_goods,
        count(exchange_sku) AS exchanges, count(*) FILTER (WHERE return_status = 'rejected') AS rejected,
        count(*) FILTER (WHERE return_status = 'cancelled') AS cancelled, count(*) FILTER (WHERE reason_code IS NULL) AS no_code,
        count(*) FILTER (WHERE reason_text IS NULL) AS no_words,
        count(*) FILTER (WHERE reason_code = 'DEFECTIVE' AND true_group = 'changed_mind') AS contradicting,
        count(*) FILTER (WHERE return_status = 'received' AND inspected_date IS NULL) AS stuck
      FROM returns JOIN truth ON row_id = return_id`);
    for (const [name, lines] of Object.entries(seen!)) expect(Number(lines), name).toBeGreaterThan(15);
  });

  test('every language speaks in a noticeable share of the notes', async () => {
    const shares = await rows(
      `SELECT spoken_language AS language, count(*) / sum(count(*)) OVER () AS share FROM truth WHERE spoken_language IS NOT NULL GROUP BY 1`,
    );
    expect(shares.map(({ language }) => language).sort()).toEqual(['de', 'en', 'es', 'fr', 'it', 'ro']);
    for (const { share: part } of shares) expect(Number(part)).toBeGreaterThan(0.04);
  });
});
