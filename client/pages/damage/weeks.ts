import type { RowOf } from '../../../server/contract/query.ts';
import type { damageWeekly } from '../../../server/questions/damage/contract.ts';

export type Week = RowOf<typeof damageWeekly>;

/** From this share of its reports on, a week's rate will hardly move any more. */
const matureFrom = 0.95;
const recentWeeks = 8;

/** Whether nearly all damage of a week has been reported. */
export function isMature(week: Week): boolean {
  return (week.completeness ?? 0) >= matureFrom;
}

/** Damaged parcels per parcel of some weeks; null without parcels. */
export function rateOf(weeks: readonly Pick<Week, 'parcels' | 'damaged_parcels'>[]): number | null {
  const sum = (name: 'parcels' | 'damaged_parcels') => weeks.reduce((all, week) => all + week[name], 0);
  return sum('parcels') > 0 ? sum('damaged_parcels') / sum('parcels') : null;
}

/** Rates of the last 8 mature weeks and of all mature ones before; null where there are none. */
export function recentAndBefore(weeks: readonly Week[]): { recent: number | null; before: number | null } {
  const mature = weeks.filter(isMature);
  return { recent: rateOf(mature.slice(-recentWeeks)), before: rateOf(mature.slice(0, -recentWeeks)) };
}
