import type { Table } from 'apache-arrow';
import { columnOf, numbersOf, type Selection, vectorOf } from '../../../pipelines/warehouse/columns.ts';
import { rateInterval } from './interval.ts';

/** The values' figures as the SQL has them, with intervals. */
export function breakdownColumns([values]: readonly Table[]): Selection {
  const numbers = (name: string) => numbersOf(values!, name);
  const [delivered, returned] = [numbers('delivered_units'), numbers('returned_units')];
  const [exposure, squared] = [numbers('exposure_units'), numbers('exposure_squared')];
  const intervals = Array.from(delivered, (delivered_units, row) =>
    rateInterval({
      delivered_units,
      returned_units: returned[row]!,
      exposure_units: exposure[row]!,
      exposure_squared: squared[row]!,
    }),
  );
  return {
    columns: {
      ...Object.fromEntries(values!.schema.fields.map(({ name }) => [name, vectorOf(values!, name)])),
      rate_low: columnOf(intervals.length, (row) => intervals[row]!.rate_low ?? Number.NaN),
      rate_high: columnOf(intervals.length, (row) => intervals[row]!.rate_high ?? Number.NaN),
    },
  };
}
