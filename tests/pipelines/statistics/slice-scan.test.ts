import { expect, test } from 'vitest';
import {
  type ScanCell,
  scanCauses,
  scanDimensions,
  scanRatio,
  scanSlices,
} from '../../../pipelines/statistics/slice-scan.ts';
import { expectClose } from './close.ts';

const actual = { W1: { A: 19, B: 22, C: 20 }, W2: { A: 21, B: 44, C: 18 } };
const cells: ScanCell[] = Object.entries(actual).flatMap(([warehouse, carriers]) =>
  Object.entries(carriers).map(([carrier, reports]) => ({
    values: { warehouse, carrier },
    actual: reports,
    expected: 20,
  })),
);
const depths = [['warehouse'], ['carrier'], ['warehouse', 'carrier']];
const slices = scanSlices(cells, depths);
const sliceOf = (values: Record<string, string>) =>
  slices.find((slice) => JSON.stringify(slice.values) === JSON.stringify(values))!;

test.each([
  [{ warehouse: 'W2', carrier: 'B' }, 10.692124, 8.9004, 1],
  [{ carrier: 'B' }, 7.051169, 5.9526, 1.083333],
  [{ warehouse: 'W2' }, 3.933172, 3.24, 0.958333],
])('%o has its ratio, its score and its share of the excess', (values, ratio, score, explained) => {
  const slice = sliceOf(values);
  expectClose(slice.ratio, ratio);
  expectClose(slice.score, score, 1e-5);
  expectClose(slice.explained, explained);
});

test('the pair wins, as it pays for its freedom, and is no accident', () => {
  const [best, ...others] = scanCauses(cells, depths);
  expect(best!.values).toEqual({ warehouse: 'W2', carrier: 'B' });
  expectClose(best!.p_value, 2.424e-6, 3e-4);
  expectClose(best!.q_value, 11 * best!.p_value);
  expect(others).toEqual([]);
});

test('dimensions tell how far their shares moved, and by which values', () => {
  const [carrier, warehouse] = scanDimensions(cells, ['warehouse', 'carrier']);
  expect([carrier!.dimension, carrier!.explained_by]).toEqual(['carrier', ['B']]);
  expect([warehouse!.dimension, warehouse!.explained_by]).toEqual(['warehouse', ['W2']]);
  expectClose(carrier!.surprise, 0.0082426);
  expectClose(warehouse!.surprise, 0.0029377);
});

test('two causes are told one after the other', () => {
  const two = cells.map((cell) => ({ ...cell, actual: cell.values.carrier === 'A' ? 60 : cell.actual }));
  const causes = scanCauses(two, depths).map(({ values }) => values);
  expect(causes).toEqual([{ carrier: 'A' }, { warehouse: 'W2', carrier: 'B' }]);
});

test('without an excess there is no cause and no share of it', () => {
  const quiet = cells.map((cell) => ({ ...cell, actual: 20 }));
  expect(scanCauses(quiet, depths)).toEqual([]);
  expect(scanSlices(quiet, depths).every(({ explained, ratio }) => explained === null && ratio === 0)).toBe(true);
  expect(scanDimensions(quiet, ['carrier'])[0]).toEqual({ dimension: 'carrier', surprise: 0, explained_by: null });
  expect(scanCauses([], depths)).toEqual([]);
  expect(scanRatio(3, 0)).toBe(0);
});
