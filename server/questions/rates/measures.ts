import { valueRateInterval } from '../../../pipelines/statistics/value-rate.ts';
import { bases } from '../../contract/filter.ts';
import type { ParamsOf, RowOf } from '../../contract/query.ts';
import type { ratesMeasures } from './contract.ts';

type Params = ParamsOf<typeof ratesMeasures>;
type Answer = RowOf<typeof ratesMeasures>;
type Known = Omit<Answer, 'basis' | 'refunded_unit_rate' | 'refund_rate' | 'value_rate_low' | 'value_rate_high'>;

interface Sums extends Known {
  readonly exchanged_units: number;
  readonly exposure_value_minor: number;
  readonly returned_value_minor: number;
  /** Of the return lines' values in minor units. */
  readonly squared_returned_value: number;
  /** φ of the shop's past forecasts by value; null where there are none. */
  readonly value_dispersion: number | null;
}

/** By return day nothing is still to come. */
const nothingToCome = {
  completeness: null,
  value_completeness: null,
  projected_rate: null,
  projected_value_rate: null,
  value_rate_low: null,
  value_rate_high: null,
};

/** Asked by every basis in turn, whichever is chosen. */
export function measureParams(params: Params): Params[] {
  return bases.map((basis) => ({ ...params, basis }));
}

/** One row for each basis. */
export function measureRows(asked: readonly Sums[][]): Answer[] {
  return bases.flatMap((basis, index) =>
    (asked[index] ?? []).map((sums) => {
      const { delivered_units, returned_units, delivered_value_minor, refund_minor, exchanged_units } = sums;
      return {
        ...sums,
        basis,
        ...valueInterval(sums),
        ...(basis === 'returned' ? nothingToCome : {}),
        refunded_unit_rate: delivered_units > 0 ? (returned_units - exchanged_units) / delivered_units : null,
        refund_rate: delivered_value_minor > 0 ? refund_minor / delivered_value_minor : null,
      };
    }),
  );
}

/** Known where the rate is, and something came back. */
function valueInterval(sums: Sums): Pick<Answer, 'value_rate_low' | 'value_rate_high'> {
  const values = {
    delivered_value: sums.delivered_value_minor,
    exposure_value: sums.exposure_value_minor,
    returned_value: sums.returned_value_minor,
    squared_returned_value: sums.squared_returned_value,
  };
  const isKnown = sums.projected_value_rate !== null;
  const interval = isKnown ? valueRateInterval(values, sums.value_dispersion ?? 1) : null;
  return { value_rate_low: interval?.low ?? null, value_rate_high: interval?.high ?? null };
}
