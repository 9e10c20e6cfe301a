import { readdirSync, readFileSync } from 'node:fs';
import { Table, Utf8, vectorFromArray } from 'apache-arrow';
import { TrinoSQL } from 'dt-sql-parser';
import { describe, expect, test } from 'vitest';
import { filterDimensions } from '../../server/contract/dimensions.ts';
import type { Query } from '../../server/contract/query.ts';
import { detailStatementsOf, statementsOf } from '../../server/http/answer.ts';
import { queries } from '../../server/questions/index.ts';

/** Functions that DuckDB (with our macros) and Trino both have, and mean the same by. */
const allowed = new Set(
  `approx_distinct approx_percentile array_join cardinality element_at slice date_add day_of_month day_of_week day_of_year
  week_of_year year_of_week last_day_of_month to_unixtime json_extract_scalar regexp_like regexp_split levenshtein_distance
  map_agg truncate abs any_value array_agg array_distinct array_sort avg bool_and bool_or cast ceil coalesce concat_ws contains
  corr count count_if covar_samp cume_dist date date_diff date_trunc day dense_rank ends_with exp extract first_value floor
  grouping hour if lag last_value lead length ln log10 log2 lower lpad ltrim max max_by min min_by minute mod month nth_value
  ntile nullif percent_rank power quarter rank regexp_extract regexp_extract_all regr_intercept regr_slope replace reverse
  round row_number rpad rtrim sign split split_part sqrt starts_with stddev_pop stddev_samp strpos substr sum translate trim
  try_cast unnest upper var_pop var_samp week year`.split(/\s+/),
);
/** Words that stand before a bracket and call nothing. */
const keywords = new Set(
  'and as by exists from in join not on or over select sets then values when where else filter'.split(' '),
);

/** Spellings that only DuckDB knows, or that mean something else on Trino. */
const forbidden: readonly [what: string, pattern: RegExp][] = [
  ['::', /::/],
  ['//', /\/\//],
  ['a trailing ;', /;/],
  ['brackets for lists', /[[\]{}]/],
  ['-> on JSON', /->/],
  ['QUALIFY', /\bqualify\b/i],
  ['ILIKE', /\bilike\b/i],
  ['GROUP BY ALL', /\b(group|order)\s+by\s+all\b/i],
  ['* EXCLUDE', /\bexclude\b/i],
  ['ASOF, SEMI and ANTI joins', /\b(asof|semi|anti)\s+join\b/i],
  ['FILTER over a window', /\bfilter\s*\([^)]*\)\s*over\b/i],
  ['IGNORE NULLS', /\bignore\s+nulls\b/i],
  ['count(DISTINCT) over a window', /\bcount\s*\(\s*distinct[^)]*\)\s*over\b/i],
  ['an interval without quotes', /\binterval\s+\d/i],
  ['OFFSET after LIMIT', /\blimit\s+\S+\s+offset\b/i],
  ['generate_series', /\bgenerate_series\b/i],
];

const info = {
  dialect: 'trino',
  data_version: '1',
  marts_version: '1',
  as_of: '2026-10-31',
  main_currency: 'EUR',
} as const;
const filter = {
  from: '2026-01-01',
  to: '2026-06-30',
  basis: 'ordered',
  ...Object.fromEntries(filterDimensions.map((name) => [name, ["it's", 'b']])),
};

/** What the engine is asked for a query: with no filter and with all of it, by each dimension and level it can take. */
function variants(query: Query): string[] {
  const choices = [{}, ...optionsOf(query, 'dimension'), ...optionsOf(query, 'level'), ...optionsOf(query, 'grain')];
  return [{}, filter].flatMap((given) =>
    choices.flatMap((choice) => statements(query, { ...given, ...choice }).map(({ sql }) => sql)),
  );
}

/** Whatever a query asks, with the details of an answer of one row that wants them. */
function statements(query: Query, params: Record<string, unknown>) {
  const answer = new Table({ level_key: vectorFromArray(["it's"], new Utf8()), is_rising: vectorFromArray([true]) });
  const first = statementsOf(query, params, info);
  return [...first, ...detailStatementsOf(query, answer, first[0]!.params, info)];
}

function optionsOf(query: Query, name: string): Record<string, string>[] {
  const schema = (
    query.params.shape as Record<
      string,
      { _zod: { def: { entries?: object; innerType?: { _zod: { def: { entries?: object } } } } } }
    >
  )[name];
  const { entries, innerType } = schema?._zod.def ?? {};
  return Object.keys(entries ?? innerType?._zod.def.entries ?? {}).map((value) => ({ [name]: value }));
}

function withoutTexts(sql: string): string {
  return sql.replace(/--.*$/gm, '').replace(/'(?:[^']|'')*'/g, "''");
}

function problemsOf(sql: string): string[] {
  const text = withoutTexts(sql);
  const called = Array.from(text.replace(/\bas\s+\w+\s*\(/gi, '').matchAll(/\b([a-z_][a-z0-9_]*)\s*\(/gi), (match) =>
    match[1]!.toLowerCase(),
  );
  const unknown = called.filter((name) => !allowed.has(name) && !keywords.has(name));
  const spelt = forbidden.filter(([, pattern]) => pattern.test(text)).map(([what]) => what);
  const errors = new TrinoSQL().validate(text.replace(/\$[a-z_]\w*/gi, '?')).map((error) => error.message);
  return [...new Set([...unknown.map((name) => `${name}()`), ...spelt, ...errors])];
}

describe('SQL that DuckDB and Trino both speak', () => {
  test.each(queries)('$path', (query) => {
    const problems = [...new Set(variants(query))].flatMap(problemsOf);
    expect([...new Set(problems)]).toEqual([]);
  });

  test('the check sees what only one of them speaks', () => {
    const duckdb = 'SELECT len(a), b::date FROM t QUALIFY row_number() OVER () = 1 LIMIT 2 OFFSET 1';
    expect(problemsOf(duckdb)).toEqual(expect.arrayContaining(['len()', '::', 'QUALIFY', 'OFFSET after LIMIT']));
    expect(problemsOf('SELECT a FROM t WHERE')).not.toEqual([]);
    expect(variants(queries.find(({ path }) => path === '/products/rates')!).join()).toContain(
      'discount_depth AS dimension_id',
    );
  });

  test('what users type never becomes text', () => {
    for (const query of queries) for (const sql of variants(query)) expect(sql).not.toContain("it's");
  });

  test('every SQL file belongs to a query, and says what it asks, reads and gives', () => {
    const folder = new URL('../../server/questions/', import.meta.url);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.sql'));
    const read = queries.flatMap((query) =>
      [{}, ...optionsOf(query, 'level')].flatMap((level) =>
        statements(query, { ...filter, ...optionsOf(query, 'dimension')[0], ...level }).map(({ path }) => path),
      ),
    );
    expect(files.map((path) => `/${path.replace(/\.sql$/, '')}`).sort()).toEqual([...new Set(read)].sort());
    for (const file of files)
      expect(readFileSync(new URL(file, folder), 'utf8')).toMatch(/^-- .+\?\n(-- .+\n)*-- Reads: .+\. Grain: .+/);
  });
});
