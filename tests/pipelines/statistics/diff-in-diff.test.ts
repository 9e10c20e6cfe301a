import { describe, expect, test } from 'vitest';
import { Beta } from '../../../pipelines/statistics/beta.ts';
import { type BeforeAfter, differenceInDifferences, type Side } from '../../../pipelines/statistics/diff-in-diff.ts';
import { seededRandom } from '../../../pipelines/statistics/random.ts';
import { mostSimilar } from '../../../pipelines/statistics/similar.ts';
import { expectClose } from './close.ts';

const mature = (units: number, returned_units: number): Side => ({
  exposure_units: units,
  squared_exposure_units: units,
  returned_units,
});
/** Units and returned units before, then after. */
const product = (n0: number, x0: number, n1: number, x1: number): BeforeAfter => ({
  before: mature(n0, x0),
  after: mature(n1, x1),
});
const fixed = [product(400, 100, 200, 30)];
const steady = [
  product(300, 36, 150, 20),
  product(200, 30, 180, 25),
  product(500, 60, 260, 36),
  product(120, 18, 90, 10),
  product(250, 20, 240, 26),
];
const restless = [
  product(300, 36, 150, 30),
  product(200, 30, 180, 15),
  product(500, 60, 260, 60),
  product(120, 18, 90, 4),
  product(250, 20, 240, 40),
];

describe('worked examples (computed apart, Student t of 4 degrees = 2.7764451052)', () => {
  test('one product among steady ones: no more scatter than by chance, ρ = 0', () => {
    const found = differenceInDifferences([{ treated: fixed, controls: steady }])!;
    expectClose(found.before_rate, 0.25);
    expectClose(found.after_rate, 0.15);
    expectClose(found.control_change, 0.009094467554);
    expectClose(found.effect, -0.109094467554);
    expectClose(found.low, -0.205135072931);
    expectClose(found.high, -0.013053862177);
    expect(found.controls).toBe(5);
  });

  test('two products among restless ones: ρ = 0.028942 widens the interval beyond 0', () => {
    const treated = [...fixed, product(50, 5, 80, 8)];
    const found = differenceInDifferences([{ treated, controls: restless }])!;
    expectClose(found.before_rate, 0.221875);
    expectClose(found.control_change, 0.047835519376);
    expectClose(found.effect, -0.129085519376);
    expectClose(found.low, -0.38599027418);
    expectClose(found.high, 0.12781923543);
  });

  test('categories count by the changed products that they hold', () => {
    const other = [product(100, 10, 100, 20)];
    const moved = steady.map(({ before }) => ({ before, after: before }));
    const one = differenceInDifferences([{ treated: fixed, controls: steady }])!;
    const two = differenceInDifferences([{ treated: other, controls: moved }])!;
    const both = differenceInDifferences([
      { treated: fixed, controls: steady },
      { treated: other, controls: moved },
    ])!;
    const [w1, w2] = [(400 * 200) / 600, (100 * 100) / 200];
    expectClose(both.effect, (w1 * one.effect + w2 * two.effect) / (w1 + w2));
    expect(both.controls).toBe(10);
  });
});

describe('what cannot be compared', () => {
  test.each([
    ['nothing was changed', [], steady],
    ['not sold before', [product(0, 0, 200, 30)], steady],
    ['not sold after', [product(200, 30, 0, 0)], steady],
    ['too few similar ones', fixed, steady.slice(0, 2)],
    ['similar ones sold too little', fixed, [...steady.slice(0, 2), product(300, 40, 9, 1), product(9, 1, 300, 40)]],
  ])('%s', (_, treated, controls) => {
    expect(differenceInDifferences([{ treated, controls }])).toBeNull();
  });

  test('a category without similar products is not left out silently', () => {
    const strata = [
      { treated: fixed, controls: steady },
      { treated: fixed, controls: [] },
    ];
    expect(differenceInDifferences(strata)).toBeNull();
  });

  test('no returns at all is no certainty', () => {
    const none = [product(40, 0, 40, 0), product(50, 0, 50, 0), product(60, 0, 60, 0)];
    const found = differenceInDifferences([{ treated: none.slice(0, 1), controls: none }])!;
    expect([found.effect, found.low < -0.05, found.high > 0.05]).toEqual([0, true, true]);
  });
});

/** Share of final returns that are in by this age. */
const complete = (age: number) => 1 - 0.93 ** age;

/** A window of units sold evenly over its last days, each with its own chance to have come back by now. */
function windowOf(
  units: number,
  rate: number,
  ages: readonly [youngest: number, oldest: number],
  random: () => number,
): Side {
  let [exposure_units, squared_exposure_units, returned_units] = [0, 0, 0];
  for (let unit = 0; unit < units; unit++) {
    const share = complete(ages[0] + (ages[1] - ages[0]) * random());
    exposure_units += share;
    squared_exposure_units += share ** 2;
    if (random() < rate * share) returned_units++;
  }
  return { exposure_units, squared_exposure_units, returned_units };
}

interface Shop {
  readonly rate: number;
  readonly changed: number;
  readonly similar: number;
  /** ρ of the windows: how far a product's rate strays by itself. */
  readonly stray: number;
  /** What the change did, and what happened to all products at the same time. */
  readonly effect: number;
  readonly season: number;
}

interface Simulated {
  readonly price_minor: number;
  readonly windows: BeforeAfter;
}

function productOf({ rate, stray }: Shop, shift: number, random: () => number): Simulated {
  const drawn = (mean: number, correlation: number) =>
    new Beta(mean * (1 / correlation - 1), (1 - mean) * (1 / correlation - 1)).quantile(random());
  const own = drawn(rate, 0.01);
  const units = Math.ceil(60 + 400 * random() ** 3);
  return {
    price_minor: 2000 * 4 ** random(),
    windows: {
      before: windowOf(units, drawn(own, stray), [90, 270], random),
      after: windowOf(Math.ceil(units / 2), drawn(own + shift, stray), [1, 90], random),
    },
  };
}

const likeness = ({ price_minor, windows: { before } }: Simulated) => ({
  ...{ price_minor, sold_units: before.exposure_units, returned_units: before.returned_units },
});

/** What is said of some products, against those most like them. */
function judged(changed: readonly Simulated[], untouched: readonly Simulated[]) {
  const similar = mostSimilar(changed.map(likeness), untouched.map(likeness)).map((index) => untouched[index]!);
  const windows = (products: readonly Simulated[]) => products.map((product) => product.windows);
  return differenceInDifferences([{ treated: windows(changed), controls: windows(similar) }])!;
}

/** Whether the interval holds what the change did, in a shop where after the change only a part is mature. */
function holds(shop: Shop, random: () => number): boolean {
  const { changed, similar, effect, season } = shop;
  const found = judged(
    Array.from({ length: changed }, () => productOf(shop, season + effect, random)),
    Array.from({ length: similar }, () => productOf(shop, season, random)),
  );
  return found.low <= effect && effect <= found.high;
}

test.each<Shop & { readonly what: string }>([
  { what: 'a fix that works', rate: 0.25, changed: 1, similar: 20, stray: 0.004, effect: -0.08, season: 0.03 },
  { what: 'a fix that does nothing', rate: 0.12, changed: 1, similar: 12, stray: 0.004, effect: 0, season: -0.02 },
  { what: 'several products', rate: 0.2, changed: 4, similar: 60, stray: 0.002, effect: -0.05, season: 0.02 },
  { what: 'a rare reason', rate: 0.05, changed: 2, similar: 40, stray: 0.001, effect: 0.02, season: 0.01 },
])('95 % intervals hold the truth 90 to 98 times in a hundred: $what', (shop) => {
  const random = seededRandom(20_26);
  const runs = 400;
  const held = Array.from({ length: runs }, () => holds(shop, random)).filter(Boolean).length;
  expect(held / runs).toBeGreaterThanOrEqual(0.9);
  expect(held / runs).toBeLessThanOrEqual(0.98);
});

test('a product picked for its worst half year falls by itself; similar ones fall with it in part', () => {
  const shop: Shop = { rate: 0.15, changed: 1, similar: 60, stray: 0.004, effect: 0, season: 0 };
  const random = seededRandom(20_26);
  const rateBefore = ({ windows: { before } }: Simulated) => before.returned_units / before.exposure_units;
  const runs = Array.from({ length: 100 }, () => {
    const [first, ...others] = Array.from({ length: 30 }, () => productOf(shop, 0, random));
    const worst = others.reduce((one, other) => (rateBefore(other) > rateBefore(one) ? other : one), first!);
    const untouched = Array.from({ length: 60 }, () => productOf(shop, 0, random));
    const windows = (products: readonly Simulated[]) => products.map((product) => product.windows);
    const all = differenceInDifferences([{ treated: windows([worst]), controls: windows(untouched) }])!;
    return { similar: judged([worst], untouched).effect, all: all.effect };
  });
  const mean = (of: 'similar' | 'all') => runs.reduce((sum, run) => sum + run[of], 0) / runs.length;
  expect(mean('all')).toBeLessThan(-0.04);
  expect(mean('similar')).toBeLessThan(0);
  expect(mean('similar')).toBeGreaterThan(0.85 * mean('all'));
});
