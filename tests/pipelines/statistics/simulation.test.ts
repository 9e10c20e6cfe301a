import { beforeAll, describe, expect, test } from 'vitest';
import { Beta } from '../../../pipelines/statistics/beta.ts';
import { effectiveSample, exposureOf } from '../../../pipelines/statistics/effective-sample.ts';
import { fairRates } from '../../../pipelines/statistics/fair-rate.ts';
import { lagCurve, lagTable } from '../../../pipelines/statistics/lag-curve.ts';
import type { Cohort } from '../../../pipelines/statistics/projection.ts';
import { seededRandom } from '../../../pipelines/statistics/random.ts';

/**
 * Shops of known truth: 300 SKUs of very different sizes, rates scattered around a usual one, every twentieth SKU
 * spoilt, a quarter of the units young.
 */
const usualRates = [0.1, 0.2, 0.35] as const;
const shopsPerRate = 15;
const shops = usualRates.length * shopsPerRate;
const skus = 300;
const days = 200;

interface Sku {
  readonly rate: number;
  readonly cohorts: Cohort[];
}

function simulatedShop(usualRate: number, random: () => number) {
  const delivered = new Float64Array(days);
  const back = { age_days: [] as number[], lag_days: [] as number[], returned_units: [] as number[] };
  const products = Array.from({ length: skus }, (_, index): Sku => {
    const usual = new Beta(60 * usualRate, 60 * (1 - usualRate)).quantile(random());
    const rate = index % 20 === 0 ? Math.min(0.9, usual * (1.6 + 0.8 * random())) : usual;
    const units = Math.ceil(4 + 300 * random() ** 4);
    const cohorts = Array.from({ length: units }, (): Cohort => {
      const age_days = Math.floor(random() < 0.25 ? 40 * random() : 40 + (days - 40) * random());
      const lag = random() < rate ? 3 + Math.floor(Math.log(1 - random()) / Math.log(0.9)) : Number.POSITIVE_INFINITY;
      delivered[age_days]! += 1;
      if (lag <= age_days) {
        back.age_days.push(age_days);
        back.lag_days.push(lag);
        back.returned_units.push(1);
      }
      return { age_days, delivered_units: 1, returned_units: lag <= age_days ? 1 : 0 };
    });
    return { rate, cohorts };
  });
  const age_days = Array.from(delivered.keys());
  return { products, table: lagTable({ age_days, delivered_units: delivered }, back) };
}

/** What the product would say of the shop, beside the truth. */
function judge(usualRate: number, random: () => number) {
  const { products, table } = simulatedShop(usualRate, random);
  const curve = lagCurve(table);
  const final = curve.cdf[curve.horizon_days]!;
  const samples = products.map(({ cohorts }) => {
    const returned = cohorts.reduce((sum, unit) => sum + unit.returned_units, 0);
    return effectiveSample(exposureOf(curve, cohorts), returned, final);
  });
  const rates = fairRates({
    returned: samples.map(({ r_eff }) => r_eff),
    sample: samples.map(({ n_eff }) => n_eff),
    delivered_units: products.map(({ cohorts }) => cohorts.length),
    levels: [],
  });
  return products.map(({ rate }, i) => ({
    isListed: rates.is_clearly_high[i] === 1,
    isWrong: rate <= 1.25 * rates.category_rate[i]!,
    isConfirmed: rates.is_confirmed[i] === 1,
    isHeld: rates.interval(i).low <= rate && rate <= rates.interval(i).high,
  }));
}

let judged: ReturnType<typeof judge>;
beforeAll(() => {
  const random = seededRandom(20_26);
  judged = usualRates.flatMap((rate) => Array.from({ length: shopsPerRate }, () => judge(rate, random))).flat();
});

test('of the products called clearly high at most 5 % are wrong, and the list is not empty', () => {
  const listed = judged.filter(({ isListed }) => isListed);
  expect(listed.length).toBeGreaterThan(3 * shops);
  expect(listed.filter(({ isWrong }) => isWrong).length / listed.length).toBeLessThanOrEqual(0.05);
});

test('confirmed ones are hardly ever wrong', () => {
  const confirmed = judged.filter(({ isConfirmed }) => isConfirmed);
  expect(confirmed.length).toBeGreaterThan(shops);
  expect(confirmed.filter(({ isWrong }) => isWrong).length / confirmed.length).toBeLessThanOrEqual(0.05);
});

test('95 % intervals hold the true rate 90 to 98 times in a hundred', () => {
  const held = judged.filter(({ isHeld }) => isHeld).length / judged.length;
  expect(held).toBeGreaterThanOrEqual(0.9);
  expect(held).toBeLessThanOrEqual(0.98);
});

/** Products of one group: rates that scatter as a prior of so many units lets them, every twentieth of them spoilt. */
function simulatedGroup(size: number, usualRate: number, strength: number, random: () => number) {
  return Array.from({ length: size }, () => {
    const usual = new Beta(strength * usualRate, strength * (1 - usualRate)).quantile(random());
    const rate = random() < 0.05 ? Math.min(0.9, usual * (1.6 + 0.8 * random())) : usual;
    const units = random() < 0.5 ? Math.ceil(4 + 300 * random() ** 4) : Math.ceil(30 + 100 * random());
    const returned = Array.from({ length: units }, random).filter((chance) => chance < rate).length;
    return { rate, usualRate, units, returned };
  });
}

describe.each([5, 10, 30, 200])('groups of %i products', (size) => {
  const groups = Math.ceil(1500 / size);

  test.each([
    { what: 'alone', together: 1 },
    { what: 'as categories of a shop', together: 8 },
  ])('intervals hold 90 to 98 times in a hundred, of the clearly high at most 5 % are wrong: $what', ({ together }) => {
    const random = seededRandom(20_26);
    const judgedOnes = usualRates.flatMap((usualRate) =>
      [20, 60, 300].flatMap((strength) =>
        Array.from({ length: Math.ceil(groups / together) }, () => {
          const members = Array.from({ length: together }, () =>
            simulatedGroup(size, together > 1 ? usualRate * (0.6 + 0.8 * random()) : usualRate, strength, random),
          );
          const products = members.flat();
          const fair = fairRates({
            returned: products.map(({ returned }) => returned),
            sample: products.map(({ units }) => units),
            delivered_units: products.map(({ units }) => units),
            levels: together > 1 ? [members.flatMap((group, at) => group.map(() => at))] : [],
          });
          return products.map(({ rate, usualRate: usual }, i) => ({
            isListed: fair.is_clearly_high[i] === 1,
            isWrong: rate <= 1.25 * usual,
            isHeld: fair.interval(i).low <= rate && rate <= fair.interval(i).high,
          }));
        }).flat(),
      ),
    );
    const held = judgedOnes.filter(({ isHeld }) => isHeld).length / judgedOnes.length;
    expect(held).toBeGreaterThanOrEqual(0.9);
    expect(held).toBeLessThanOrEqual(0.98);
    const listed = judgedOnes.filter(({ isListed }) => isListed);
    expect(listed.length).toBeGreaterThan(10);
    expect(listed.filter(({ isWrong }) => isWrong).length / listed.length).toBeLessThanOrEqual(0.05);
  });
});
