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
    exposure_value_minor: 'DOUBLE',
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
    sellable_units: 'BIGINT',
    unjudged_units: 'BIGINT',
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
  /** Those of one grain sum the same by spans of different length. */
  readonly grain: Grain;
  /** What it is grouped by beside `dated_by`, `bucket` and `currency`. */
  readonly dimensions: readonly string[];
  /** What its `bucket` is the first day of: a week is cut where a month begins, so that months are whole weeks. */
  readonly span: 'week' | 'month';
  /** The rollup whose sums it adds up; else it is made of the fact's rows. */
  readonly of?: string;
  /** The ways to date that it has rows of. */
  readonly datedBy: readonly DatedBy[];
  readonly measures: readonly string[];
}

const grains = {
  reason: ['category'],
  market: ['category', 'supplier', 'seller', 'country', 'channel'],
  price: ['category', 'supplier', 'seller', 'price_band', 'discount_depth'],
  parcel: ['category', 'seller', 'country', 'channel', 'carrier', 'warehouse', 'packaging'],
  product: ['sku_id', 'category', 'supplier', 'seller'],
  country: ['country', 'sku_id', 'category', 'supplier', 'seller'],
  channel: ['channel', 'sku_id', 'category', 'supplier', 'seller'],
  carrier: ['carrier', 'sku_id', 'category', 'supplier', 'seller'],
  warehouse: ['warehouse', 'sku_id', 'category', 'supplier', 'seller'],
} as const;

type Grain = keyof typeof grains;

const everyDay = (fact: Fact) => Object.keys(days[fact]) as DatedBy[];

const weekly = (fact: Fact, grain: Grain, more: readonly string[]): Rollup => ({
  name: `${fact}_by_${grain}`,
  grain,
  dimensions: [...grains[grain], ...more],
  span: 'week',
  datedBy: everyDay(fact),
  measures: Object.keys(measures[fact]),
});

const monthly = (fact: Fact, name: string, more: readonly string[]): Rollup => ({
  name: `${fact}_by_${name}_month`,
  of: `${fact}_by_product`,
  grain: 'product',
  dimensions: [...grains.product, ...more],
  span: 'month',
  datedBy: everyDay(fact),
  measures: Object.keys(measures[fact]),
});

/** What rates of all products at one place are made of. */
const ofRates = {
  sold: ['delivered_units', 'exposure_units', 'exposure_squared'],
  returned: [
    'returned_units',
    'sellable_units',
    'unjudged_units',
    'unmatched_units',
    'cost_actual_minor',
    'cost_assumed_minor',
  ],
} as const satisfies Record<Fact, readonly string[]>;

/** What was delivered of each product at a place, or came back of it: of one date, and no more than rates need. */
const placed = (
  fact: Fact,
  grain: 'country' | 'channel' | 'carrier' | 'warehouse',
  more: readonly string[],
): Rollup => ({
  name: `${fact}_by_${grain}_month`,
  grain,
  dimensions: [...grains[grain], ...more],
  span: 'month',
  datedBy: ['delivered'],
  measures: ofRates[fact],
});

const places = ['channel', 'warehouse', 'carrier', 'country'] as const;
const spread = ['market', 'price', 'parcel', 'product'] as const;

/** The rollups of each fact, the coarsest first. */
export const rollups: Readonly<Record<Fact, readonly Rollup[]>> = {
  sold: [
    ...spread.map((grain) => weekly('sold', grain, [])),
    monthly('sold', 'product', []),
    ...places.map((place) => placed('sold', place, [])),
  ],
  returned: [
    weekly('returned', 'reason', ['reason_group', 'reason']),
    ...spread.map((grain) => weekly('returned', grain, ['reason_group'])),
    monthly('returned', 'product', []),
    monthly('returned', 'cause', ['reason_group']),
    ...places.map((place) => placed('returned', place, ['reason_group'])),
  ],
};

/** The Monday of a day's week, or the first of its month if that is later; an SQL expression of another. */
export function weekOf(day: string): string {
  const [week, month] = [`date_trunc('week', ${day})`, `date_trunc('month', ${day})`];
  return `CAST(CASE WHEN ${week} > ${month} THEN ${week} ELSE ${month} END AS DATE)`;
}

/** The first day of a day's month; an SQL expression of another. */
export function monthOf(day: string): string {
  return `CAST(date_trunc('month', ${day}) AS DATE)`;
}

/** Which rows a rollup is to sum: conditions of which no row meets two, of a way to date and the column of its day. */
export type Only = (datedBy: string, day: string) => readonly string[];

/**
 * The SELECT of a rollup: one row per way to date, span, its dimensions and currency; of what was sold with the first day that
 * something was delivered.
 * @param only the rows it sums; all where none are named
 */
export function rollupSelect(fact: Fact, rollup: Rollup, only?: Only): string {
  const selects = rollup.of ? ofSums(fact, rollup, rollup.of, only) : ofRows(fact, rollup, `fct_${fact}`, { only });
  return `SELECT * FROM (${selects.join(' UNION ALL ')}) ORDER BY dated_by, ${orderOf(rollup)}`;
}

/**
 * What questions cut by lies together: a place, else a product. Weeks of one month do, as no more of them than those at the
 * edges of a period are read of all products.
 */
function orderOf({ grain, span }: Rollup): string {
  if (grain === 'product') return span === 'month' ? 'sku_id, bucket' : `${monthOf('bucket')}, sku_id, bucket`;
  return span === 'month' ? `${grain}, sku_id, bucket` : 'bucket';
}

/**
 * What a rollup's rows become when some rows of the fact are other ones: those of the same keys, with the old rows' sums taken
 * out and the new ones' put in, and none where no row of the fact is left.
 * @param moved a table that `movedSelect` made
 */
export function mergedSelect(fact: Fact, rollup: Rollup, moved: string): string {
  const keys = keysOf(rollup);
  const columns = [...keys, ...rollup.measures, 'fact_rows'].join(', ');
  const sums = measuresOf(fact, rollup).map(([name, type]) =>
    // Sums of shares leave dust behind.
    type === 'DOUBLE' ? `round(sum(${name}), 12) AS ${name}` : `CAST(sum(${name}) AS BIGINT) AS ${name}`,
  );
  const rows = `SELECT ${columns} FROM ${rollup.name} WHERE ${isOfKeys(rollup, moved)} UNION ALL SELECT ${columns} FROM ${moved}`;
  return `SELECT ${[...keys, ...sums].join(', ')}, CAST(sum(fact_rows) AS BIGINT) AS fact_rows FROM (${rows}) GROUP BY ${keys.join(', ')} HAVING sum(fact_rows) > 0`;
}

/** Whether a rollup's row has the keys of one in another table; an SQL condition. */
export function isOfKeys(rollup: Rollup, moved: string): string {
  const same = keysOf(rollup).map((key) => `m.${key} IS NOT DISTINCT FROM ${rollup.name}.${key}`);
  return `EXISTS (SELECT 1 FROM ${moved} m WHERE ${same.join(' AND ')})`;
}

/** Sums that rows of a fact add to a rollup: those of one table taken out, those of another put in. */
export function movedSelect(fact: Fact, rollup: Rollup, before: string, after: string): string {
  return [...ofRows(fact, rollup, before, { sign: -1 }), ...ofRows(fact, rollup, after)].join(' UNION ALL ');
}

function measuresOf(fact: Fact, { measures: own }: Rollup): [name: string, type: string][] {
  return Object.entries(measures[fact]).filter(([name]) => own.includes(name));
}

function keysOf({ dimensions }: Rollup): string[] {
  return ['dated_by', 'bucket', ...dimensions, 'currency'];
}

/** The ways to date that a rollup has rows of, each with the day that rows of its fact have. */
function daysOf(fact: Fact, { datedBy }: Rollup): [datedBy: string, day: string][] {
  return Object.entries(days[fact]).filter(([name]) => datedBy.includes(name as DatedBy));
}

interface OfRows {
  readonly sign?: 1 | -1;
  readonly only?: Only | undefined;
}

function ofRows(fact: Fact, rollup: Rollup, table: string, { sign = 1, only }: OfRows = {}): string[] {
  return daysOf(fact, rollup).flatMap(([datedBy, day]) => {
    const first = `CASE WHEN delivered_units > 0 THEN ${day} END`;
    const ground = { datedBy: `'${datedBy}'`, day, first, rows: 'count(*)' };
    const sources = only ? only(datedBy, day).map((condition) => `${table} WHERE ${condition}`) : [table];
    return sources.map((source) => sumsSelect(fact, rollup, { source, ...ground }, sign));
  });
}

function ofSums(fact: Fact, rollup: Rollup, finer: string, only?: Only): string[] {
  const ground = { datedBy: 'dated_by', day: 'bucket', first: 'first_day', rows: 'sum(fact_rows)' };
  const sources = only ? onlySums(fact, rollup, only).map((condition) => `${finer} WHERE ${condition}`) : [finer];
  return sources.map((source) => sumsSelect(fact, rollup, { source, ...ground }));
}

/** Which rows of a rollup are sums of some rows of its fact; SQL conditions. */
export function onlySums(fact: Fact, rollup: Rollup, only: Only): string[] {
  return daysOf(fact, rollup).flatMap(([datedBy]) =>
    only(datedBy, 'bucket').map((condition) => `dated_by = '${datedBy}' AND ${condition}`),
  );
}

/** Where sums are taken from: a table or some of its rows, and its expressions of what rows are dated by, their day, the first one delivered, and how many there are. */
interface Ground {
  readonly source: string;
  readonly datedBy: string;
  readonly day: string;
  readonly first: string;
  readonly rows: string;
}

function sumsSelect(fact: Fact, rollup: Rollup, ground: Ground, sign: 1 | -1 = 1): string {
  const { dimensions, span } = rollup;
  const { source, datedBy, day, first, rows } = ground;
  const keys = [...dimensions, 'currency'];
  const columns = [
    `${datedBy} AS dated_by`,
    `${span === 'month' ? monthOf(day) : weekOf(day)} AS bucket`,
    ...keys,
    ...measuresOf(fact, rollup).map(
      ([name, type]) => `CAST(coalesce(sum(${name}), 0) * ${sign} AS ${type}) AS ${name}`,
    ),
    `CAST(${rows} * ${sign} AS BIGINT) AS fact_rows`,
    ...(fact === 'sold' ? [`min(${first}) AS first_day`] : []),
  ];
  const places = Array.from({ length: keys.length + 2 }, (_, index) => index + 1).join(', ');
  return `SELECT ${columns.join(', ')} FROM ${source} GROUP BY ${places}`;
}
