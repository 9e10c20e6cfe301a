-- Trino's spellings in DuckDB, so that one text serves both. A macro over an aggregate takes no FILTER, DISTINCT or ORDER BY.
CREATE OR REPLACE TEMP MACRO approx_distinct(x) AS approx_count_distinct(x);
CREATE OR REPLACE TEMP MACRO approx_percentile(x, p) AS quantile_cont(x, p);
CREATE OR REPLACE TEMP MACRO array_join(a, sep) AS array_to_string(a, sep);
CREATE OR REPLACE TEMP MACRO cardinality(a) AS len(a);
CREATE OR REPLACE TEMP MACRO element_at(a, i) AS array_extract(a, i);
CREATE OR REPLACE TEMP MACRO slice(a, s, l) AS array_slice(a, s, s + l - 1);
CREATE OR REPLACE TEMP MACRO date_add(unit, n, d) AS CASE unit WHEN 'day' THEN d + to_days(CAST(n AS INTEGER)) WHEN 'month' THEN d + to_months(CAST(n AS INTEGER)) WHEN 'year' THEN d + to_years(CAST(n AS INTEGER)) END;
CREATE OR REPLACE TEMP MACRO day_of_month(d) AS day(d);
CREATE OR REPLACE TEMP MACRO day_of_week(d) AS isodow(d);
CREATE OR REPLACE TEMP MACRO regexp_like(s, p) AS regexp_matches(s, p);
CREATE OR REPLACE TEMP MACRO to_unixtime(t) AS epoch(t);
CREATE OR REPLACE TEMP MACRO truncate(x) AS trunc(x);
