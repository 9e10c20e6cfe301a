import { type Notice, notice } from '../domain/notices.ts';
import { rowsOf, type Session } from '../warehouse/engine.ts';
import { isoCountries } from './formats/countries.ts';
import { type IngestTable, isOneOf } from './formats/format.ts';

/** Conditions on the tables' rows, as `t`, for those of a file. */
type Where = Partial<Record<IngestTable, string>>;

interface Found {
  rows: number;
  example: string | null;
}

/** What can be read in a file's rows and hardly be true, each with the number of rows: they are loaded as they stand. */
export async function doubtWarnings(session: Session, where: Where): Promise<Notice[]> {
  const told: Notice[] = [];
  const tell = async (code: 'delivered_before_shipped' | 'unknown_countries', sql: string) => {
    const [found] = rowsOf<Found>(await session.query(sql));
    if (found!.rows > 0) told.push(notice(code, { rows: found!.rows, example: (found!.example ?? '').slice(0, 40) }));
  };
  for (const table of ['order_lines', 'shipments'] as const)
    if (where[table] !== undefined)
      await tell(
        'delivered_before_shipped',
        `SELECT count(*) AS rows, min(t.order_id) AS example FROM ${table} t
          WHERE ${where[table]} AND t.delivered_date < t.shipped_date`,
      );
  if (where.order_lines !== undefined)
    await tell(
      'unknown_countries',
      `SELECT CAST(coalesce(sum(n), 0) AS BIGINT) AS rows, min(country) AS example FROM (SELECT t.country, count(*) AS n
          FROM order_lines t WHERE ${where.order_lines} AND t.country IS NOT NULL GROUP BY 1)
        WHERE NOT ${isOneOf('country', isoCountries)}`,
    );
  return told;
}
