import { bases } from '../../contract/filter.ts';
import type { ParamsOf, RowOf } from '../../contract/query.ts';
import type { PlatformStep, ratesPlatform } from './contract.ts';

type Params = ParamsOf<typeof ratesPlatform>;
type Answer = RowOf<typeof ratesPlatform>;

interface Sums {
  readonly delivered_units: number;
  readonly returned_units: number;
  readonly unmatched_units: number;
  readonly refund_minor: number;
  /** Not cancelled, whether they were delivered or not. */
  readonly ordered_units: number;
  readonly ordered_value_minor: number;
  readonly cancelled_units: number;
  readonly cancelled_value_minor: number;
}

/** Asked by every basis in turn, whichever is chosen. */
export function platformParams(params: Params): Params[] {
  return bases.map((basis) => ({ ...params, basis }));
}

/** One row for each step from our rate to the platform's. */
export function platformRows(asked: readonly Sums[][]): Answer[] {
  const [delivered, ordered, returned] = asked.map(([sums]) => sums);
  if (!delivered || !ordered || !returned) return [];
  const { ordered_units, cancelled_units, ordered_value_minor, cancelled_value_minor } = ordered;
  const returnedByDay = returned.returned_units + returned.unmatched_units;
  const fractions: readonly (readonly [step: PlatformStep, part: number, whole: number])[] = [
    ['delivered', delivered.returned_units, delivered.delivered_units],
    ['order_day', ordered.returned_units, ordered.delivered_units],
    ['all_ordered', ordered.returned_units, ordered_units],
    ['return_day', returned.returned_units, ordered_units],
    ['unmatched', returnedByDay, ordered_units],
    ['cancellations', returnedByDay + cancelled_units, ordered_units + cancelled_units],
    ['money', returned.refund_minor, ordered_value_minor + cancelled_value_minor],
  ];
  const rates = fractions.map(([, part, whole]) => (whole > 0 ? part / whole : null));
  return fractions.map(([step, part, whole], index) => {
    const [rate, before] = [rates[index] ?? null, rates[index - 1] ?? null];
    const isMoney = step === 'money';
    return {
      step,
      part_units: isMoney ? null : part,
      whole_units: isMoney ? null : whole,
      part_minor: isMoney ? part : null,
      whole_minor: isMoney ? whole : null,
      rate,
      difference_points: rate !== null && before !== null ? 100 * (rate - before) : null,
    };
  });
}
