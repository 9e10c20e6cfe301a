import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../../pipelines/warehouse/engine.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import { causeRows } from '../../../server/questions/dossier/causes.ts';
import type {
  dossierCauses,
  dossierHead,
  dossierNext,
  dossierPlaces,
  dossierVariants,
  dossierWeeks,
} from '../../../server/questions/dossier/contract.ts';
import { headRows } from '../../../server/questions/dossier/head.ts';
import { placeRows } from '../../../server/questions/dossier/places.ts';
import { variantRows } from '../../../server/questions/dossier/variants.ts';
import { weekRows } from '../../../server/questions/dossier/weeks.ts';
import type { productRates } from '../../../server/questions/products/contract.ts';
import { serveEngine, type TestServer } from '../served.ts';
import { openShop } from '../shop.ts';

const sum = <Row>(rows: readonly Row[], of: (row: Row) => number) => rows.reduce((all, row) => all + of(row), 0);

describe('of a product of the small shop', () => {
  let engine: Engine;
  let server: TestServer;
  beforeAll(async () => {
    engine = await openShop();
    server = await serveEngine(engine);
  });
  afterAll(async () => {
    await server.close();
    await engine.close();
  });
  const filters = ['style=dresses-1', 'style=shoes-2&from=2026-01-20&to=2026-03-01', 'sku=lamps-0-M&supplier=Nord'];

  describe.each(filters)('%s', (filter) => {
    const ask = <Query>(name: string) => server.rows<RowOf<Query>>(`/dossier/${name}?${filter}`);
    let head: RowOf<typeof dossierHead>;
    beforeAll(async () => {
      head = (await ask<typeof dossierHead>('head'))[0]!;
    });

    test('every breakdown adds up to its head', async () => {
      expect(head.returned_units).toBeGreaterThan(0);
      expect(head.kept_units).toBe(head.delivered_units - head.returned_units);
      for (const name of ['weeks', 'variants']) {
        const rows = await ask<typeof dossierWeeks | typeof dossierVariants>(name);
        expect([name, sum(rows, (row) => row.delivered_units)]).toEqual([name, head.delivered_units]);
        expect([name, sum(rows, (row) => row.returned_units)]).toEqual([name, head.returned_units]);
      }
      const causes = await ask<typeof dossierCauses>('causes');
      expect(sum(causes, (row) => row.returned_units)).toBe(head.returned_units);
      expect(sum(causes, (row) => row.share ?? 0)).toBeCloseTo(1, 9);
      expect(sum(causes, (row) => row.rate ?? 0)).toBeCloseTo(head.projected_rate!, 9);
      const places = await ask<typeof dossierPlaces>('places');
      for (const kind of ['country', 'language']) {
        const ofKind = places.filter((row) => row.place_kind === kind);
        const lines = new Map(ofKind.map((row) => [row.place, row.place_lines]));
        expect(sum(ofKind, (row) => row.return_lines)).toBe(sum([...lines.values()], (count) => count));
      }
    });

    test('what was bought next was bought by those who sent it back, and not kept twice', async () => {
      for (const row of await ask<typeof dossierNext>('next')) {
        expect(row.customers).toBeLessThanOrEqual(head.returners);
        expect(row.customer_share).toBeCloseTo(row.customers / head.returners, 9);
        expect(row.kept_units).toBeLessThanOrEqual(row.bought_units);
      }
    });
  });

  test('its figures are those of the table it was opened from', async () => {
    const rates = await server.rows<RowOf<typeof productRates>>('/products/rates?level=style');
    for (const row of rates) {
      const [head] = await server.rows<RowOf<typeof dossierHead>>(`/dossier/head?style=${row.level_key}`);
      expect(head).toMatchObject({ style_id: row.level_key, category: row.category, name: row.name });
      expect([head!.delivered_units, head!.returned_units]).toEqual([row.sold_units, row.returned_units]);
      expect(head!.projected_rate).toBeCloseTo(row.projected_rate!, 9);
    }
  });

  test('it and the rest are its category', async () => {
    const rates = await server.rows<RowOf<typeof productRates>>('/products/rates?level=style&category=shoes');
    const others = rates.filter((row) => row.level_key !== 'shoes-1');
    const causes = await server.rows<RowOf<typeof dossierCauses>>('/dossier/causes?style=shoes-1');
    const exposed = (rows: typeof rates) => sum(rows, (row) => row.completeness! * row.sold_units);
    const rest = sum(others, (row) => row.returned_units) / exposed(others);
    expect(sum(causes, (row) => row.rest_rate ?? 0)).toBeCloseTo(rest, 9);
    const own = rates.find((row) => row.level_key === 'shoes-1')!;
    expect(sum(causes, (row) => row.difference_points ?? 0)).toBeCloseTo((own.projected_rate! - rest) * 100, 9);
  });

  test('what nobody sells answers emptily, not wrongly', async () => {
    const [head] = await server.rows<RowOf<typeof dossierHead>>('/dossier/head?style=nothing');
    expect(head).toMatchObject({ delivered_units: 0, return_rate: null, price_minor: null, returners_say: 'unsure' });
    for (const name of ['weeks', 'variants', 'places', 'next'])
      expect([name, await server.rows(`/dossier/${name}?style=nothing`)]).toEqual([name, []]);
  });
});

type Cause = Parameters<typeof causeRows>[0][number][number];

test('a category that has only this product gives nothing to compare with', () => {
  const nothing: Cause = {
    ...{ category: 'hats', fault: 'unknown', reason_group: null, reason: null },
    ...{ delivered_units: 0, returned_units: 0, exposure_units: 0 },
  };
  const rows: Cause[] = [
    { ...nothing, delivered_units: 100, exposure_units: 100 },
    { ...nothing, fault: 'product', reason_group: 'defective', reason: 'broke_in_use', returned_units: 20 },
  ];
  expect(causeRows([rows, rows])).toEqual([
    {
      ...{ fault: 'product', reason_group: 'defective', reason: 'broke_in_use', returned_units: 20 },
      ...{ rate: 0.2, rest_rate: null, share: 1, difference_points: null, is_clear: false },
    },
  ]);
});

test('a difference is clear where chance does not explain it', () => {
  const sums = (factor: number, units: Record<string, number>): Cause[] => [
    {
      ...{ category: 'hats', fault: 'unknown', reason_group: null, reason: null, returned_units: 0 },
      ...{ delivered_units: 100 * factor, exposure_units: 100 * factor },
    },
    ...Object.entries(units).map(
      ([reason, returned_units]) =>
        ({
          ...{ category: 'hats', fault: 'product', reason_group: 'size_fit', reason, returned_units },
          ...{ delivered_units: 0, exposure_units: 0 },
        }) as Cause,
    ),
  ];
  const own = sums(2, { too_small: 40, too_large: 6, fit_shape: 0 });
  const rows = causeRows([own, sums(22, { too_small: 140, too_large: 56, fit_shape: 4 })]);
  expect(rows.map((row) => [row.reason, row.is_clear])).toEqual([
    ['too_small', true],
    ['too_large', false],
    ['fit_shape', false],
  ]);
  expect(rows[0]!.rest_rate).toBeCloseTo(0.05, 9);
});

describe('weeks', () => {
  const day = 7 * 86_400_000;
  type Sums = Parameters<typeof weekRows>[0][number][number];
  const week = (index: number, reason_group: Sums['reason_group'], delivered: number, returned: number): Sums => ({
    ...{ ship_week: index * day, reason_group, delivered_units: delivered, returned_units: returned },
    ...{ exposure_units: delivered, exposure_squared: delivered, delivered_value_minor: delivered * 1990 },
    ...{ listed_units: delivered, discounted_units: 0 },
  });
  const weeks = (returned: (index: number) => number) =>
    Array.from({ length: 30 }, (_, index) => [
      week(index, null, 50, 0),
      week(index, 'changed_mind', 0, 5),
      week(index, 'defective', 0, returned(index)),
    ]).flat();

  test('a bad lot is told from its first week, and whose fault it is', () => {
    const rows = weekRows([weeks((index) => (index < 18 ? 1 : 8))]);
    const marked = rows.filter((row) => row.change !== null);
    expect(marked).toHaveLength(1);
    expect(marked[0]).toMatchObject({ ship_week: 18 * day, change: 'defective', change_from: 18 * day });
    expect(marked[0]!.change_before).toBeCloseTo(0.02, 9);
    expect(marked[0]!.change_after).toBeCloseTo(0.16, 9);
    expect(marked[0]!.change_week).toBe(18 * day);
    const bundled = weekRows([weeks((index) => (index < 18 ? 1 : 8))], { weeks: 4 });
    expect(bundled).toHaveLength(8);
    expect(sum(bundled, (row) => row.returned_units)).toBe(sum(rows, (row) => row.returned_units));
    expect(bundled.find((row) => row.change)).toMatchObject({ ship_week: 18 * day, change_week: 18 * day });
    expect(rows[3]).toMatchObject({ delivered_units: 50, returned_units: 6, price_minor: 1990, is_mature: true });
  });

  test('chance is no change', () => {
    const steady = weekRows([weeks((index) => [1, 3, 2, 0, 4, 2][index % 6]!)]);
    expect(steady.filter((row) => row.change !== null)).toEqual([]);
  });

  test('what is still to come is expected, or unknown while too little had time', () => {
    const [young, fresh] = weekRows([
      [
        { ...week(0, null, 100, 0), exposure_units: 50, exposure_squared: 25 },
        week(0, 'defective', 0, 10),
        { ...week(1, null, 100, 0), exposure_units: 5, exposure_squared: 0.3 },
      ].map((row) => (row.reason_group ? { ...row, exposure_units: 0, exposure_squared: 0 } : row)),
    ]);
    expect(young).toMatchObject({ return_rate: 0.1, projected_rate: 0.2, completeness: 0.5, is_mature: false });
    expect(young!.rate_low).toBeLessThan(0.2);
    expect(fresh).toMatchObject({ return_rate: 0, projected_rate: null, completeness: 0.05 });
  });
});

describe('variants', () => {
  type Sums = Parameters<typeof variantRows>[0][number][number];
  const variant = (size: string, delivered_units: number, returned_units: number): Sums => ({
    ...{ size, colour: null, delivered_units, returned_units, return_rate: returned_units / delivered_units },
    ...{ completeness: 1, exposure_units: delivered_units, exposure_squared: delivered_units },
    ...{ too_small_units: 0, too_large_units: 0 },
  });

  test('few units of a size are drawn to the product and faint, many stand for themselves', () => {
    const [small, large, few] = variantRows([[variant('S', 500, 50), variant('L', 500, 150), variant('XL', 3, 3)]]);
    expect(small!.fair_rate).toBeCloseTo(0.1, 1);
    expect(large!.fair_rate).toBeCloseTo(0.3, 1);
    expect([small!.is_uncertain, large!.is_uncertain]).toEqual([false, false]);
    expect(few).toMatchObject({ is_uncertain: true, return_rate: 1 });
    expect(few!.fair_rate).toBeLessThan(0.8);
  });
});

describe('places', () => {
  const lines = (place: string, not_as_described: number, size_fit: number) =>
    Object.entries({ not_as_described, size_fit }).map(([reason_group, return_lines]) => ({
      ...{ place_kind: 'language', place, reason_group, return_lines },
    })) as Parameters<typeof placeRows>[0][number];

  test('a language whose description misleads stands out; the others do not', () => {
    const rows = placeRows([[...lines('fr', 40, 60), ...lines('en', 12, 88), ...lines('de', 10, 70)]]);
    const gaps = rows.filter((row) => row.is_gap);
    expect(gaps.map((row) => [row.place, row.reason_group])).toEqual([['fr', 'not_as_described']]);
    expect(gaps[0]!.share).toBeCloseTo(0.4, 9);
    expect(gaps[0]!.others_share).toBeCloseTo(22 / 180, 9);
  });

  test('few lines warn of nothing, nor does a small difference', () => {
    const few = placeRows([[...lines('fr', 4, 2), ...lines('en', 10, 90)]]);
    const alike = placeRows([[...lines('fr', 240, 1000), ...lines('en', 140, 1000)]]);
    expect([...few, ...alike].filter((row) => row.is_gap)).toEqual([]);
  });
});

describe('the margin after returns', () => {
  const sums = {
    ...{ has_costs: true, kept_price_minor: 12_000, kept_cogs_minor: 4000, kept_outbound_minor: 420 },
    ...{ kept_parcels: 0, kept_payments: 1, return_cost_minor: 1000, cost_actual_share: 0.5 },
  };
  const margin = (own: object, params?: Parameters<typeof headRows>[1]) => {
    const [head] = headRows([[{ ...sums, ...own } as never]], params);
    return [head!.margin_minor, head!.margin_actual_share];
  };

  test('is what kept goods bring without VAT, less goods, delivery, payment and all returns', () => {
    const fee = 25 + 0.014 * 12_000;
    const expected = 10_000 - 4000 - 420 - fee - 1000;
    expect(margin({})).toEqual([expected, (4000 + 420 + 500) / (12_000 - expected)]);
  });

  test('takes the usual postage where none was billed, as assumed', () => {
    const [billed, actual] = margin({});
    const [assumed, less] = margin({ kept_outbound_minor: 0, kept_parcels: 1 });
    expect(assumed).toBe(billed);
    expect(less).toBeLessThan(actual!);
  });

  test('stays unknown without purchase cost, and where returns are not those of the units sold', () => {
    expect(margin({ has_costs: false })).toEqual([null, null]);
    expect(margin({}, { basis: 'returned' })).toEqual([null, null]);
    expect(margin({}, { reason: ['too_small'] })).toEqual([null, null]);
  });
});

describe('the five biggest returners', () => {
  const head = (returners: number, known_returned_units: number, top_returned_units: number) =>
    headRows([[{ returners, known_returned_units, top_returned_units } as never]])[0]!;

  test.each([
    [40, 100, 60, 'concentrated'],
    [200, 260, 12, 'spread'],
    [12, 14, 7, 'spread'],
    [6, 30, 29, 'unsure'],
    [0, 0, 0, 'unsure'],
  ])('%i customers, %i units, %i of five: %s', (returners, units, top, verdict) => {
    expect(head(returners, units, top).returners_say).toBe(verdict);
  });
});
