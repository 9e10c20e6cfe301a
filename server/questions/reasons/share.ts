import type { RowOf } from '../../contract/query.ts';
import type { reasonShare } from './contract.ts';

type Answer = RowOf<typeof reasonShare>;
type Month = `trend_${number}`;
type Row = Omit<Answer, 'trend'> & Readonly<Record<Month, number | null>>;

const months = Array.from({ length: 12 }, (_, month): Month => `trend_${month}`);

/** The reasons with the shares of their last twelve months as one list, oldest first; null for a month without returns. */
export function shareRows([rows = []]: readonly Row[][]): Answer[] {
  return rows.map((row) => ({ ...row, trend: months.map((month) => row[month] ?? null) }));
}
