import { type GroupCode, groupCodes } from '../../../pipelines/domain/reasons.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import type { reasonTrend } from '../../../server/questions/reasons/contract.ts';
import type { SeriesPoint } from '../../shared/charts/time-series.tsx';

type TrendRow = RowOf<typeof reasonTrend>;

export interface GroupSeries {
  /** The groups that occur, most lines first: the order they are stacked in. */
  readonly groups: readonly GroupCode[];
  /** Return lines of each group by period, oldest first. */
  readonly points: readonly SeriesPoint[];
  /** All return lines, and those of the first group. */
  readonly lines: number;
  readonly mostLines: number;
}

/** The rows of the trend as one point a period. */
export function seriesOf(rows: readonly TrendRow[]): GroupSeries {
  const linesOf = (group: GroupCode) =>
    rows.reduce((all, row) => (row.reason_group === group ? all + row.return_lines : all), 0);
  const groups = groupCodes.filter((group) => linesOf(group) > 0).sort((a, b) => linesOf(b) - linesOf(a));
  const values = new Map<number, Record<string, number>>();
  for (const row of rows) {
    const point = values.get(row.period_start) ?? {};
    point[row.reason_group] = row.return_lines;
    values.set(row.period_start, point);
  }
  const points = [...values].sort(([a], [b]) => a - b).map(([at, lines]) => ({ at, values: lines }));
  const lines = rows.reduce((all, row) => all + row.return_lines, 0);
  return { groups, points, lines, mostLines: groups[0] ? linesOf(groups[0]) : 0 };
}
