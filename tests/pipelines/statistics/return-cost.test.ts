import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contributionMinor } from '../../../pipelines/statistics/contribution.ts';
import { costCodes, costComponents, type Grade, usualGrades } from '../../../pipelines/statistics/cost-components.ts';
import {
  type Charge,
  type ChargeCode,
  freePostage,
  type ReturnFacts,
  returnCost,
} from '../../../pipelines/statistics/return-cost.ts';
import { expectClose } from './close.ts';

/** So many returns of an article sold at 60.00 with 19 % VAT, bought at 24.00, with nothing observed. */
function articles(units: number, grade: Grade | null, observed: Partial<Record<ChargeCode, Charge>> = {}): ReturnFacts {
  const missing = { observed_minor: 0, missing: units };
  const charges = {
    outbound: missing,
    shipping_refund: { observed_minor: 0, missing: 0 },
    label: missing,
    handling: missing,
    repackaging: missing,
    service: missing,
    payment_fee: { ...missing, missing_paid_minor: units * 6000 },
    ...observed,
  };
  return { charges, goods: [{ grade, pace: 'seasonal', units, cogs_minor: units * 2400, days: null }] };
}

const million = 1_000_000;
const disposal = 50 * million;

test.each([
  ['A', 1535.3881],
  ['B', 2423.4717],
  ['C', 3255.597],
  ['D', 3829],
] as const)('a return of grade %s costs %f cents by the assumptions', (grade, cents) => {
  const { total_minor } = returnCost(articles(million, grade));
  expectClose(total_minor - (grade === 'D' ? disposal : 0), cents * million);
});

test('an ungraded return costs what the usual mix of grades costs', () => {
  const { total_minor } = returnCost(articles(million, null));
  expectClose(total_minor, 1794.1897 * million);
  const mixed = (['A', 'B', 'C', 'D'] as const).map(
    (g) => usualGrades[g] * returnCost(articles(million, g)).total_minor,
  );
  expectClose(total_minor, mixed.reduce((sum, part) => sum + part) - usualGrades.D * disposal);
});

test('contribution after returns: 70 of 100 articles kept, 30 returned', () => {
  const scale = 10_000;
  const { total_minor, components } = returnCost(articles(30 * scale, null));
  const kept = 70 * scale;
  const contribution = contributionMinor(
    {
      net_price_minor: kept * (6000 / 1.19),
      cogs_minor: kept * 2400,
      payment_fee_minor: kept * 109,
      outbound_minor: kept * 420,
    },
    total_minor,
  );
  expectClose(contribution, 94085.4852 * scale);
  const label = components.find(({ component }) => component === 'label')!;
  expectClose(label.assumed_minor, 14700 * scale);
  expectClose(label.assumed_minor / total_minor, 0.2731, 2e-4);
});

test('components add up to the total, whatever is known', () => {
  const charge = fc.record({ observed_minor: fc.nat(1e6), missing: fc.nat(1000) });
  fc.assert(
    fc.property(charge, charge, fc.boolean(), fc.nat(500), (label, handling, hasTariff, units) => {
      const tariffs = hasTariff ? { label: { amount_minor: 375, paid_share: 0 } } : {};
      const cost = returnCost(articles(units, null, { label, handling }), tariffs);
      const sum = cost.components.reduce((all, c) => all + c.actual_minor + c.tariff_minor + c.assumed_minor, 0);
      expect(sum).toBe(cost.total_minor);
      expect(cost.components.every(Object.values)).toBe(true);
      expect(cost.low_minor).toBeLessThanOrEqual(cost.high_minor);
    }),
    { numRuns: 10 },
  );
});

test('observed money stays as it is, a tariff replaces the assumption, and neither has a range', () => {
  const facts = articles(10, 'A', { label: { observed_minor: 4321, missing: 4 } });
  const { components } = returnCost(facts, { label: { amount_minor: 375, paid_share: 0 } });
  expect(components.find(({ component }) => component === 'label')).toEqual({
    component: 'label',
    actual_minor: 4321,
    tariff_minor: 1500,
    assumed_minor: 0,
  });
  const known = { observed_minor: 100, missing: 0 };
  const charges = { outbound: known, shipping_refund: known, label: known, handling: known, repackaging: known };
  const certain = returnCost({ charges: { ...charges, service: known, payment_fee: known }, goods: [] });
  expect(certain).toMatchObject({ total_minor: 700, low_minor: 700, high_minor: 700 });
});

test('a range is the same for the same seed, and as wide as its assumptions', () => {
  const facts = articles(1000, 'A');
  expect(returnCost(facts)).toEqual(returnCost(facts));
  expect(returnCost(facts, {}, 2).low_minor).not.toBe(returnCost(facts).low_minor);
  const { low_minor, median_minor, high_minor } = returnCost(facts);
  expect(low_minor).toBeLessThan(median_minor);
  expect(median_minor).toBeLessThan(high_minor);
  // Lowest and highest belief in everything: 300 + 350 + 150 + 20 + 50, and 650 + 750 + 600 + 150 + 300.
  const certain = 109 * 1000;
  expect(low_minor).toBeGreaterThan(certain + (870 + 2400 * (1 - 0.99 ** 3)) * 1000);
  expect(high_minor).toBeLessThan(certain + (2450 + 2400 * (1 - 0.97 ** 3)) * 1000);
});

test('no return costs nothing', () => {
  expect(returnCost(articles(0, null))).toMatchObject({ total_minor: 0, low_minor: 0, high_minor: 0 });
});

test('postage that law puts on the shop is told from postage the shop chooses to pay', () => {
  const rows = [
    { reason_group: 'defective', label_minor: 520 },
    { reason_group: 'packing_error', label_minor: 210 },
    { reason_group: 'size_fit', label_minor: 1150 },
    { reason_group: 'changed_mind', label_minor: 660 },
  ] as const;
  expect(freePostage(rows)).toEqual({ law_minor: 730, choice_minor: 1810 });
});

test.each(costCodes)('%s assumes a likely value inside its range', (code) => {
  const { amount } = costComponents[code];
  if (amount === null) return;
  expect(amount.low).toBeLessThanOrEqual(amount.likely);
  expect(amount.likely).toBeLessThanOrEqual(amount.high);
});
