import { describe, expect, test } from 'vitest';
import { rowsOf } from '../../../pipelines/warehouse/engine.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import { changeRows, changeWindows } from '../../../server/questions/overview/changes.ts';
import type { overviewSummary } from '../../../server/questions/overview/contract.ts';
import { matureSample, rateInterval } from '../../../server/questions/overview/interval.ts';
import { summaryPeriods } from '../../../server/questions/overview/summary.ts';
import { trendRows } from '../../../server/questions/overview/trend.ts';
import { serveEngine } from '../served.ts';
import { openShop } from '../shop.ts';

const info = { as_of: '2026-03-31' };
const sums = (delivered_units: number, returned_units: number, share = 1) => ({
  delivered_units,
  returned_units,
  exposure_units: delivered_units * share,
  exposure_squared: delivered_units * share * share,
});

describe('the period before', () => {
  test('is as long as the period and ends where it begins', () => {
    expect(summaryPeriods({ from: '2026-03-01', to: '2026-03-07', category: ['shoes'] }, info)).toEqual([
      { from: '2026-03-01', to: '2026-03-07', category: ['shoes'] },
      { from: '2026-02-22', to: '2026-02-28', category: ['shoes'] },
    ]);
  });

  test('of an open period counts to the last complete day', () => {
    expect(summaryPeriods({ from: '2026-03-30' }, info)[1]).toEqual({ from: '2026-03-28', to: '2026-03-29' });
  });

  test('is none where the period has no first day', () => {
    expect(summaryPeriods({ to: '2026-03-07' }, info)).toEqual([{ to: '2026-03-07' }]);
    expect(summaryPeriods({ from: '2026-03-30' }, { as_of: null })).toHaveLength(1);
  });
});

describe('the interval of a rate', () => {
  test('of mature units is Wilson’s', () => {
    const { rate_low, rate_high } = rateInterval(sums(22, 18));
    expect([rate_low, rate_high]).toEqual([expect.closeTo(0.614834, 6), expect.closeTo(0.926931, 6)]);
  });

  test('is wider where units are young', () => {
    const [mature, young] = [rateInterval(sums(1000, 100)), rateInterval(sums(1000, 50, 0.5))];
    expect(young.rate_high! - young.rate_low!).toBeGreaterThan(mature.rate_high! - mature.rate_low!);
    expect(matureSample(sums(1000, 50, 0.5))!.trials).toBeLessThan(1000);
  });

  test('is unknown where next to nothing had time to come back, and where nothing was delivered', () => {
    for (const unknown of [sums(1000, 5, 0.2), sums(0, 0), sums(0, 3)])
      expect(rateInterval(unknown)).toEqual({ rate_low: null, rate_high: null });
  });
});

describe('what changed', () => {
  test('compares the last 8 weeks of the period with the 8 before', () => {
    expect(changeWindows({ from: '2025-01-01' }, info)).toEqual([
      { from: '2026-02-04', to: '2026-03-31' },
      { from: '2025-12-10', to: '2026-02-03' },
    ]);
    expect(changeWindows({}, { as_of: null })).toEqual([]);
  });

  test('is told in units, the largest first, and clear only beyond chance', () => {
    const cell = (category: string, reason_group: 'defective' | null, numbers: ReturnType<typeof sums>) => ({
      category,
      reason_group,
      ...numbers,
    });
    const recent = [
      cell('lamps', null, sums(1000, 0)),
      cell('lamps', 'defective', sums(0, 80)),
      cell('shoes', null, sums(100, 0)),
      cell('shoes', 'defective', sums(0, 5)),
    ];
    const earlier = [
      cell('lamps', null, sums(1000, 0)),
      cell('lamps', 'defective', sums(0, 40)),
      cell('shoes', null, sums(100, 0)),
    ];
    expect(changeRows([recent, earlier])).toEqual([
      {
        ...{ category: 'lamps', reason_group: 'defective', recent_units: 80, earlier_units: 40 },
        ...{ recent_rate: 0.08, earlier_rate: 0.04, difference_units: expect.closeTo(40, 9), is_clear: true },
      },
      {
        ...{ category: 'shoes', reason_group: 'defective', recent_units: 5, earlier_units: 0 },
        // Five units are too few to tell, however the test comes out.
        ...{ recent_rate: 0.05, earlier_rate: 0, difference_units: expect.closeTo(5, 9), is_clear: false },
      },
    ]);
    expect(changeRows([recent.slice(2), recent.slice(2)])[0]).toMatchObject({ difference_units: 0, is_clear: false });
  });

  test('of what nothing was delivered before is unknown', () => {
    const recent = [
      { category: 'new', reason_group: 'defective' as const, ...sums(0, 4) },
      { category: 'new', reason_group: null, ...sums(50, 0) },
    ];
    expect(changeRows([recent, []])[0]).toMatchObject({ earlier_rate: null, difference_units: 0, is_clear: false });
  });
});

describe('where a period will end', () => {
  const period = {
    ...{ period_start: 0, delivered_units: 1000, returned_units: 100, return_rate: 0.1, completeness: 0.8 },
    ...{ refund_minor: 0, return_cost_minor: 0, further_units: 25, chance_variance: 64, curve_variance: 36 },
    all_returned_units: 100,
  };

  test('is what has come and what its curves let come, as wide as chance, past errors and the curves', () => {
    expect(trendRows([[period]], {})[0]).toMatchObject({
      projected_rate: expect.closeTo(0.125, 9),
      rate_low: expect.closeTo(0.125 - 0.0196, 9),
      rate_high: expect.closeTo(0.125 + 0.0196, 9),
      is_mature: false,
    });
  });

  test('never below what has come', () => {
    const wide = trendRows([[{ ...period, chance_variance: 1e6 }]], {})[0]!;
    expect([wide.rate_low, wide.rate_high]).toEqual([0.1, 1]);
  });

  test('is an interval only where little has come, and nothing where nothing was delivered', () => {
    expect(trendRows([[{ ...period, completeness: 0.2 }]], {})[0]).toMatchObject({
      projected_rate: null,
      rate_high: expect.closeTo(0.1446, 9),
    });
    const none = { ...period, delivered_units: 0, returned_units: 0, completeness: null };
    expect(trendRows([[none]], {})[0]).toMatchObject({ projected_rate: null, rate_low: null, rate_high: null });
  });

  test('of a reason is by its share of the returns so far', () => {
    const of = { ...period, returned_units: 40, return_rate: 0.04 };
    expect(trendRows([[of]], { reason: ['size_fit'] })[0]!.projected_rate).toBeCloseTo(0.04 + 0.4 * 0.025, 9);
  });

  test('by return date has come already', () => {
    const row = trendRows([[period]], { basis: 'returned' })[0]!;
    expect(row).toMatchObject({ projected_rate: null, rate_low: null, rate_high: null, is_mature: true });
  });
});

test('what is still to come, and how complete the value is, add up from the lines', async () => {
  const engine = await openShop();
  const server = await serveEngine(engine);
  try {
    const [all] = await server.rows<RowOf<typeof overviewSummary>>('/overview/summary');
    const [lines] = rowsOf<Record<'returned' | 'further' | 'known' | 'sold', number>>(
      await engine.query(`
        SELECT CAST(sum(matched_units) AS DOUBLE) AS returned, sum(further_units) AS further,
          sum(CASE WHEN currency = 'EUR' THEN exposure_value_minor END) AS known,
          CAST(sum(CASE WHEN currency = 'EUR' THEN delivered_value_minor END) AS DOUBLE) AS sold
        FROM fct_sold`),
    );
    const { returned, further, known, sold } = lines!;
    expect(further).toBeGreaterThan(1);
    expect(all!.projected_rate! * all!.delivered_units).toBeCloseTo(returned + further, 6);
    expect(all!.value_completeness).toBeCloseTo(known / sold, 9);
    const [byReturnDay] = await server.rows<RowOf<typeof overviewSummary>>('/overview/summary?basis=returned');
    expect(byReturnDay).toMatchObject({ completeness: null, value_completeness: null, projected_rate: null });
  } finally {
    await server.close();
    await engine.close();
  }
});
