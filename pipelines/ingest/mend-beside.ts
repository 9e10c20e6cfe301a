import type { WriteSession } from '../warehouse/engine.ts';
import { mendersOf } from './aside.ts';
import { literal } from './formats/format.ts';
import { rowKey } from './history.ts';
import type { Mending } from './write.ts';

const numberedTables = ['order_lines', 'return_lines'] as const;

/**
 * Brings rows in beside the load that had set them aside: its equal rows are other units, so the count of names goes on
 * where that load and what was mended before of what it holds have ended; then marks the rows as mended.
 * @param lines of the rows in the load's file
 */
export function besideLoad(loadId: number, source: string, lines: readonly number[]): Mending {
  const loads = `(SELECT ${loadId} UNION ALL ${mendersOf(loadId)})`;
  const own = `source = ${literal(source)} AND load_id IN ${loads}`;
  return {
    before: async (session: WriteSession) => {
      for (const table of numberedTables) {
        await session.execute(`CREATE OR REPLACE TEMP TABLE mend_names_${table} AS
          SELECT regexp_replace(row_key, '#[0-9]+$', '') AS base, count(*) AS n FROM (
            SELECT ${rowKey(table, 't')} AS row_key FROM ${table} t WHERE ${own}
            UNION SELECT ${rowKey(table, 't')} FROM ${table}_history t WHERE ${own}
            UNION SELECT row_key FROM seen_rows WHERE table_name = ${literal(table)} AND ${own}) GROUP BY 1`);
      }
      await session.execute(`CREATE OR REPLACE TEMP TABLE mend_orders AS
        SELECT split_part(base, chr(31), 1) AS order_id, CAST(sum(n) AS INTEGER) AS n FROM mend_names_order_lines GROUP BY 1`);
    },
    after: async (session: WriteSession, mendedBy: number) => {
      await session.execute(
        `UPDATE set_aside SET mended_by = ${mendedBy} WHERE load_id = ${loadId} AND mended_by IS NULL AND line IN (${lines.join(', ')})`,
      );
    },
  };
}
