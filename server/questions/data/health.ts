import type { RowOf } from '../../contract/query.ts';
import type { dataHealth, HealthMeasure } from './contract.ts';

type Answer = RowOf<typeof dataHealth>;
type Counts = Readonly<Record<HealthMeasure | 'sold_lines' | 'all_return_lines', number>> & {
  readonly sold_from: number | null;
  readonly sold_to: number | null;
  readonly returned_from: number | null;
  readonly returned_to: number | null;
};

/** The measures in the order they are shown, each with what it is a part of. */
const wholes = {
  order_lines: 'order_lines',
  lines_with_delivery_date: 'sold_lines',
  lines_with_price: 'sold_lines',
  lines_with_unit_cost: 'sold_lines',
  lines_with_carrier: 'sold_lines',
  lines_with_packaging: 'sold_lines',
  lines_with_customer: 'sold_lines',
  return_lines: 'all_return_lines',
  returns_matched: 'return_lines',
  returns_with_words: 'return_lines',
  returns_with_code: 'return_lines',
  returns_with_reason: 'return_lines',
  returns_with_label_cost: 'return_lines',
  money_only_lines: 'all_return_lines',
  not_returned_lines: 'all_return_lines',
} as const satisfies Record<HealthMeasure, keyof Counts>;

/** One row per measure, with the days of the table it measures. */
export function healthRows([counted = []]: readonly Counts[][]): Answer[] {
  return counted.flatMap((counts) =>
    (Object.keys(wholes) as HealthMeasure[]).map((measure) => {
      const isSold = wholes[measure] === 'order_lines' || wholes[measure] === 'sold_lines';
      return {
        measure,
        part: counts[measure],
        whole: counts[wholes[measure]],
        first_date: isSold ? counts.sold_from : counts.returned_from,
        last_date: isSold ? counts.sold_to : counts.returned_to,
      };
    }),
  );
}
