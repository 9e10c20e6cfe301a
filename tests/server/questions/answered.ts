import { Bool, type DataType, DateDay, Float64, Table, Utf8, type Vector, vectorFromArray } from 'apache-arrow';
import { rowsOf } from '../../../pipelines/warehouse/engine.ts';
import type { Columns } from '../../../server/contract/columns.ts';
import type { Query, RowOf } from '../../../server/contract/query.ts';
import { finish } from '../../../server/http/answer.ts';

const meta = { data_version: '1', complete_through: null, currency: null };

/** The rows that a query answers where its SQL, and that of its details, gave these tables, asked with these parameters. */
export function answered<Q extends Query<Columns>>(
  query: Q,
  tables: readonly Table[],
  params: Readonly<Record<string, unknown>> = {},
  details?: readonly Table[],
): RowOf<Q>[] {
  const asked = { query: query as unknown as Query, params, tables, meta };
  const answer = finish(asked);
  return rowsOf(details ? finish({ ...asked, answer, tables: details }) : answer);
}

/**
 * Rows as the engine gives them.
 * @param example a row without a gap, which tells the columns and their types; what ends in `_date` is one
 */
export function tableOf<Sums extends object>(
  example: { readonly [K in keyof Sums]: NonNullable<Sums[K]> },
  rows: readonly Sums[],
): Table {
  const vectors: Record<string, Vector> = {};
  for (const [name, value] of Object.entries(example))
    vectors[name] = vectorFromArray(
      rows.map((row) => row[name as keyof Sums]),
      typeOf(name, value),
    ) as Vector;
  return new Table(vectors);
}

function typeOf(name: string, value: unknown): DataType {
  if (typeof value === 'string') return new Utf8();
  if (typeof value === 'boolean') return new Bool();
  return name.endsWith('_date') ? new DateDay() : new Float64();
}
