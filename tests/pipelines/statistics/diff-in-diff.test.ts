import { describe, expect, test } from 'vitest';
import { Beta } from '../../../pipelines/statistics/beta.ts';
import {
  type BeforeAfter,
  differenceInDifferences,
  type Side,
  type Stratum,
} from '../../../pipelines/statistics/diff-in-diff.ts';
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
/** Products of a category of which all that were left alone are similar. */
const against = (treated: readonly BeforeAfter[], untouched: readonly BeforeAfter[]): Stratum => ({
  ...{ treated, untouched, similar: [...untouched.keys()] },
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
    const found = differenceInDifferences([against(fixed, steady)])!;
    expectClose(found.before_rate, 0.25);
    expectClose(found.after_rate, 0.15);
    expectClose(found.own_change, -0.00243142319);
    expectClose(found.control_change, 0.016035314669);
    expectClose(found.effect, -0.113603891479);
    // The effect against the rate of before: 0.15 − 1.06477122 × 0.25, less as much as the effect's own interval reaches.
    expectClose(found.low, -0.21429300003);
    expectClose(found.high, -0.015503692328);
    expect(found.controls).toBe(5);
  });

  test('two products among restless ones: all scatter is straying, ρ = 0.028942, so that nothing before is expected to last', () => {
    const found = differenceInDifferences([against([...fixed, product(50, 5, 80, 8)], restless)])!;
    expectClose(found.before_rate, 0.221875);
    expectClose(found.own_change, -0.073563598598);
    expectClose(found.control_change, 0.019377281882);
    expectClose(found.effect, -0.027063683284);
    expectClose(found.low, -0.28950821159);
    expectClose(found.high, 0.152205965212);
  });

  test('only similar ones are compared with; all that were left alone tell what is usual', () => {
    const [few, all] = [steady.slice(0, 3), differenceInDifferences([against(fixed, steady)])!];
    const found = differenceInDifferences([{ treated: fixed, untouched: steady, similar: [0, 1, 2] }])!;
    expect([found.controls, found.own_change]).toEqual([3, all.own_change]);
    expect(found.control_change).not.toBeCloseTo(all.control_change, 4);
    expect(differenceInDifferences([against(fixed, few)])!.own_change).not.toBeCloseTo(all.own_change, 4);
  });

  test('categories count by the changed products that they hold', () => {
    const other = [product(100, 10, 100, 20)];
    const moved = steady.map(({ before }) => ({ before, after: before }));
    const one = differenceInDifferences([against(fixed, steady)])!;
    const two = differenceInDifferences([against(other, moved)])!;
    const both = differenceInDifferences([against(fixed, steady), against(other, moved)])!;
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
  ])('%s', (_, treated, untouched) => {
    expect(differenceInDifferences([against(treated, untouched)])).toBeNull();
  });

  test('a category without similar products is not left out silently', () => {
    expect(differenceInDifferences([against(fixed, steady), against(fixed, [])])).toBeNull();
  });

  test('no returns at all is no certainty', () => {
    const none = [product(40, 0, 40, 0), product(50, 0, 50, 0), product(60, 0, 60, 0)];
    const found = differenceInDifferences([against(none.slice(0, 1), none)])!;
    expect(Math.abs(found.effect)).toBeLessThan(0.01);
    expect([found.low < -0.05, found.high > 0.05]).toEqual([true, true]);
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
  const windows = (products: readonly Simulated[]) => products.map((product) => product.windows);
  const similar = mostSimilar(changed.map(likeness), untouched.map(likeness));
  return differenceInDifferences([{ treated: windows(changed), untouched: windows(untouched), similar }])!;
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

/** A category, of which the product with the worst rate of any reason is picked and changed. */
interface Category {
  readonly products: number;
  /** Usual rate of each reason. */
  readonly reasons: readonly number[];
  readonly stray: number;
  /** Share of the products that come back 1.6 to 2.4 times as often as they would. */
  readonly spoilt: number;
}

interface Picked {
  /** Estimated less true effect. */
  readonly error: number;
  readonly isHeld: boolean;
  /** What a plain difference in differences would say that the change did, beyond what it did. */
  readonly naive: number;
}

function pickTheWorst({ products, reasons, stray, spoilt }: Category, effect: number, random: () => number): Picked {
  const drawn = (mean: number, correlation: number) =>
    new Beta(mean * (1 / correlation - 1), (1 - mean) * (1 / correlation - 1)).quantile(random());
  const sold = Array.from({ length: products }, () => {
    const units = Math.ceil(60 + 400 * random() ** 3);
    const price_minor = 2000 * 4 ** random();
    const sides = reasons.map((rate) => {
      const own = drawn(rate, 0.01) * (random() < spoilt ? 1.6 + 0.8 * random() : 1);
      return { before: windowOf(units, drawn(own, stray), [90, 270], random), later: drawn(own, stray) };
    });
    return { price_minor, units, sides };
  });
  const rateBefore = (product: number, reason: number) => {
    const { before } = sold[product]!.sides[reason]!;
    return before.returned_units / before.exposure_units;
  };
  let [worst, reason] = [0, 0];
  for (const product of sold.keys())
    for (const other of reasons.keys())
      if (rateBefore(product, other) > rateBefore(worst, reason)) [worst, reason] = [product, other];
  const seen = sold.map(({ price_minor, units, sides }, product): Simulated => {
    const { before, later } = sides[reason]!;
    const rate = product === worst ? later * (1 + effect) : later;
    return { price_minor, windows: { before, after: windowOf(Math.ceil(units / 2), rate, [1, 90], random) } };
  });
  const truth = effect * sold[worst]!.sides[reason]!.later;
  const others = seen.filter((_, product) => product !== worst);
  const found = judged([seen[worst]!], others);
  const pooled = (side: 'before' | 'after') =>
    others.reduce((sum, { windows }) => sum + windows[side].returned_units, 0) /
    others.reduce((sum, { windows }) => sum + windows[side].exposure_units, 0);
  return {
    error: found.effect - truth,
    isHeld: found.low <= truth && truth <= found.high,
    naive: found.after_rate - found.before_rate - (pooled('after') - pooled('before')) - truth,
  };
}

describe.each<Category & { readonly what: string }>([
  { what: 'three reasons', products: 40, reasons: [0.06, 0.05, 0.04], stray: 0.002, spoilt: 0 },
  { what: 'a small category', products: 9, reasons: [0.15, 0.1], stray: 0.002, spoilt: 0 },
  { what: 'with spoilt products', products: 40, reasons: [0.06, 0.05, 0.04], stray: 0.002, spoilt: 0.05 },
])('a product picked because its worst reason was the worst of the category falls by itself: $what', (category) => {
  test.each([0, -0.3])('of a change by %d no less and no more is said than is true', (effect) => {
    const random = seededRandom(20_26);
    const runs = Array.from({ length: 400 }, () => pickTheWorst(category, effect, random));
    const mean = (of: (run: Picked) => number) => runs.reduce((sum, run) => sum + of(run), 0) / runs.length;
    const error = mean((run) => run.error);
    const naive = mean((run) => run.naive);
    expect(naive, 'there is something to mend').toBeLessThan(-0.03);
    expect(Math.abs(error)).toBeLessThan(0.3 * Math.abs(naive));
    const held = mean((run) => Number(run.isHeld));
    expect(held).toBeGreaterThanOrEqual(0.9);
    expect(held).toBeLessThanOrEqual(0.98);
  });
});

/** A category of rates of any shape, whose worst products are changed to no effect, while a season multiplies all rates. */
interface Shaped {
  readonly categories: number;
  readonly products: number;
  readonly changed: number;
  /** A product's lasting rate. */
  readonly own: (random: () => number, drawn: (mean: number, correlation: number) => number) => number;
  readonly units: readonly [least: number, more: number];
  /** Units after for each unit before. */
  readonly after: number;
  readonly season: number;
}

/** What is said of a change that did nothing. */
function judgedForNothing({ categories, products, changed, own, units, after, season }: Shaped, random: () => number) {
  const drawn = (mean: number, correlation: number) =>
    new Beta(mean * (1 / correlation - 1), (1 - mean) * (1 / correlation - 1)).quantile(random());
  const sideOf = (sold: number, rate: number) =>
    mature(sold, Array.from({ length: sold }, random).filter((chance) => chance < rate).length);
  const strata = Array.from({ length: categories }, (): Stratum => {
    const sold = Array.from({ length: products }, (): Simulated => {
      const rate = own(random, drawn);
      const before = Math.ceil(units[0] + units[1] * random() ** 3);
      return {
        price_minor: 2000 * 4 ** random(),
        windows: {
          before: sideOf(before, drawn(rate, 0.002)),
          after: sideOf(Math.ceil(before * after), season * drawn(rate, 0.002)),
        },
      };
    });
    const rateBefore = ({ windows: { before } }: Simulated) => before.returned_units / before.exposure_units;
    sold.sort((a, b) => rateBefore(b) - rateBefore(a));
    const [worst, others] = [sold.slice(0, changed), sold.slice(changed)];
    return {
      treated: worst.map(({ windows }) => windows),
      untouched: others.map(({ windows }) => windows),
      similar: mostSimilar(worst.map(likeness), others.map(likeness)),
    };
  });
  return differenceInDifferences(strata)!;
}

type Own = Shaped['own'];
const humps: Own = (random, drawn) => drawn(random() < 0.5 ? 0.05 : 0.25, 0.003);
const flat: Own = (random) => 0.02 + 0.38 * random();
const wide: Own = (_, drawn) => drawn(0.12, 0.03);
const usual = { categories: 1, products: 60, units: [60, 400], after: 0.5, season: 1 } as const;

test.each<Shaped & { readonly what: string }>([
  { what: 'two humps, the worst', ...usual, changed: 1, own: humps },
  { what: 'two humps, the worst three, few units', ...usual, changed: 3, own: humps, units: [30, 60], after: 1 },
  { what: 'two humps, the worst of each of five categories', ...usual, categories: 5, changed: 1, own: humps },
  { what: 'any rate from 2 to 40 %', ...usual, changed: 3, own: flat },
  { what: 'a season of half as much again', ...usual, changed: 3, own: wide, units: [100, 800], season: 1.5 },
  { what: 'a season of three tenths less', ...usual, changed: 3, own: wide, units: [100, 800], season: 0.7 },
])(
  'a fix of the worst that does nothing is said to do nothing nine times in ten, whatever the rates are like: $what',
  (shaped) => {
    const random = seededRandom(20_26);
    const runs = Array.from({ length: 200 }, () => judgedForNothing(shaped, random));
    const share = (of: (run: (typeof runs)[number]) => boolean) => runs.filter(of).length / runs.length;
    expect(share(({ low, high }) => low <= 0 && 0 <= high)).toBeGreaterThanOrEqual(0.9);
    expect(share(({ high }) => high < 0)).toBeLessThan(0.08);
    expect(Math.abs(runs.reduce((sum, { effect }) => sum + effect, 0) / runs.length)).toBeLessThan(0.03);
  },
);
