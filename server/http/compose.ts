import type { Engine, Params } from '../../pipelines/warehouse/engine.ts';
import { type Dimension, dimensions } from '../contract/dimensions.ts';
import { type Metric, metrics } from '../contract/metrics.ts';
import type { Query } from '../contract/query.ts';
import { productColumns, relationsOf, spanParams } from './relations.ts';

/** What the warehouse says of itself, read once per data version. */
export interface WarehouseInfo {
  readonly dialect: Engine['dialect'];
  readonly data_version: string;
  /** Other whenever the marts are; `''` while there are none to ask: what is loaded is there before. */
  readonly marts_version: string;
  /** `YYYY-MM-DD`, the last day that orders and returns both cover. */
  readonly as_of: string | null;
  readonly main_currency: string | null;
}

/**
 * A question's SQL with the relations that it names in front (`relations.ts`), cut to the filter, and its parameters.
 * What a user typed becomes a bound value; the text is made of names from the contract's lists only.
 * @param text the question's SQL, with the placeholders that the marts' README lists
 * @param params checked by the query's schema
 */
export function compose(
  text: string,
  query: Query,
  params: Readonly<Record<string, unknown>>,
  info: WarehouseInfo,
): { sql: string; params: Params } {
  const bound: Record<string, string | number | boolean | null> = {
    currency: (params.currency as string | undefined) ?? info.main_currency,
    as_of: info.as_of,
    ...spanParams(params),
  };
  for (const [name, value] of Object.entries(params)) {
    if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      bound[name] = value;
    if (Array.isArray(value)) for (const [index, item] of value.entries()) bound[`${name}_${index}`] = String(item);
  }
  const { body, relations } = relationsOf(fill(withoutComments(text), query, params), params);
  // DuckDB would make a table of what is read twice, with all columns and rows; each reader wants few.
  const as = info.dialect === 'duckdb' ? 'AS NOT MATERIALIZED' : 'AS';
  const parts = relations.map(({ name, select }) => `${name} ${as} (${select})`);
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
  const period = params.grain === 'month' ? 'month_start' : `CAST(date_trunc('week', bucket) AS DATE)`;
  return text
    .replaceAll('{metrics}', () => metricSelect(query))
    .replaceAll('{dimension}', () => dimensionColumn(dimension))
    .replaceAll('{dimension_id}', () => dimensionId(dimension))
    .replace(/\{level_of:(\w+)\}/g, (_, table: string) => levelOf(dimension, table))
    .replace(/\{level_source:(\w+)\}/g, (_, table: string) =>
      dimension === 'sku' ? table : sourceOf(dimension, table, 'dimension_id'),
    )
    .replace(/\{levels:(\w+)\}/g, (_, table: string) => levelsIn(dimension, table))
    .replaceAll('{dimension_source}', () => sourceOf(dimension, 'activity', 'sku_id'))
    .replaceAll('{period}', period)
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
  LEFT JOIN maturity m ON m.category = f.category AND m.weighed_by = 'units'
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

/** Stands between the SKU, or the style, and the number of a lot. */
const ofLot = '␟';

/** What sums of a level are grouped by: products by their SKU; of a lot its SKU too, as suppliers number alike. */
function dimensionId(code: string | undefined): string {
  if (code === 'lot')
    return `CASE WHEN lot IS NOT NULL THEN coalesce(CAST(sku_id AS VARCHAR), '') || '${ofLot}' || lot END`;
  return isOfProduct(code) ? 'sku_id' : dimensionOf(code).column;
}

/**
 * What rows of a table with `dimension_id` belong to, never null: SKUs by number, as numbers group and join faster than texts;
 * lots by style and number.
 */
function levelOf(code: string | undefined, table: string): string {
  const id = `${table}.dimension_id`;
  if (code === 'lot')
    return `CASE WHEN ${id} IS NULL THEN '' ELSE coalesce(dim_products.style_id, '') || substr(${id}, strpos(${id}, '${ofLot}')) END`;
  return code === 'sku' ? `coalesce(${id}, 0)` : `coalesce(${dimensionColumn(code, id)}, '')`;
}

/** The CTE `levels`: for each `level_id` of another CTE, or of the products, its key, and for products and their lots the name and category. */
function levelsIn(code: string | undefined, table: string): string {
  const unknown = 'CAST(NULL AS VARCHAR)';
  const selects: Readonly<Record<string, string>> = {
    sku: 'SELECT sku_id AS level_id, sku AS level_key, product_name AS name, category FROM dim_products',
    style: `SELECT style_id AS level_id, style_id AS level_key, min(product_name) AS name, min(category) AS category
  FROM dim_products GROUP BY style_id`,
    // What has no lot is judged beside the lots where all of them are of one category.
    lot: `SELECT
    level_id, nullif(replace(level_id, '${ofLot}', ' · '), '') AS level_key,
    nullif(substr(level_id, strpos(level_id, '${ofLot}') + 1), '') AS name,
    CASE
      WHEN level_id <> '' THEN category
      WHEN min(category) OVER () = max(category) OVER () THEN min(category) OVER ()
    END AS category
  FROM ${table}
  LEFT JOIN (SELECT style_id, min(category) AS category FROM dim_products GROUP BY style_id) s
    ON s.style_id = split_part(level_id, '${ofLot}', 1)`,
  };
  const category = code === 'category' ? `nullif(level_id, '')` : unknown;
  const own = `SELECT level_id, nullif(level_id, '') AS level_key, ${unknown} AS name, ${category} AS category FROM ${table}`;
  return `levels AS (
  ${selects[code ?? ''] ?? own}
)`;
}

function metricSelect(query: Query): string {
  const wanted = Object.keys(query.columns).filter((name) => name in metrics);
  return wanted.map((name) => `${(metrics as Record<string, Metric>)[name]!.sql} AS ${name}`).join(',\n  ');
}

function dimensionOf(code: string | undefined): Dimension {
  const dimension = (dimensions as Record<string, Dimension>)[code ?? 'category'];
  if (!dimension) throw new RangeError(`no dimension ${code}`);
  return dimension;
}

function isOfProduct(code: string | undefined): boolean {
  return productColumns.has(dimensionOf(code).column);
}

/** A table of sums, with the products beside it where the dimension, or a lot, is one of theirs. */
function sourceOf(code: string | undefined, table: string, skuId: string): string {
  if (code === 'lot' && skuId === 'dimension_id')
    return `${table} LEFT JOIN dim_products ON dim_products.sku_id = CAST(nullif(split_part(${table}.dimension_id, '${ofLot}', 1), '') AS INTEGER)`;
  return isOfProduct(code) ? `${table} LEFT JOIN dim_products ON dim_products.sku_id = ${table}.${skuId}` : table;
}

/** The column of a dimension's values; `own` is where they stand but for a product's. */
function dimensionColumn(code: string | undefined, own = `activity.${dimensionOf(code).column}`): string {
  return isOfProduct(code) ? `dim_products.${dimensionOf(code).column}` : own;
}
