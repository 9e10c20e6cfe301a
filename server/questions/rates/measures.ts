import { bases } from '../../contract/filter.ts';
import type { ParamsOf, RowOf } from '../../contract/query.ts';
import type { ratesMeasures } from './contract.ts';

type Params = ParamsOf<typeof ratesMeasures>;
type Answer = RowOf<typeof ratesMeasures>;
type Sums = Omit<Answer, 'basis' | 'refunded_unit_rate' | 'refund_rate'> & { readonly exchanged_units: number };

/** By return day nothing is still to come. */
const nothingToCome = {
  completeness: null,
  value_completeness: null,
  projected_rate: null,
  projected_value_rate: null,
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
        ...(basis === 'returned' ? nothingToCome : {}),
        refunded_unit_rate: delivered_units > 0 ? (returned_units - exchanged_units) / delivered_units : null,
        refund_rate: delivered_value_minor > 0 ? refund_minor / delivered_value_minor : null,
      };
    }),
  );
}
