/** Which day of a row its figures count on: of the delivery, the order, or the request to return. */
export type DatedBy = 'delivered' | 'ordered' | 'requested';

/** What adds up over any rows of a fact, whatever they are grouped by; by the type of its sums. */
export const measures = {
  sold: {
    delivered_units: 'BIGINT',
    delivered_value_minor: 'BIGINT',
    ordered_units: 'BIGINT',
    ordered_value_minor: 'BIGINT',
    matched_units: 'BIGINT',
    exposure_units: 'DOUBLE',
    exposure_squared: 'DOUBLE',
    further_units: 'DOUBLE',
    further_chance: 'DOUBLE',
    further_chance_in_shop: 'DOUBLE',
    further_error: 'DOUBLE',
    order_share: 'DOUBLE',
    parcel_share: 'DOUBLE',
    bracketed_units: 'BIGINT',
    larger_kept: 'BIGINT',
    smaller_kept: 'BIGINT',
    moved_units: 'BIGINT',
    moved_steps: 'BIGINT',
    moved_squares: 'BIGINT',
  },
  returned: {
    returned_units: 'BIGINT',
    unmatched_units: 'BIGINT',
    returned_value_minor: 'BIGINT',
    refund_minor: 'BIGINT',
    cost_actual_minor: 'BIGINT',
    cost_assumed_minor: 'BIGINT',
    returned_order_share: 'DOUBLE',
    damaged_parcel_share: 'DOUBLE',
  },
} as const satisfies Record<string, Readonly<Record<string, 'BIGINT' | 'DOUBLE'>>>;
export type Fact = keyof typeof measures;

/** The day that a fact's rows have under each way to date them. */
export const days = {
  sold: { delivered: 'delivered_date', ordered: 'order_date' },
  returned: { delivered: 'delivered_date', ordered: 'order_date', requested: 'requested_date' },
} as const satisfies Record<Fact, Partial<Record<DatedBy, string>>>;

/** A mart of sums of one fact: `sold_by_product` has those of `fct_sold` by SKU and what goes with it. */
export interface Rollup {
  readonly name: string;
  /** What it is grouped by beside `dated_by`, `bucket` and `currency`, those of the order it lies in first. */
  readonly dimensions: readonly string[];
}

const grains = {
  market: ['category', 'supplier', 'seller', 'country', 'channel'],
  price: ['category', 'supplier', 'seller', 'price_band', 'discount_depth'],
  parcel: ['category', 'seller', 'country', 'channel', 'carrier', 'warehouse', 'packaging'],
  product: ['sku_id', 'category', 'supplier', 'seller'],
} as const;

const rollupsOf = (fact: Fact, more: readonly string[]): readonly Rollup[] =>
  Object.entries(grains).map(([grain, dimensions]) => ({
    name: `${fact}_by_${grain}`,
    dimensions: [...dimensions, ...more],
  }));

/** The rollups of each fact, the coarsest first. */
export const rollups: Readonly<Record<Fact, readonly Rollup[]>> = {
  sold: rollupsOf('sold', []),
  returned: rollupsOf('returned', ['reason_group']),
};

/**
 * The first day of the span that a day's sums stand under: its week (from Monday), cut where a month begins, so that weeks and
 * months are both whole spans.
 * @param day an SQL expression of a date
 */
export function bucketOf(day: string): string {
  const [week, month] = [`date_trunc('week', ${day})`, `date_trunc('month', ${day})`];
  return `CAST(CASE WHEN ${week} > ${month} THEN ${week} ELSE ${month} END AS DATE)`;
}

/**
 * The SELECT of a rollup: one row per way to date, span, its dimensions and currency; of what was sold with the first day that
 * something was delivered.
 * @param source the fact, or a table with its columns
 * @param sign -1 for sums that take others back
 */
export function rollupSelect(
  fact: Fact,
  { dimensions }: Rollup,
  source: string = `fct_${fact}`,
  sign: 1 | -1 = 1,
): string {
  const sums = Object.entries(measures[fact]).map(
    ([name, type]) => `CAST(coalesce(sum(${name}), 0) * ${sign} AS ${type}) AS ${name}`,
  );
  const first = (day: string) =>
    fact === 'sold' ? [`min(CASE WHEN delivered_units > 0 THEN ${day} END) AS first_day`] : [];
  const keys = [...dimensions, 'currency'];
  const places = Array.from({ length: keys.length + 2 }, (_, index) => index + 1).join(', ');
  const parts = Object.entries(days[fact]).map(
    ([datedBy, day]) =>
      `SELECT '${datedBy}' AS dated_by, ${bucketOf(day)} AS bucket, ${[...keys, ...sums, ...first(day)].join(', ')} FROM ${source} GROUP BY ${places}`,
  );
  return `${parts.join(' UNION ALL ')} ORDER BY dated_by, ${dimensions[0] === 'sku_id' ? 'sku_id, bucket' : 'bucket'}`;
}
