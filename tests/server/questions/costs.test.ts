import { expect, test } from 'vitest';
import { costCodes } from '../../../pipelines/statistics/cost-components.ts';
import { componentRows } from '../../../server/questions/costs/components.ts';

type Sums = Parameters<typeof componentRows>[0][number][number];

function goods(other: Partial<Sums>): Sums {
  const nothing = Object.fromEntries(
    [...costCodes, 'fee_charged', 'outbound_actual', 'label_actual'].map((code) => [`${code}_minor`, 0]),
  );
  return {
    ...nothing,
    grade: null,
    pace: 'steady',
    units: 10,
    stock_value_minor: 0,
    stock_days: null,
    ...other,
  } as Sums;
}
const partOf = (component: string, sums: Partial<Sums>) =>
  componentRows([[goods(sums)]]).find((row) => row.component === component)!;

test('every part is listed, in the order of the methods, the fees last', () => {
  expect(componentRows([[]]).map((row) => row.component)).toEqual([...costCodes, 'fee_charged']);
});

test('what stands in the exports has no range, what is assumed has one', () => {
  const known = { label_minor: 4500, label_actual_minor: 4500 };
  expect(partOf('label', known)).toMatchObject({
    actual_minor: 4500,
    assumed_minor: 0,
    low_minor: 4500,
    high_minor: 4500,
  });
  const half = partOf('label', { label_minor: 9400, label_actual_minor: 4500 });
  expect(half).toMatchObject({ actual_minor: 4500, assumed_minor: 4900, total_minor: 9400 });
  expect(half.low_minor).toBeGreaterThan(4500);
  expect(half.low_minor).toBeLessThan(9400);
  expect(half.high_minor).toBeGreaterThan(9400);
});

test('a shop in whose parts nothing is assumed has nothing to range over', () => {
  for (const row of componentRows([[goods({})]])) expect([row.low_minor, row.high_minor]).toEqual([0, 0]);
});

test('lost value ranges by how goods keep theirs', () => {
  const lost = partOf('value_lost', {
    grade: 'B',
    stock_value_minor: 100_000,
    stock_days: 21,
    value_lost_minor: 30_000,
  });
  expect(lost.low_minor).toBeLessThan(30_000);
  expect(lost.high_minor).toBeGreaterThan(30_000);
});

test('fees lower the cost', () => {
  expect(partOf('fee_charged', { fee_charged_minor: -700 })).toMatchObject({ actual_minor: -700, total_minor: -700 });
});
