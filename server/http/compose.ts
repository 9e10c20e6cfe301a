import { groupCodes } from '../../pipelines/domain/reasons.ts';
import {
  bucketOf,
  type DatedBy,
  days,
  type Fact,
  measures,
  type Rollup,
  rollups,
} from '../../pipelines/marts/rollups.ts';
import type { Engine, Params } from '../../pipelines/warehouse/engine.ts';
import { type Dimension, dimensions, filterDimensions } from '../contract/dimensions.ts';
import type { Basis, Filter } from '../contract/filter.ts';
import { type Metric, metrics } from '../contract/metrics.ts';
import type { Query } from '../contract/query.ts';
import { type Span, wholeBuckets } from './buckets.ts';

/** What the warehouse says of itself, read once per data version. */
export interface WarehouseInfo {
  readonly dialect: Engine['dialect'];
  readonly data_version: string;
  /** Whether the marts were ever built: what is loaded is there before. */
  readonly has_marts: boolean;
  /** `YYYY-MM-DD`, the last day that orders and returns both cover. */
  readonly as_of: string | null;
  readonly main_currency: string | null;
}

const shared =
  'source order_id line_id order_date delivered_date ship_week sku_id customer_key category supplier seller country channel carrier warehouse packaging packer price_band discount_depth currency'.split(
    ' ',
  );
const facts = {
  sold: {
    mart: 'fct_sold',
    columns: [
      ...shared,
      ...'line_ref shipped_date clock age_days delivered_units ordered_units matched_units exposure_units exposure_squared order_share parcel_share is_bracketed bracketed_units kept_sku_id larger_kept smaller_kept moved_units moved_steps moved_squares is_exchange_out further_units further_chance further_chance_in_shop further_error'.split(
        ' ',
      ),
    ],
    money: 'delivered_value_minor ordered_value_minor unit_price_minor unit_cost_minor outbound_minor'.split(' '),
  },
  returned: {
    mart: 'fct_returned',
    columns: [
      ...shared,
      ...'returned_id split_id return_ref return_id movement requested_date received_date inspected_date refunded_date restocked_date lag_days returned_units unmatched_units unmatched_problem resolution exchange_sku_id exchange_steps reason_group reason confidence language note_key note_id note_words agent_note_key inspection_note_key is_inspected reason_code code_reason is_conflict fault postage paid_by return_status return_method return_carrier condition_grade disposition is_bracketed returned_order_share damaged_parcel_share is_outbound_actual is_label_actual outbound_missing label_missing payment_share stock_days pace load_id'.split(
        ' ',
      ),
    ],
    money:
      'returned_value_minor unit_price_minor refund_minor outbound_minor shipping_refund_minor label_minor handling_minor repackaging_minor service_minor payment_fee_minor refurbishment_minor disposal_minor value_lost_minor fee_charged_minor payment_paid_minor stock_value_minor cost_actual_minor cost_assumed_minor'.split(
        ' ',
      ),
  },
} as const;
/** Which day of each fact counts for a basis: what was sold has no other than its own for returns by their date. */
const datedBy: Readonly<Record<Basis, { readonly sold: keyof typeof days.sold; readonly returned: DatedBy }>> = {
  delivered: { sold: 'delivered', returned: 'delivered' },
  ordered: { sold: 'ordered', returned: 'ordered' },
  returned: { sold: 'delivered', returned: 'requested' },
};

const activityDimensions = [
  ...shared.filter((name) => name !== 'order_id' && name !== 'source'),
  ...['day', 'bucket', 'reason_group', 'reason'],
];

/**
 * A question's SQL with `sold`, `returned`, `activity` and `cancelled` in front, cut to the filter, and its parameters.
 * What a user typed becomes a bound value; the text is made of names from the contract's lists only.
 * @param text the question's SQL, with `{metrics}`, `{dimension}`, `{dimension_source}`, `{period}`, `{limit:N}`, `{offset}`,
 *   `{found:cte}`
 * @param params checked by the query's schema
 */
export function compose(
  text: string,
  query: Query,
  params: Readonly<Record<string, unknown>>,
  info: WarehouseInfo,
): { sql: string; params: Params } {
  const span = wholeBuckets(params);
  const bound: Record<string, string | number | boolean | null> = {
    currency: (params.currency as string | undefined) ?? info.main_currency,
    as_of: info.as_of,
    whole_from: span?.whole_from ?? null,
    whole_to: span?.whole_to ?? null,
  };
  for (const [name, value] of Object.entries(params)) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') bound[name] = value;
    if (Array.isArray(value)) for (const [index, item] of value.entries()) bound[`${name}_${index}`] = String(item);
  }
  const body = fill(withoutComments(text), query, params);
  const named = new Set(body.replaceAll(/'[^']*'/g, '').match(/\w+/g));
  const relations = {
    sold: () => factSelect('sold', params),
    returned: () => factSelect('returned', params),
    activity: () =>
      (['sold', 'returned'] as const).map((fact) => sumsSelect(fact, named, params, span)).join(' UNION ALL '),
    sold_sums: () => sumsSelect('sold', named, params, span),
    cancelled: () => cancelledSelect(params),
  };
  // DuckDB would make a table of what is read twice, with all columns and rows; each reader wants few.
  const as = info.dialect === 'duckdb' ? 'AS NOT MATERIALIZED' : 'AS';
  const parts = Object.entries(relations).flatMap(([name, select]) =>
    named.has(name) ? [`${name} ${as} (${select()})`] : [],
  );
  return { sql: inFront(parts, body), params: bound };
}

function withoutComments(text: string): string {
  return text.replace(/^\s*--.*$/gm, '').trim();
}

function inFront(parts: readonly string[], body: string): string {
  if (parts.length === 0) return body;
  const rest = /^WITH\b/i.test(body) ? `,\n${body.slice(4).trim()}` : `\n${body}`;
  return `WITH ${parts.join(',\n')}${rest}`;
}

function fill(text: string, query: Query, params: Readonly<Record<string, unknown>>): string {
  const dimension =
    typeof params.dimension === 'string'
      ? params.dimension
      : typeof params.level === 'string'
        ? params.level
        : undefined;
  const grain = params.grain === 'month' ? 'month' : 'week';
  return text
    .replaceAll('{metrics}', () => metricSelect(query))
    .replaceAll('{dimension}', () => dimensionColumn(dimension))
    .replaceAll('{dimension_id}', () => (isOfProduct(dimension) ? 'sku_id' : dimensionOf(dimension).column))
    .replace(/\{dimension_of:(\w+)\}/g, (_, table: string) => dimensionColumn(dimension, `${table}.dimension_id`))
    .replace(/\{dimension_source:(\w+)\}/g, (_, table: string) => sourceOf(dimension, table, 'dimension_id'))
    .replaceAll('{dimension_source}', () => sourceOf(dimension, 'activity', 'sku_id'))
    .replaceAll('{period}', `CAST(date_trunc('${grain}', bucket) AS DATE)`)
    .replace(/\{limit:(\d+)\}/g, (_, standard: string) => String(params.limit ?? standard))
    .replaceAll('{offset}', () => String(params.offset ?? 0))
    .replace(/\{found:(\w+)\}/g, (_, notes: string) => foundIn(notes))
    .replace(/\{further:([^}]+)\}/g, (_, key: string) => furtherBy(key));
}

/** The CTE `found`: what was read in the notes of another, as lists side by side, the primary reason first. */
function foundIn(notes: string): string {
  const lists = [
    ['coalesce(m.counts_as, r.reason)', 'found_reasons'],
    ['r.reason_group', 'found_groups'],
    ['r.confidence', 'found_confidences'],
    ['r.spans', 'found_spans'],
  ].map(([column, list]) => `array_agg(${column} ORDER BY r.position) AS ${list}`);
  return `found AS (
  SELECT r.note_key, ${lists.join(', ')}
  FROM (SELECT * FROM reading_reasons WHERE note_key IN (SELECT note_key FROM ${notes})) r
  LEFT JOIN dim_reasons m ON m.reason = r.reason
  GROUP BY r.note_key
)`;
}

/**
 * The CTE `further`: for each `key` of `activity`, what is still to come of its units that are out (`further_units`), and
 * the two parts of its variance: chance, widened by what past forecasts missed, and the errors of the curves, each of which
 * all units of one curve share. Units of one category scatter as its forecasts did, of several as the shop's.
 */
function furtherBy(key: string): string {
  const sums = ['further_units', 'further_chance', 'further_chance_in_shop', 'further_error']
    .map((name) => `sum(${name}) AS ${name}`)
    .join(', ');
  return `further_by_category AS (
  SELECT ${key} AS further_key, category, ${sums}
  FROM activity
  WHERE further_units > 0
  GROUP BY 1, 2
),
further_by_curve AS (
  SELECT
    f.further_key, CASE WHEN m.is_own THEN m.category END AS curve, min(f.category) AS first_category,
    max(f.category) AS last_category, count(*) AS categories, count(f.category) AS named_categories, ${sums}
  FROM further_by_category f
  LEFT JOIN maturity m ON m.category = f.category
  GROUP BY 1, 2
),
further AS (
  SELECT
    further_key,
    sum(further_units) AS further_units,
    CASE
      WHEN sum(categories) = sum(named_categories) AND min(first_category) = max(last_category) THEN sum(further_chance)
      ELSE sum(further_chance_in_shop)
    END AS chance_variance,
    sum(further_error * further_error) AS curve_variance
  FROM further_by_curve
  GROUP BY 1
)`;
}

function metricSelect(query: Query): string {
  const wanted = Object.keys(query.columns).filter((name) => name in metrics);
  return wanted.map((name) => `${(metrics as Record<string, Metric>)[name]!.sql} AS ${name}`).join(',\n  ');
}

const productColumns: ReadonlySet<string> = new Set(['sku', 'style_id', 'size', 'colour']);

function dimensionOf(code: string | undefined): Dimension {
  const dimension = (dimensions as Record<string, Dimension>)[code ?? 'category'];
  if (!dimension) throw new RangeError(`no dimension ${code}`);
  return dimension;
}

function isOfProduct(code: string | undefined): boolean {
  return productColumns.has(dimensionOf(code).column);
}

/** A table of sums, with the products beside it where the dimension is one of theirs. */
function sourceOf(code: string | undefined, table: string, skuId: string): string {
  return isOfProduct(code) ? `${table} LEFT JOIN dim_products ON dim_products.sku_id = ${table}.${skuId}` : table;
}

/** The column of a dimension's values; `own` is where they stand but for a product's. */
function dimensionColumn(code: string | undefined, own = `activity.${dimensionOf(code).column}`): string {
  return isOfProduct(code) ? `dim_products.${dimensionOf(code).column}` : own;
}

type Filters = Readonly<Record<string, unknown>>;

/** Rows of a fact, cut to the filter; of the days of `edge` only, where one is given. */
function factSelect(fact: Fact, params: Filters, edge: readonly string[] = ofPeriod(params)): string {
  const { mart, columns, money } = facts[fact];
  const day = `f.${dayOf(fact, params)}`;
  const firstDay = fact === 'sold' ? `CASE WHEN f.delivered_units > 0 THEN ${day} END` : 'CAST(NULL AS DATE)';
  const select = [
    ...columns.map((name) => `f.${name}`),
    ...money.map(inCurrency),
    ...[`${day} AS day`, `${bucketOf(day)} AS bucket`, `${firstDay} AS first_day`],
  ];
  return selectOf(select, mart, [...edge.map((limit) => `${day} ${limit}`), ...predicates(fact, params)]);
}

/** What was ordered on the days of the period and cancelled. */
function cancelledSelect(params: Filters): string {
  const where = [...ofPeriod(params).map((limit) => `f.order_date ${limit}`), ...predicates('sold', params)];
  return selectOf(['f.cancelled_units', inCurrency('cancelled_value_minor')], 'fct_cancelled', where);
}

function ofPeriod({ from, to }: Filters): string[] {
  return [...(from ? ['>= CAST($from AS DATE)'] : []), ...(to ? ['<= CAST($to AS DATE)'] : [])];
}

function dayOf(fact: Fact, { basis = 'delivered' }: Filters): string {
  return (days[fact] as Record<DatedBy, string>)[datedBy[basis as Basis][fact]];
}

function inCurrency(name: string): string {
  return `CASE WHEN f.currency = $currency THEN f.${name} END AS ${name}`;
}

function selectOf(columns: readonly string[], mart: string, where: readonly string[]): string {
  return `SELECT ${columns.join(', ')} FROM ${mart} f${where.length > 0 ? ` WHERE ${where.join(' AND ')}` : ''}`;
}

function predicates(fact: Fact, params: Filters): string[] {
  return filterDimensions.flatMap((name) => {
    const chosen = (params as Filter)[name];
    if (!chosen || chosen.length === 0) return [];
    const list = chosen.map((_, index) => `$${name}_${index}`).join(', ');
    if (name === 'reason') {
      if (fact === 'sold') return [];
      return [
        isOfGroups(chosen) ? `f.reason_group IN (${list})` : `(f.reason_group IN (${list}) OR f.reason IN (${list}))`,
      ];
    }
    const { column } = dimensions[name];
    if (productColumns.has(column))
      return [`f.sku_id IN (SELECT p.sku_id FROM dim_products p WHERE p.${column} IN (${list}))`];
    return [`f.${column} IN (${list})`];
  });
}

function isOfGroups(chosen: readonly string[]): boolean {
  return chosen.every((code) => (groupCodes as readonly string[]).includes(code));
}

/** Rows of a fact that add up: those columns that the question names, of all that sums of either fact have. */
function sumsSelect(fact: Fact, named: ReadonlySet<string>, params: Filters, span: Span | null): string {
  const columns = activityDimensions.filter((name) => named.has(name));
  const select = [
    ...columns.map((name) => (fact === 'sold' && /^reason/.test(name) ? `CAST(NULL AS VARCHAR) AS ${name}` : name)),
    ...measuresOf(fact, named),
  ];
  return sourcesOf(fact, columns, params, span)
    .map((source) => `SELECT ${select.join(', ')} FROM (${source}) ${fact}`)
    .join(' UNION ALL ');
}

function measuresOf(fact: Fact, named: ReadonlySet<string>): string[] {
  const types: Readonly<Record<string, string>> = { ...measures.sold, ...measures.returned };
  const own: Readonly<Record<string, string>> = measures[fact];
  const sums = Object.entries(types).filter(([name]) => named.has(name));
  return [
    ...sums.map(([name, type]) => (name in own ? name : `${type === 'DOUBLE' ? '0e0' : '0'} AS ${name}`)),
    ...(named.has('first_day') ? ['first_day'] : []),
  ];
}

/**
 * The coarsest rows of a fact that have every column asked for: a rollup's, with the fact's own for the days at the edges of
 * the period that fill no span; the fact's alone where a single day or a finer dimension counts.
 */
function sourcesOf(fact: Fact, columns: readonly string[], params: Filters, span: Span | null): string[] {
  const needed = [...columns, ...filtered(fact, params)].filter((name) => fact === 'returned' || !/^reason/.test(name));
  const has = ({ dimensions }: Rollup) =>
    needed.every((name) => name === 'bucket' || name === 'currency' || dimensions.includes(name));
  const rollup = span && rollups[fact].find(has);
  if (!rollup) return [factSelect(fact, params)];
  return [rollupOf(fact, rollup, params, span), ...span.edges.map((edge) => factSelect(fact, params, edge))];
}

/** The columns of a fact that its filter looks at. */
function filtered(fact: Fact, params: Filters): string[] {
  return Array.from(
    predicates(fact, params)
      .join(' ')
      .matchAll(/\bf\.(\w+)/g),
    ([, column]) => column!,
  );
}

function rollupOf(fact: Fact, { name, dimensions }: Rollup, params: Filters, { whole_from, whole_to }: Span): string {
  const sums = Object.keys(measures[fact]);
  const select = [
    ...[...dimensions, 'currency', 'bucket'].map((column) => `f.${column}`),
    ...sums.map((sum) => (sum.endsWith('_minor') ? inCurrency(sum) : `f.${sum}`)),
    ...[fact === 'sold' ? 'f.first_day' : 'CAST(NULL AS DATE) AS first_day'],
  ];
  const where = [
    `f.dated_by = '${datedBy[(params.basis as Basis | undefined) ?? 'delivered'][fact]}'`,
    ...(whole_from ? ['f.bucket >= CAST($whole_from AS DATE)'] : []),
    ...(whole_to ? ['f.bucket < CAST($whole_to AS DATE)'] : []),
    ...predicates(fact, params),
  ];
  return selectOf(select, name, where);
}
