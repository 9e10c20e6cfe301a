import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Beta, binomialTail } from '../../../pipelines/statistics/beta.ts';
import { fairRates } from '../../../pipelines/statistics/fair-rate.ts';
import { adjustedP, bayesianList } from '../../../pipelines/statistics/false-discovery.ts';
import { knownPrior, knownPriorsAround, leaningPrior, posteriorOf } from '../../../pipelines/statistics/known-prior.ts';
import { ascending } from '../../../pipelines/statistics/order.ts';
import { fitPrior, priorsAround } from '../../../pipelines/statistics/prior.ts';
import { expectAllClose, expectClose } from './close.ts';

const sample = [400, 200, 50, 1000, 20];
const returned = [40, 30, 2, 95, 6];
const prior = fitPrior(returned, sample)!;

test('a prior follows from the scatter of the group', () => {
  expectClose(prior.rate, 0.10359281);
  expectClose(prior.correlation, 0.01266238);
  expectClose(prior.strength, 77.97410635);
  expectClose(prior.alpha, 8.07755712);
  expectClose(prior.beta, 69.89654922);
});

test('around equal expected rates the prior is the group’s; around each its own, the same scatter', () => {
  const same = priorsAround(
    returned,
    sample,
    sample.map(() => prior.rate),
  );
  expectClose(same(1).alpha, prior.alpha);
  expectClose(same(1).beta, prior.beta);
  // Rates that are all as expected scatter no more than chance: the prior is as strong as one can be.
  const expected = [0.1, 0.4, 0.05, 0.2, 0.3];
  const asExpected = sample.map((units, i) => units * expected[i]!);
  const own = priorsAround(asExpected, sample, expected);
  expectAllClose([own(1).rate, own(1).strength], [0.4, 2000]);
});

test('what is only judged says nothing of what is usual', () => {
  const judged = { returned: [...returned, 60], sample: [...sample, 100], delivered_units: [...sample, 100] };
  const rates = fairRates({ ...judged, levels: [], isUsual: [1, 1, 1, 1, 1, 0] });
  expectClose(rates.category_rate[5], prior.rate);
  expectClose(rates.fair_rate[5], posteriorOf(knownPrior(returned, sample)!, 60, 100).mean);
  expectClose(rates.excess_units[5], 100 * (rates.fair_rate[5]! - 173 / 1670));
});

test('a posterior draws small samples to their group: where the prior is certain', () => {
  const posterior = (sku: number) => new Beta(prior.alpha + returned[sku]!, prior.beta + sample[sku]! - returned[sku]!);
  const second = posterior(1);
  expectClose(second.mean, 0.13698239);
  const { low, high } = second.interval();
  expectAllClose([low, high], [0.09919408, 0.17971358]);
  expectClose(second.tail(prior.rate), 0.95597641);
  expectClose(200 * (second.mean - prior.rate), 6.67791);
  expectClose(posterior(4).mean, 0.14368651);
  expectClose(posterior(4).tail(prior.rate), 0.87804078);
});

test('from 100 products on the prior is certain', () => {
  const times = (values: readonly number[]) => Array.from({ length: 20 }, () => values).flat();
  const large = { returned: times(returned), sample: times(sample) };
  const { alpha, beta, rate } = fitPrior(large.returned, large.sample)!;
  const second = new Beta(alpha + 30, beta + 170);
  const rates = fairRates({ ...large, delivered_units: large.sample, levels: [] });
  const { low, high } = rates.interval(1);
  expectAllClose([rates.fair_rate[1]!, low, high], [second.mean, second.interval().low, second.interval().high]);
  expectAllClose([rates.chanceAbove(1), rates.chance_not_high[1]!], [second.tail(rate), second.cdf(1.25 * rate)]);
});

describe('of few products neither the usual rate nor its scatter is sure (computed apart)', () => {
  const known = knownPrior(returned, sample)!;

  test('strengths have chances, and the rate a variance at each', () => {
    expect([known.rate, known.strength]).toEqual([prior.rate, prior.strength]);
    expect(known.chances.reduce((sum, chance) => sum + chance)).toBeCloseTo(1, 12);
    const mean = known.strengths.reduce((sum, strength, at) => sum + strength * known.chances[at]!, 0);
    expectClose(mean, 168.81134970088618);
    expectClose(known.rateVariance, 0.000925313557548318);
  });

  test('a posterior is spread over all of them', () => {
    const found = returned.map((units, sku) => posteriorOf(known, units, sample[sku]!));
    const means = [0.100781535583, 0.134926635142, 0.0773551175394, 0.0959952516392, 0.152856374569];
    const variances = [0.00019507074648, 0.00054493416976, 0.00090211243424, 8.27836195619e-5, 0.00335700363628];
    const shared = [8.83536454403e-5, 0.000149397986117, 0.000351696893671, 4.0969729431e-5, 0.000523895343096];
    expectAllClose(
      found.map(({ mean }) => mean),
      means,
    );
    expectAllClose(
      found.map(({ variance }) => variance),
      variances,
    );
    expectAllClose(
      found.map((posterior) => posterior.shared),
      shared,
    );
    const rates = fairRates({ returned, sample, delivered_units: sample, levels: [] });
    expectAllClose([...rates.fair_rate], means);
    const size = (means[1]! * (1 - means[1]!)) / variances[1]! - 1;
    const { low, high } = new Beta(means[1]! * size, (1 - means[1]!) * size).interval();
    expectAllClose([rates.interval(1).low, rates.interval(1).high], [low, high]);
  });

  test('a rate is above the usual one where it is so whatever the usual one may be', () => {
    const [mean, variance, shared] = [0.134926635142, 0.00054493416976, 0.000149397986117];
    const rates = fairRates({ returned, sample, delivered_units: sample, levels: [] });
    const besides = (times: number) => Beta.of(mean, variance - 2 * times * shared + times ** 2 * 0.000925313557548318);
    expectClose(rates.chanceAbove(1), besides(1).tail(prior.rate));
    expectClose(rates.chance_not_high[1], besides(1.25).cdf(1.25 * prior.rate));
  });

  test('one small product more hardly moves the others', () => {
    const [units, back] = [
      [120, 300, 80, 60, 200, 40, 90, 150, 70],
      [44, 113, 30, 20, 80, 13, 36, 55, 27],
    ];
    const intervalOf = (more: number, sold: number) =>
      fairRates({
        ...{ returned: [...back, more], sample: [...units, sold], delivered_units: [...units, sold] },
        levels: [],
      }).interval(1);
    const [usual, odd] = [intervalOf(5, 12), intervalOf(10, 12)];
    // By the fitted prior alone the interval would nearly double.
    expect(odd.high - odd.low).toBeLessThan(1.05 * (usual.high - usual.low));
  });

  test('a small group is as strong as its parent, give or take, and less sure of its rate than its parent', () => {
    const parent = knownPrior(returned, sample)!;
    const leaning = leaningPrior(parent, [3], [20]);
    expectClose(leaning.rate, (3 + parent.strength * parent.rate) / (20 + parent.strength));
    expect(leaning.rateVariance).toBeGreaterThan(parent.rateVariance);
    expect(leaningPrior(parent, [0], [0]).rateVariance).toBeGreaterThan(leaning.rateVariance);
  });

  test('where rates are expected, only their scatter is not sure', () => {
    const around = knownPriorsAround(returned, sample, [0.1, 0.12, 0.08, 0.1, 0.2])(4);
    expect([around.rate, around.rateVariance]).toEqual([0.2, 0]);
    expect(around.strengths.length).toBeGreaterThan(3);
    expect(posteriorOf(around, 6, 20).shared).toBe(0);
  });
});

test('small luck is not listed: p-values and their adjustment', () => {
  const p = returned.map((units, i) => binomialTail(units, sample[i]!, prior.rate));
  expectAllClose(p, [0.617188, 0.025125, 0.971399, 0.826977, 0.013286], 3e-5);
  expectAllClose([adjustedP(p)[4]!, adjustedP(p)[1]!], [0.062812, 0.062812], 2e-5);
  const { is_confirmed } = fairRates({ returned, sample, delivered_units: sample, levels: [] });
  expect([...is_confirmed]).toEqual([0, 0, 0, 0, 0]);
});

test('what is not above its group has a p-value above a third, and need not be tested', () => {
  const sku = fc.tuple(fc.double({ min: 1e-3, max: 1e5, noNaN: true }), fc.double({ min: 1e-4, max: 1, noNaN: true }));
  fc.assert(
    fc.property(sku, fc.double({ min: 1e-4, max: 1, noNaN: true }), ([units, share], rate) => {
      expect(binomialTail(units * Math.min(share, rate), units, rate)).toBeGreaterThan(1 / 3);
    }),
    { numRuns: 1000 },
  );
});

test('a list is as long as its mean chance of error allows', () => {
  expect([...bayesianList([0.2, 0.01, 0.08, 0.03])]).toEqual([0, 1, 1, 1]);
  expect([...bayesianList([0.06, Number.NaN])]).toEqual([0, 0]);
  expect([...bayesianList([])]).toEqual([]);
});

test('numbers are put in order as by comparing them, equal ones as they came, what is no number left out', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.double(), fc.integer({ min: -3, max: 3 }))), (values) => {
      const compared = [...values.keys()].filter((index) => !Number.isNaN(values[index]));
      compared.sort((a, b) => (values[a]! < values[b]! ? -1 : values[a]! > values[b]! ? 1 : a - b));
      expect([...ascending(values)]).toEqual(compared);
    }),
  );
});

test('adjusted p-values keep the order, never fall below p, and skip what was not tested', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (p) => {
      const q = adjustedP(p);
      for (const [i, value] of p.entries()) {
        expect(q[i]).toBeGreaterThanOrEqual(value);
        expect(q[i]).toBeLessThanOrEqual(1);
        for (const [j, other] of p.entries()) if (value < other) expect(q[i]).toBeLessThanOrEqual(q[j]!);
      }
    }),
  );
  expectAllClose(adjustedP([0.01, 0.04, 0.03]), [0.03, 0.04, 0.04]);
  expect(adjustedP([Number.NaN, 0.5])[0]).toBeNaN();
  expectAllClose(adjustedP([0.01, 0.03], 6), [0.06, 0.09]);
});

test('a posterior lies between the group and the SKU, inside its own interval', () => {
  const sku = fc.tuple(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0, max: 1, noNaN: true }));
  fc.assert(
    fc.property(fc.array(sku, { minLength: 2, maxLength: 30 }), (skus) => {
      const n = skus.map(([units]) => units);
      const r = skus.map(([units, share]) => Math.floor(units * share));
      const { fair_rate, interval, category_rate } = fairRates({
        returned: r,
        sample: n,
        delivered_units: n,
        levels: [],
      });
      for (const [i, units] of n.entries()) {
        const own = r[i]! / units;
        expect(fair_rate[i]).toBeGreaterThanOrEqual(Math.min(own, category_rate[i]!) - 1e-12);
        expect(fair_rate[i]).toBeLessThanOrEqual(Math.max(own, category_rate[i]!) + 1e-12);
        expect(interval(i).low).toBeLessThan(interval(i).high);
      }
    }),
    { numRuns: 50 },
  );
});

test('a lone product has a prior of 200 units, and a group without data none', () => {
  expectClose(fitPrior([5], [50])!.strength, 200);
  expectClose(fitPrior([5], [50])!.rate, 0.1);
  expect(fitPrior([], [])).toBeNull();
  expect(fitPrior([0], [0])).toBeNull();
  expectClose(fitPrior([1, 0, 0], [1, 1, 1])!.strength, 200);
});

test('groups without a return, or with nothing else, still have a rate between 0 and 1', () => {
  const none = fitPrior([0, 0, 0], [10, 20, 30])!;
  expect(none.rate).toBeGreaterThan(0);
  expect(none.rate).toBeLessThan(0.01);
  const all = { returned: [10, 20, 30], sample: [10, 20, 30] };
  expect(fitPrior(all.returned, all.sample)!.rate).toBeLessThan(1);
  const { interval } = fairRates({ ...all, delivered_units: all.sample, levels: [] });
  expect(Math.max(...all.sample.map((_, sku) => interval(sku).high))).toBeLessThanOrEqual(1);
});

test('a prior counts for 1 to 2,000 units and has a rate between 0 and 1, whatever the samples', () => {
  const sku = fc.tuple(fc.double({ min: 0, max: 1e5, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }));
  fc.assert(
    fc.property(fc.array(sku, { minLength: 1, maxLength: 20 }), (skus) => {
      const prior = fitPrior(
        skus.map(([units, share]) => units * share),
        skus.map(([units]) => units),
      );
      if (prior === null) {
        expect(skus.every(([units]) => units === 0)).toBe(true);
        return;
      }
      expect(prior.rate).toBeGreaterThan(0);
      expect(prior.rate).toBeLessThan(1);
      expect(prior.strength).toBeGreaterThanOrEqual(1 - 1e-9);
      expect(prior.strength).toBeLessThanOrEqual(2000 + 1e-9);
    }),
    { numRuns: 300, examples: [[[[0, 0]]]] },
  );
});

test('one odd product does not widen the prior of all others', () => {
  const n = Array.from({ length: 40 }, () => 200);
  const even = n.map((_, i) => 20 + (i % 3));
  const odd = even.with(0, 180);
  // Plain moments would let it count for 6 units.
  expect(fitPrior(odd, n)!.strength).toBeGreaterThan(12);
  expectClose(fitPrior(odd, n)!.rate, fitPrior(even, n)!.rate, 0.15);
});

test('a large category is judged by itself, a small one by its own rate leaning on its parent', () => {
  const count = 30;
  const n = Array.from({ length: count }, () => 100);
  const r = n.map((_, i) => (i < 12 ? 30 : 10));
  const category = n.map((_, i) => (i < 12 ? 0 : i < 15 ? 1 : 2));
  const parent = n.map((_, i) => (i < 12 ? 0 : 1));
  const { category_rate } = fairRates({ returned: r, sample: n, delivered_units: n, levels: [category, parent] });
  expectClose(category_rate[0], 0.3);
  expectClose(category_rate[13], 0.1);
  const alone = fairRates({ returned: r, sample: n, delivered_units: n, levels: [n.map((_, i) => i)] });
  // One product alone: 30 of 100, drawn from 0.3 towards the shop's 0.18.
  expect(alone.category_rate[0]).toBeGreaterThan(0.18);
  expect(alone.category_rate[0]).toBeLessThan(0.3);
  const cheap = n.map((_, i) => (i < 27 ? 0 : 1));
  const rare = r.map((units, i) => (i < 27 ? units : 2));
  const small = fairRates({ returned: rare, sample: n, delivered_units: n, levels: [cheap] });
  // Three products at 2 % in a shop at 18 %: nobody expects 18 % of them.
  expect(small.category_rate[28]).toBeLessThan(0.07);
});

test('excess units are reckoned against the others, and unknown without data', () => {
  const n = [100, 100, 0];
  const rates = fairRates({ returned: [30, 10, 0], sample: n, delivered_units: [110, 100, 4], levels: [] });
  expectClose(rates.excess_units[0], 110 * (rates.fair_rate[0]! - 0.1));
  expect([rates.fair_rate[2], rates.interval(2).low, rates.excess_units[2]]).toEqual([
    Number.NaN,
    Number.NaN,
    Number.NaN,
  ]);
  expect(rates.is_clearly_high[2]).toBe(0);
});
