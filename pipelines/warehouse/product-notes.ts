import { InputError } from '../domain/errors.ts';
import { notice } from '../domain/notices.ts';
import { type Engine, rowsOf, type WriteSession } from './engine.ts';

/** What a person says of a product. */
export interface ProductSaid {
  readonly level: 'style' | 'sku';
  /** Its key at that level. */
  readonly level_key: string;
  readonly kind: 'snooze' | 'owner' | 'note';
  readonly says: string;
  /** `YYYY-MM-DD`: the last day of a snooze; null for all else. */
  readonly until_date: string | null;
  readonly said_by: string;
}

/**
 * Keeps what a person says of a product; gives the number of the entry.
 * @throws InputError (404) when the data know no such product
 */
export async function sayOfProduct(engine: Engine, said: ProductSaid): Promise<number> {
  return engine.write(async (session) => {
    const column = said.level === 'style' ? 'style_id' : 'sku';
    const known = await session.query(`SELECT 1 AS n FROM dim_products WHERE ${column} = $key LIMIT 1`, {
      key: said.level_key,
    });
    if (known.numRows === 0) throw new InputError(notice('no_product', { level: said.level }), 404);
    return add(session, { ...said, undoes: null });
  });
}

/**
 * Takes an entry back; gives the number of the entry that does so.
 * @throws InputError (404) when there is none of that number, (409) when it is undone already
 */
export async function undoProductNote(engine: Engine, entryId: number, by: string): Promise<number> {
  return engine.write(async (session) => {
    const [found] = rowsOf<Omit<ProductSaid, 'said_by'> & { is_undone: boolean }>(
      await session.query(
        `SELECT level, level_key, kind, entry_id IN (SELECT undoes FROM product_notes WHERE undoes IS NOT NULL) AS is_undone
         FROM product_notes WHERE entry_id = $id AND undoes IS NULL`,
        { id: entryId },
      ),
    );
    if (!found) throw new InputError(notice('no_entry', { entry: entryId }), 404);
    if (found.is_undone) throw new InputError(notice('entry_undone', { entry: entryId }), 409);
    const { level, level_key, kind } = found;
    return add(session, { level, level_key, kind, says: '', until_date: null, said_by: by, undoes: entryId });
  });
}

/** The answers that show entries are of another version from now on; the figures are not. */
async function add(session: WriteSession, row: ProductSaid & { readonly undoes: number | null }): Promise<number> {
  const [last] = rowsOf<{ id: number }>(
    await session.query('SELECT coalesce(max(entry_id), 0) AS id FROM product_notes'),
  );
  const id = Number(last!.id) + 1;
  await session.execute(
    `INSERT INTO product_notes VALUES (CAST($id AS INTEGER), $level, $level_key, $kind, $says, CAST($until_date AS DATE),
      CAST($undoes AS INTEGER), $said_by, CAST($said_at AS TIMESTAMP))`,
    { id, ...row, said_at: new Date().toISOString().slice(0, -1) },
  );
  await session.execute(`DELETE FROM stages WHERE stage = 'product_notes'`);
  await session.execute(`INSERT INTO stages VALUES ('product_notes', $version)`, { version: String(id) });
  return id;
}
