import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matrixOf } from '../../../../client/pages/costs/matrix.ts';
import { provenances, sharesOf, sumOf } from '../../../../client/pages/costs/provenance.ts';
import { waterfall } from '../../../../client/pages/costs/waterfall.ts';
import { groupCodes } from '../../../../pipelines/domain/reasons.ts';

const minor = fc.integer({ min: -50_000, max: 500_000 });
const split = fc.tuple(minor, minor, minor).map(([actual_minor, tariff_minor, assumed_minor]) => ({
  actual_minor,
  tariff_minor,
  assumed_minor,
  total_minor: actual_minor + tariff_minor + assumed_minor,
}));

describe('the waterfall', () => {
  test('ends at the sum of its parts, each step starting where the one before ended', () => {
    fc.assert(
      fc.property(fc.array(split, { maxLength: 12 }), (rows) => {
        const fall = waterfall(rows);
        expect(fall.total).toBe(sumOf(rows).total_minor);
        expect(fall.steps.map((step) => step.start)).toEqual(
          [0, ...fall.steps.map((step) => step.end)].slice(0, fall.steps.length),
        );
        for (const { end } of fall.steps) expect(end >= fall.low && end <= fall.high).toBe(true);
      }),
    );
  });

  test('puts what customers paid back last, and leaves out what is nothing', () => {
    const part = (total_minor: number) => ({
      actual_minor: total_minor,
      tariff_minor: 0,
      assumed_minor: 0,
      total_minor,
    });
    const fall = waterfall([part(-20), part(0), part(50), part(80)]);
    expect(fall.steps.map(({ start, end }) => [start, end])).toEqual([
      [0, 80],
      [80, 130],
      [130, 110],
    ]);
    expect([fall.low, fall.high]).toEqual([0, 130]);
  });

  test('has room for how far an assumed part may reach', () => {
    const part = { actual_minor: 0, tariff_minor: 0, assumed_minor: 80, total_minor: 80, high_minor: 200 };
    expect(waterfall([part]).high).toBe(200);
  });
});

describe('provenance', () => {
  test('shares add up to 1 wherever the returns cost anything', () => {
    fc.assert(
      fc.property(fc.array(split, { minLength: 1, maxLength: 8 }), (rows) => {
        const all = provenances.reduce((sum, provenance) => sum + sharesOf(rows)[provenance], 0);
        expect(all).toBeCloseTo(sumOf(rows).total_minor > 0 ? 1 : 0, 6);
      }),
    );
  });

  test('what customers paid lowers the actual share as it lowers the cost', () => {
    const label = { actual_minor: 60, tariff_minor: 0, assumed_minor: 40, total_minor: 100 };
    const fees = { actual_minor: -20, tariff_minor: 0, assumed_minor: 0, total_minor: -20 };
    expect(sharesOf([label, fees])).toEqual({ actual: 0.5, tariff: 0, assumed: 0.5 });
  });
});

describe('category by reason', () => {
  const cell = fc.record({
    category: fc.constantFrom('Shoes', 'Lamps', null),
    reason_group: fc.constantFrom(...groupCodes),
    cost_per_delivered_minor: fc.option(fc.double({ min: 0, max: 500, noNaN: true })),
  });

  test('rows, columns and the whole tie out', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(cell, { selector: (one) => `${one.category} ${one.reason_group}` }),
        split,
        (cells, money) => {
          const rows = cells.map((one, index) => ({ ...one, ...money, total_minor: index * 7, returned_units: 1 }));
          const matrix = matrixOf(rows, 'total_minor');
          const whole = rows.reduce((sum, row) => sum + row.total_minor, 0);
          expect(matrix.rows.reduce((sum, row) => sum + row.sum, 0)).toBe(whole);
          expect(matrix.groups.reduce((sum, group) => sum + matrix.groupSums[group]!, 0)).toBe(whole);
          expect(matrix.sum).toBe(whole);
        },
      ),
    );
  });
});
