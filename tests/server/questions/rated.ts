import type { RowOf } from '../../../server/contract/query.ts';
import { productRates } from '../../../server/questions/products/contract.ts';
import { answered, tableOf } from './answered.ts';

/** What the SQL of `/products/rates` gives of a product. */
const example = {
  ...{ level_id: 'lamp', level_key: 'lamp', name: 'Lamp', category: 'lamps', sold_units: 1, returned_units: 1 },
  ...{ return_cost_minor: 1, costed_units: 1, currency_units: 1 },
  ...{ exposure_units: 1, exposure_squared: 1 },
};
type Sums = { readonly [K in keyof typeof example]: (typeof example)[K] | null };
/** What a product comes back for most. */
const cause = { level_id: 'lamp', top_reason: 'defective', top_reason_share: 1 };
/** The rate of a product in a month, so many before the last. */
const rate = { level_id: 'lamp', age: 1, rate: 0.1 };

/** Sums of a product whose returns have all come, at 10.00 each; its category is lamps where nothing else is told. */
export function product(
  level_key: string,
  sold_units: number,
  returned_units: number,
  other: Partial<Sums> = {},
): Sums {
  return {
    ...Object.fromEntries(Object.keys(example).map((name) => [name, null])),
    ...{ level_id: level_key, level_key, name: null, category: 'lamps', sold_units, returned_units },
    ...{ exposure_units: sold_units, exposure_squared: sold_units, return_cost_minor: returned_units * 1000 },
    ...{ costed_units: returned_units, currency_units: sold_units },
    ...other,
  };
}

/** What a value of a level has of a category. */
const part = { level_id: 'north', category: 'lamps', returned_units: 1, exposure_units: 1 };

/** The answer where the SQL gave these sums, causes, trends, of a mixed level the mixes, and where a filter picks products, those picked. */
export function rateRows(
  sums: readonly Sums[],
  asked: {
    causes?: (typeof cause)[];
    trends?: (typeof rate)[];
    level?: string;
    mixes?: (typeof part)[];
    picked?: readonly Sums[];
  } = {},
): RowOf<typeof productRates>[] {
  const { causes = [], trends = [], level, mixes, picked } = asked;
  const besides = [...(mixes ? [tableOf(part, mixes)] : []), ...(picked ? [tableOf(example, picked)] : [])];
  const details = [tableOf(cause, causes), tableOf(rate, trends)];
  return answered(productRates, [tableOf(example, sums), ...besides], { level }, details);
}
