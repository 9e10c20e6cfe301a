import type { RowOf } from '../../../server/contract/query.ts';
import { productRates } from '../../../server/questions/products/contract.ts';
import { answered } from './answered.ts';

/** What the SQL of `/products/rates` gives of a product. */
const example = {
  ...Object.fromEntries(Array.from({ length: 12 }, (_, period) => [`trend_${period}`, 0.1])),
  ...{ level_key: 'lamp', name: 'Lamp', category: 'lamps', sold_units: 1, returned_units: 1 },
  ...{ return_cost_minor: 1, costed_units: 1 },
  ...{ exposure_units: 1, exposure_squared: 1, top_reason: 'defective', top_reason_share: 1 },
};
type Sums = { readonly [K in keyof typeof example]: (typeof example)[K] | null } & Readonly<
  Record<`trend_${number}`, number | null>
>;

/** Sums of a product whose returns have all come, at 10.00 each; its category is lamps where nothing else is told. */
export function product(
  level_key: string,
  sold_units: number,
  returned_units: number,
  other: Partial<Sums> = {},
): Sums {
  return {
    ...Object.fromEntries(Object.keys(example).map((name) => [name, null])),
    ...{ level_key, name: null, category: 'lamps', sold_units, returned_units },
    ...{ exposure_units: sold_units, exposure_squared: sold_units, return_cost_minor: returned_units * 1000 },
    costed_units: returned_units,
    ...{ top_reason: 'defective', top_reason_share: 1 },
    ...other,
  };
}

/** The answer where the SQL gave these sums: all, and those picked. */
export function rateRows(sums: readonly (readonly Sums[])[]): RowOf<typeof productRates>[] {
  return answered(productRates, example, sums);
}
