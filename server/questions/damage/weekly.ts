import { laneyChart } from '../../../pipelines/statistics/laney.ts';
import type { RowOf } from '../../contract/query.ts';
import type { damageWeekly } from './contract.ts';

type Answer = RowOf<typeof damageWeekly>;
type Week = Omit<Answer, 'limit_low' | 'limit_high' | 'mean_rate' | 'is_out_of_control'>;

/** Below this share of complete returns, few reports say nothing yet. */
const completeFrom = 0.95;

/** The weeks with the limits of Laney's p′ chart (METHODS 4.5); limits unknown with less than two weeks or no damage. */
export function weeklyRows([weeks = []]: readonly Week[][]): Answer[] {
  const chart = laneyChart(
    weeks.map((week) => Math.min(week.damaged_parcels, week.parcels)),
    weeks.map((week) => week.parcels),
  );
  return weeks.map((week, index) => {
    const limit_low = known(chart?.lower[index]);
    const limit_high = known(chart?.upper[index]);
    const isAbove = week.damage_rate !== null && limit_high !== null && week.damage_rate > limit_high;
    const isComplete = (week.completeness ?? 0) >= completeFrom;
    const isBelow = isComplete && week.damage_rate !== null && limit_low !== null && week.damage_rate < limit_low;
    return { ...week, limit_low, limit_high, mean_rate: chart?.centre ?? null, is_out_of_control: isAbove || isBelow };
  });
}

function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
