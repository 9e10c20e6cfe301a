import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Engine, rowsOf } from '../../../pipelines/warehouse/engine.ts';
import { dimensionCodes } from '../../../server/contract/dimensions.ts';
import { bases } from '../../../server/contract/filter.ts';
import { ask, finish } from '../../../server/http/answer.ts';
import type { WarehouseInfo } from '../../../server/http/compose.ts';
import { readInfo } from '../../../server/http/warehouse-info.ts';
import { queries } from '../../../server/questions/index.ts';
import { openShop } from '../shop.ts';

let engine: Engine;
let info: WarehouseInfo | null;

beforeAll(async () => {
  engine = await openShop();
  info = await readInfo(engine);
});
afterAll(() => engine.close());

type Row = Record<string, number>;
async function rows(path: string, params: object): Promise<Row[]> {
  const query = queries.find((one) => one.path === path)!;
  return rowsOf(finish(await ask(engine, query, { ...params }, info)));
}
const sum = (all: readonly Row[], column: string) => all.reduce((total, row) => total + row[column]!, 0);

const some = (...values: string[]) => fc.option(fc.subarray(values, { minLength: 1 }), { nil: undefined });
const day = (first: string, last: string) =>
  fc.option(
    fc
      .date({ min: new Date(first), max: new Date(last), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
    { nil: undefined },
  );
const filters = fc.record({
  from: day('2026-01-01', '2026-02-15'),
  to: day('2026-02-16', '2026-04-20'),
  basis: fc.constantFrom(undefined, ...bases),
  category: some('dresses', 'shoes', 'lamps', 'no such'),
  style: some('shoes-0', 'lamps-1', 'dresses-2'),
  supplier: some('Nord', 'Sud'),
  carrier: some('Swift', 'Turtle', "O'Neill; --"),
  warehouse: some('Lille', 'Cluj'),
  reason: some('size_fit', 'not_to_taste', 'damaged_in_transit'),
});

test('under any filter the parts add up to the whole, and nothing returns that was not sold', async () => {
  await fc.assert(
    fc.asyncProperty(filters, fc.constantFrom(...dimensionCodes), async (filter, dimension) => {
      const [total] = await rows('/overview/summary', filter);
      const parts = await rows('/overview/breakdown', { ...filter, dimension });
      for (const column of [
        'delivered_units',
        'returned_units',
        'delivered_value_minor',
        'refund_minor',
        'return_cost_minor',
      ])
        expect([column, sum(parts, column)]).toEqual([column, total![column]]);
      expect(sum(await rows('/products/rates', filter), 'returned_units')).toBe(total!.returned_units);
      expect(sum(await rows('/costs/components', filter), 'total_minor')).toBe(total!.return_cost_minor);
      const shares = await rows('/reasons/share', filter);
      expect(sum(shares, 'share')).toBeCloseTo(shares.length > 0 ? 1 : 0, 9);
      if (filter.basis !== 'returned') expect(total!.returned_units).toBeLessThanOrEqual(total!.delivered_units!);
    }),
    { numRuns: 40, seed: 1 },
  );
});

test('the figures of a month are those of its point in time', async () => {
  await fc.assert(
    fc.asyncProperty(filters, fc.constantFrom('01', '02', '03', '04'), async (filter, month) => {
      const cut = { ...filter, from: `2026-${month}-01`, to: `2026-${month}-28` };
      const [card] = await rows('/overview/summary', cut);
      const points = await rows('/overview/trend', { ...cut, grain: 'month' });
      for (const point of points)
        for (const column of ['completeness', 'projected_rate', 'rate_low', 'rate_high'])
          if (card![column] === null) expect([column, point[column]]).toEqual([column, null]);
          else expect(point[column]).toBeCloseTo(card![column]!, 9);
    }),
    { numRuns: 40, seed: 3 },
  );
});

test('where nothing was delivered no rate is expected', async () => {
  const reasons = await rows('/overview/breakdown', { dimension: 'reason' });
  const returned = reasons.filter((row) => row.returned_units! > 0 && row.delivered_units === 0);
  expect(returned).not.toHaveLength(0);
  for (const row of returned) expect(row).toMatchObject({ return_rate: null, projected_rate: null });
});

test('a narrower filter never counts more', async () => {
  await fc.assert(
    fc.asyncProperty(filters, async (filter) => {
      const [wide] = await rows('/overview/summary', filter);
      const [narrow] = await rows('/overview/summary', { ...filter, category: ['shoes'], to: '2026-03-01' });
      if (filter.category?.includes('shoes') !== false && (filter.to ?? '2026-03-01') >= '2026-03-01')
        for (const column of ['delivered_units', 'returned_units', 'refund_minor'])
          expect(narrow![column]).toBeLessThanOrEqual(wide![column]!);
    }),
    { numRuns: 40, seed: 2 },
  );
});
