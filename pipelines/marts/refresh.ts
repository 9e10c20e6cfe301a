import { type Params, rowsOf, type WriteSession } from '../warehouse/engine.ts';
import { holidayParams, isHolidayOrder } from './return-window.ts';
import { days, type Fact, monthOf, type Only, onlySums, type Rollup, rollupSelect, weekOf } from './rollups.ts';

/**
 * A refresh builds again what loads have touched, and nothing else: the tables of touched rows stand, as temporary ones,
 * in front of those of all rows that have the same names, so that the SELECTs of a whole build are those of a refresh too.
 * What it gives is what a whole build gives, but for the numbers that rows are given.
 */
export interface Refresh {
  /** The name of a table of all rows, whatever stands in front of it. */
  all(table: string): string;
  /** The tables of touched rows that stand in front of all. */
  readonly fronts: Set<string>;
}

/** What is built anew of a mart. */
export interface Part {
  /** Which of its rows go: SQL conditions. */
  readonly gone: readonly string[];
  /** Which rows of other tables those that come are made of, in place of all: an SQL condition for each table. */
  readonly of?: Readonly<Record<string, string>>;
  /** The SELECT of the rows that come, where it is not that of the mart. */
  readonly select?: string;
}

/** Exports write an order's name with a leading # or without. */
const orderKey = "CASE WHEN starts_with(order_id, '#') THEN substr(order_id, 2) ELSE order_id END";
/** By the names as they are written, each for itself: so the engine passes over what lies before the first and behind the last. */
const inOrders = [
  "order_id IN (SELECT order_key FROM touched_orders WHERE NOT starts_with(order_key, '#'))",
  "order_id IN (SELECT '#' || order_key FROM touched_orders)",
];
/** Rows of touched orders, and touched ones of no order: conditions of which no row meets two. */
const inReturns = [
  ...inOrders,
  'order_id IS NULL AND (source, return_ref) IN (SELECT (source, return_ref) FROM touched_returns)',
];
/** Which rows are touched of the tables that exports become. */
const tables: Readonly<Record<string, readonly string[]>> = {
  order_lines: inOrders,
  shipments: inOrders,
  order_refunds: inOrders,
  return_lines: inReturns,
};
/** Which rows are touched of the facts, and what of a row that goes tells where else it was counted. */
const facts = {
  fct_sold: { touched: inOrders, tells: 'customer_key, delivered_date, order_date' },
  fct_cancelled: { touched: inOrders, tells: 'order_date' },
  fct_returned: { touched: inReturns, tells: 'customer_key, delivered_date, order_date, requested_date' },
};

const inCustomers = 'customer_key IN (SELECT customer_key FROM touched_customers)';
/** What is touched of `fct_bought_after`: all of a customer who ordered or sent back otherwise. */
export const boughtAfterPart: Part = {
  gone: [inCustomers],
  of: { fct_sold: inCustomers, fct_returned: inCustomers },
};

const inOrderDays = 'order_date IN (SELECT day FROM touched_days)';
/** What is touched of `style_days`: the days of orders that were touched or aged. */
export const styleDaysPart: Part = { gone: [inOrderDays], of: { fct_sold: inOrderDays } };

/** What is touched of `dim_notes`: what is not read any more goes, what was read comes. */
export const notesPart: Part = {
  gone: ['note_key NOT IN (SELECT note_key FROM readings)'],
  of: { readings: 'note_key NOT IN (SELECT note_key FROM dim_notes)' },
};

/** The spans of a rollup in which a row of its fact was touched; what has no day is summed anew each time. */
export function rollupPart(fact: Fact, rollup: Rollup): Part {
  const touched: Only = (datedBy, day) => [
    `${day} IN (SELECT day FROM touched_${rollup.span}_days WHERE fact = '${fact}' AND dated_by = '${datedBy}')`,
    `${day} IS NULL`,
  ];
  return { gone: onlySums(fact, rollup, touched), select: rollupSelect(fact, rollup, touched) };
}

/** Small marts of what is ground for all rows, kept as they were until the refresh knows what differs. */
const grounds = ['dim_products', 'dim_places', 'dim_transits', 'unit_outlook', 'mart_info'] as const;
/** What is known of a product that rows of facts tell or are reckoned with. */
const productColumns =
  'sku_id, sku, style_id, category, size, supplier, pace, unit_cost_minor, list_price_minor, product_currency';

/** Above as many touched orders a whole build takes less, where they are so large a part of the lines. */
const manyOrders = 10_000;
const largeShare = 0.15;
/** Rows of a whole build lie by month and SKU, refreshed ones behind them: questions take longer where many, so large a part, do. */
const scatteredShare = 0.25;
/** Numbers of rows go on from refresh to refresh, until a whole build begins anew. */
const lastNumber = 2_000_000_000;

/** Begins a refresh: keeps the grounds as they are. */
export async function beginRefresh(session: WriteSession): Promise<Refresh> {
  const [found] = rowsOf<{ name: string }>(await session.query('SELECT current_database() AS name'));
  const database = `"${found!.name.replaceAll('"', '""')}"`;
  for (const mart of grounds) await session.execute(`CREATE TEMP TABLE before_${mart} AS SELECT * FROM ${mart}`);
  return { all: (table) => `${database}.${table}`, fronts: new Set() };
}

/**
 * Finds what was touched since the marts were built, takes it out of the facts and puts touched rows in front of the tables.
 * @returns whether so little is touched that a refresh is worth it
 */
export async function touch(session: WriteSession, refresh: Refresh): Promise<boolean> {
  await touchOrders(session);
  await touchSkus(session);
  while ((await touchWholeReturns(session)) > 0);
  if (!(await isSmall(session))) return false;
  for (const [mart, { touched, tells }] of Object.entries(facts)) {
    await session.execute(
      `CREATE TEMP TABLE gone_${mart} AS ${rowsWhere(`rowid AS row_number, ${tells}`, mart, touched)}`,
    );
    await session.execute(`DELETE FROM ${mart} WHERE rowid IN (SELECT row_number FROM gone_${mart})`);
  }
  for (const [table, touched] of Object.entries(tables)) {
    await session.execute(`CREATE TEMP TABLE ${table} AS ${rowsWhere('*', refresh.all(table), touched)}`);
    refresh.fronts.add(table);
  }
  return true;
}

/** The rows of a table that meet one of some conditions: one after the other, as the engine looks up each for itself. */
function rowsWhere(columns: string, table: string, conditions: readonly string[]): string {
  return conditions.map((condition) => `SELECT ${columns} FROM ${table} WHERE ${condition}`).join(' UNION ALL ');
}

/** Finds the orders, and returns of no order, of which a row was added, changed or taken back. */
async function touchOrders(session: WriteSession): Promise<void> {
  await session.execute('CREATE TEMP TABLE touched_orders (order_key VARCHAR)');
  await session.execute('CREATE TEMP TABLE touched_returns (source VARCHAR, return_ref VARCHAR)');
  const since = "(SELECT CAST(version AS INTEGER) FROM stages WHERE stage = 'built_load')";
  const changed = (table: string, returnRef: string) => `
    SELECT source, ${returnRef} AS return_ref, order_id FROM ${table} WHERE load_id > ${since}
    UNION ALL SELECT source, ${returnRef}, order_id FROM ${table}_history WHERE replaced_by > ${since}`;
  const rows = Object.keys(tables).map((table) => changed(table, table === 'return_lines' ? 'return_ref' : 'NULL'));
  await touchMore(session, [...rows, 'SELECT source, return_ref, order_id FROM undone_rows']);
}

/** Touches the orders that hold, send back or exchange a SKU of which something else is known now. */
async function touchSkus(session: WriteSession): Promise<void> {
  const differing = (columns: string, mart: string, wanted: string) =>
    `(SELECT ${wanted} FROM (
      (SELECT ${columns} FROM ${mart} EXCEPT SELECT ${columns} FROM before_${mart})
      UNION ALL (SELECT ${columns} FROM before_${mart} EXCEPT SELECT ${columns} FROM ${mart})))`;
  const skus = `IN ${differing(productColumns, 'dim_products', 'sku')}`;
  // A size more moves the places of the others of its style: that tells where sizes of one style were compared.
  const places = `IN ${differing('sku_id, style_id, scale, step', 'dim_places', 'sku_id')}`;
  const lines = 'SELECT source, NULL AS return_ref, order_id FROM';
  const returns = 'SELECT source, return_ref, order_id FROM';
  await touchMore(session, [
    `${lines} order_lines WHERE sku ${skus}`,
    `${returns} return_lines WHERE sku ${skus} OR exchange_sku ${skus}`,
    `${lines} fct_sold WHERE is_bracketed AND sku_id ${places}`,
    `${returns} fct_returned WHERE exchange_sku_id IS NOT NULL AND (sku_id ${places} OR exchange_sku_id ${places})`,
  ]);
}

/** A label is paid once for all lines of a return, whatever their orders: touches what is or was of one. Gives how much came. */
function touchWholeReturns(session: WriteSession): Promise<number> {
  const touched = ['return_lines', 'fct_returned'].map((table) =>
    rowsWhere(
      'source, return_id',
      table,
      inReturns.map((rows) => `return_id IS NOT NULL AND ${rows}`),
    ),
  );
  return touchMore(session, [
    `SELECT source, return_ref, order_id FROM return_lines WHERE (source, return_id) IN (${touched.join(' UNION ')})`,
  ]);
}

/** Touches the orders of rows, and the returns where they are of no order. Gives how many came. */
async function touchMore(session: WriteSession, rows: readonly string[]): Promise<number> {
  await session.execute(`CREATE OR REPLACE TEMP TABLE touched_rows AS ${rows.join(' UNION ALL ')}`);
  await session.execute(`CREATE OR REPLACE TEMP TABLE more_orders AS
    SELECT ${orderKey} AS order_key FROM touched_rows WHERE order_id IS NOT NULL
    EXCEPT SELECT order_key FROM touched_orders`);
  await session.execute(`CREATE OR REPLACE TEMP TABLE more_returns AS
    SELECT source, return_ref FROM touched_rows WHERE order_id IS NULL AND return_ref IS NOT NULL
    EXCEPT SELECT source, return_ref FROM touched_returns`);
  await session.execute('INSERT INTO touched_orders SELECT * FROM more_orders');
  await session.execute('INSERT INTO touched_returns SELECT * FROM more_returns');
  return (await count(session, 'more_orders')) + (await count(session, 'more_returns'));
}

async function isSmall(session: WriteSession): Promise<boolean> {
  const orders = await count(session, 'touched_orders');
  if (orders > manyOrders && orders > largeShare * (await count(session, 'order_lines'))) return false;
  const scattered = await refreshedOrders(session);
  if (scattered > manyOrders) {
    const [all] = rowsOf<{ orders: number }>(
      await session.query('SELECT coalesce(sum(order_share), 0) AS orders FROM fct_sold'),
    );
    if (scattered > scatteredShare * all!.orders) return false;
  }
  const lines = await lastId(session, 'fct_sold', 'line_id');
  const returns = await lastId(session, 'fct_returned', 'returned_id');
  return Math.max(lines, returns) < lastNumber;
}

/** How many orders were refreshed since the last whole build, in a refresh those that it touches too. */
export async function refreshedOrders(session: WriteSession): Promise<number> {
  const before = await session.query(
    "SELECT coalesce(max(CAST(version AS INTEGER)), 0) AS n FROM stages WHERE stage = 'refreshed_orders'",
  );
  return Number(rowsOf<{ n: number }>(before)[0]!.n) + (await count(session, 'touched_orders'));
}

/** Whether rows that were not touched are still dated as they were: carriers take as long, and `as_of` is known. */
export async function isDatedAsBefore(session: WriteSession, refresh: Refresh): Promise<boolean> {
  const known = await session.query(
    'SELECT 1 FROM mart_info i, before_mart_info b WHERE i.as_of IS NULL OR b.as_of IS NULL',
  );
  if (rowsOf(known).length > 0) return false;
  const otherTransits = `SELECT coalesce(n.carrier, b.carrier) AS carrier FROM dim_transits n
    FULL JOIN before_dim_transits b ON b.carrier IS NOT DISTINCT FROM n.carrier
    WHERE coalesce(n.transit_days, 3) <> coalesce(b.transit_days, 3)`;
  const [found] = rowsOf<{ n: number }>(
    await session.query(`SELECT count(*) AS n FROM ${refresh.all('fct_sold')} s JOIN (${otherTransits}) o
      ON CASE s.clock WHEN 'shipped' THEN s.carrier = o.carrier WHEN 'ordered' THEN o.carrier IS NULL ELSE false END`),
  );
  return Number(found!.n) === 0;
}

/** Brings rows that were not touched to the present day and curves. */
export async function age(session: WriteSession): Promise<void> {
  const further = ['further_chance', 'further_chance_in_shop', 'further_error'];
  const values = ['completeness', 'value_completeness', 'further_share', ...further];
  const all = (of: string) => values.map((name) => `${of}.${name}`).join(', ');
  const ageOn = (asOf: string) => `greatest(-1, least(731, date_diff('day', day, ${asOf})))`;
  await session.execute(`CREATE TEMP TABLE aging AS
    SELECT *, ${ageOn('as_of')} AS age_days, ${ageOn('as_of_before')} AS age_before
    FROM (SELECT *, first_day + CAST(unnest(range(0, last_day - first_day + 1)) AS INTEGER) AS day FROM (
      SELECT i.as_of, b.as_of AS as_of_before, least(i.as_of, b.as_of) - 731 AS first_day, greatest(i.as_of, b.as_of) + 1 AS last_day
      FROM mart_info i, before_mart_info b))`);
  await session.execute(`CREATE TEMP TABLE aged AS
    WITH now AS MATERIALIZED (
      SELECT d.day, d.first_day, d.last_day, d.age_before, n.* EXCLUDE (age_days)
      FROM aging d JOIN unit_outlook n ON n.age_days = d.age_days)
    SELECT n.* EXCLUDE (age_before)
    FROM now n
    JOIN before_unit_outlook b ON b.category = n.category AND b.is_holiday = n.is_holiday AND b.age_days = n.age_before
    WHERE (${all('n')}) IS DISTINCT FROM (${all('b')})`);
  const [found] = rowsOf<{ day: string | null }>(
    await session.query('SELECT CAST(nullif(min(day), min(first_day)) AS VARCHAR) AS day FROM aged'),
  );
  // A bound that the engine knows beforehand spares it to read what is older.
  const since = found!.day === null ? '' : `AND s.delivered_date >= DATE '${found!.day}'`;
  const agedRows = `a.category = coalesce(s.category, '') AND a.is_holiday = ${isHolidayOrder('s.order_date')}
    AND a.day = least(greatest(s.delivered_date, a.first_day), a.last_day) AND s.delivered_units > 0 ${since}`;
  await session.execute(
    `CREATE TEMP TABLE aged_rows AS SELECT DISTINCT s.delivered_date, s.order_date FROM fct_sold s, aged a WHERE ${agedRows}`,
    holidayParams(),
  );
  const outUnits = 'greatest(s.delivered_units - s.matched_units, 0)';
  await session.execute(
    `UPDATE fct_sold AS s SET
      exposure_units = s.delivered_units * a.completeness, exposure_squared = s.delivered_units * power(a.completeness, 2),
      exposure_value_minor = s.delivered_value_minor * a.value_completeness, further_units = ${outUnits} * a.further_share,
      ${further.map((name) => `${name} = ${outUnits} * a.${name}`).join(', ')}
      FROM aged a WHERE ${agedRows}`,
    holidayParams(),
  );
}

/** Tells the spans, order days and customers of which a row of the facts went, came or changed; then nothing stands in front. */
export async function tellTouched(session: WriteSession, refresh: Refresh): Promise<void> {
  const rows: Readonly<Record<Fact, readonly string[]>> = {
    sold: ['gone_fct_sold', 'fct_sold', 'aged_rows'],
    returned: ['gone_fct_returned', 'fct_returned'],
  };
  const spans = Object.entries(rows).flatMap(([fact, sources]) =>
    Object.entries(days[fact as Fact]).flatMap(([datedBy, day]) =>
      sources.map((table) => `SELECT '${fact}' AS fact, '${datedBy}' AS dated_by, ${day} AS day FROM ${table}`),
    ),
  );
  await session.execute(`CREATE TEMP TABLE touched_spans AS
    SELECT DISTINCT fact, dated_by, ${weekOf('day')} AS bucket FROM (${spans.join(' UNION ')}) WHERE day IS NOT NULL`);
  await session.execute(`CREATE TEMP TABLE touched_week_days AS
    SELECT fact, dated_by, bucket + CAST(n AS INTEGER) AS day FROM touched_spans, range(7) r(n)
    WHERE ${weekOf('bucket + CAST(n AS INTEGER)')} = bucket`);
  await session.execute(`CREATE TEMP TABLE touched_month_days AS
    SELECT fact, dated_by, month + CAST(n AS INTEGER) AS day
    FROM (SELECT DISTINCT fact, dated_by, ${monthOf('bucket')} AS month FROM touched_spans), range(31) r(n)
    WHERE ${monthOf('month + CAST(n AS INTEGER)')} = month`);
  const otherStyles = `SELECT sku_id, style_id, category FROM before_dim_products
    EXCEPT SELECT sku_id, style_id, category FROM dim_products`;
  await session.execute(`CREATE TEMP TABLE touched_days AS
    ${rows.sold.map((table) => `SELECT order_date AS day FROM ${table}`).join(' UNION ')}
    UNION SELECT order_date FROM style_days WHERE EXISTS (${otherStyles})`);
  await session.execute(`CREATE TEMP TABLE touched_customers AS
    SELECT customer_key FROM (${['gone_fct_sold', 'fct_sold', ...rows.returned].map((table) => `SELECT customer_key FROM ${table}`).join(' UNION ')})
    WHERE customer_key IS NOT NULL`);
  await clearFronts(session, refresh);
}

/** Builds touched rows of a mart in front of all its rows, and puts those of a fact among them. */
export async function buildOfOrders(
  session: WriteSession,
  refresh: Refresh,
  mart: string,
  select: string,
  params: Params,
): Promise<void> {
  await session.execute(`CREATE TEMP TABLE ${mart} AS ${select}`, params);
  refresh.fronts.add(mart);
  if (mart in facts) await session.execute(`INSERT INTO ${refresh.all(mart)} BY NAME SELECT * FROM ${mart}`);
}

/** Builds a part of a mart anew. */
export async function buildPart(
  session: WriteSession,
  refresh: Refresh,
  mart: string,
  select: string,
  part: Part,
  params: Params = {},
): Promise<void> {
  for (const gone of part.gone) await session.execute(`DELETE FROM ${mart} WHERE ${gone}`);
  const views = Object.entries(part.of ?? {});
  for (const [table, rows] of views)
    await session.execute(`CREATE TEMP VIEW ${table} AS SELECT * FROM ${refresh.all(table)} WHERE ${rows}`);
  await session.execute(`INSERT INTO ${mart} ${part.select ?? select}`, params);
  for (const [table] of views) await session.execute(`DROP VIEW temp.${table}`);
}

/** Takes away what stands in front of the tables. */
export async function clearFronts(session: WriteSession, { fronts }: Refresh): Promise<void> {
  for (const table of fronts) await session.execute(`DROP TABLE temp.${table}`);
  fronts.clear();
}

/** The highest number that rows of a table have; 0 where it has none. */
export async function lastId(session: WriteSession, table: string, column: string): Promise<number> {
  const [found] = rowsOf<{ n: number }>(await session.query(`SELECT coalesce(max(${column}), 0) AS n FROM ${table}`));
  return Number(found!.n);
}

async function count(session: WriteSession, table: string): Promise<number> {
  const [found] = rowsOf<{ n: number }>(await session.query(`SELECT count(*) AS n FROM ${table}`));
  return Number(found!.n);
}
