import { expect, test } from 'vitest';
import { heatOf } from '../../../../client/pages/reasons/heat.ts';
import { seriesOf } from '../../../../client/pages/reasons/series.ts';

test('the trend has one point a period, its groups most frequent first', () => {
  const series = seriesOf([
    { period_start: 2, reason_group: 'defective', return_lines: 1, share: 0.2 },
    { period_start: 2, reason_group: 'size_fit', return_lines: 4, share: 0.8 },
    { period_start: 1, reason_group: 'defective', return_lines: 2, share: 1 },
  ]);
  expect(series.groups).toEqual(['size_fit', 'defective']);
  expect(series.points).toEqual([
    { at: 1, values: { defective: 2 } },
    { at: 2, values: { defective: 1, size_fit: 4 } },
  ]);
  expect(series).toMatchObject({ lines: 7, mostLines: 4 });
});

test('the heat map lists categories by their return lines, those without a category too', () => {
  const heat = heatOf([
    { category: null, reason_group: 'other', return_lines: 3, share: 1 },
    { category: 'Shoes', reason_group: 'size_fit', return_lines: 6, share: 0.6 },
    { category: 'Shoes', reason_group: 'other', return_lines: 4, share: 0.4 },
  ]);
  expect(heat.rows.map((row) => [row.category, row.return_lines])).toEqual([
    ['Shoes', 10],
    [null, 3],
  ]);
  expect(heat.groups).toEqual(['size_fit', 'other']);
  expect(heat.rows[1]!.cells.size_fit).toBeUndefined();
  expect(heat.most).toBe(1);
});
