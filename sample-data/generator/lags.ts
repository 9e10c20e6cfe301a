import { groupOf, type ReasonCode } from '../../pipelines/domain/reasons.ts';
import { dayOf, weekday } from './calendar.ts';
import { returnWindowDays } from './plants.ts';
import type { Random } from './random.ts';

/** Median days from delivery to the request and their spread; what is not listed takes a week. */
const lagShapes: Readonly<Partial<Record<ReasonCode, readonly [median: number, spread: number]>>> = {
  broke_in_use: [24, 0.8],
  does_not_work: [5, 0.9],
  poor_quality: [8, 0.8],
  arrived_late: [1.5, 0.8],
  gift_unwanted: [11, 0.5],
  extra_size_ordered: [3.5, 0.5],
};

/**
 * Days from delivery to the return request: damage is reported at once, second thoughts take a week, faults may take
 * months; who would come too late hurries to the end of the window, which Christmas stretches.
 */
export function drawLag(reason: ReasonCode, deliveredDay: number, random: Random): number {
  const group = groupOf(reason);
  if (reason === 'refused_or_undelivered') return 0;
  if (group === 'damaged_in_transit') return Math.floor(random.around(1.1, 1));
  if (group === 'packing_error') return Math.floor(random.around(2.2, 0.8));
  const [median, spread] = lagShapes[reason] ?? [7, 0.75];
  const lag = Math.floor(random.around(median, spread));
  if (group === 'defective') return Math.min(lag, 150);
  if (isHoliday(deliveredDay) && random.chance(0.5))
    return Math.max(lag, dayOf(2025, 12, 27) - deliveredDay + random.below(18));
  return lag < returnWindowDays ? lag : random.between(returnWindowDays - 7, returnWindowDays);
}

/** Days after which worn goods come back: over the next weekend, or at the very end of the window. */
export function drawWornLag(deliveredDay: number, random: Random): number {
  if (random.chance(0.5)) return random.between(returnWindowDays - 8, returnWindowDays);
  const toSunday = 7 - weekday(deliveredDay);
  return Math.max(2, toSunday + random.below(4));
}

function isHoliday(day: number): boolean {
  return day >= dayOf(2025, 11, 15) && day <= dayOf(2025, 12, 24);
}
