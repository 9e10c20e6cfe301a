import { InputError } from '../domain/errors.ts';
import { notice } from '../domain/notices.ts';
import { type Engine, rowsOf, type WriteSession } from './engine.ts';

/** A product by its style or its SKU. */
export interface FixedProduct {
  readonly level: 'style' | 'sku';
  readonly level_key: string;
}

/** What a person did about returns. */
export interface Fix {
  readonly products: readonly FixedProduct[];
  readonly lever: string;
  /** `YYYY-MM-DD`: what is ordered from this day on is as it was made. */
  readonly fixed_date: string;
  /** A group or finer reason that it should move; null for all returns. */
  readonly reason: string | null;
  /** Empty where nobody is told. */
  readonly owner: string;
  readonly note: string;
  readonly said_by: string;
}

/**
 * Keeps a fix; gives its number.
 * @throws InputError (404) when the data know not all of its products, (400) when the shop has no such reason
 */
export async function recordFix(engine: Engine, { products, ...fix }: Fix): Promise<number> {
  return engine.write(async (session) => {
    await expectData(session);
    await expectReason(session, fix.reason);
    for (const level of ['style', 'sku'] as const) await expectProducts(session, level, products);
    const id = await add(session, { ...fix, undoes: null });
    await session.append('fix_products', {
      fix_id: products.map(() => id),
      level: products.map((product) => product.level),
      level_key: products.map((product) => product.level_key),
    });
    return id;
  });
}

/**
 * Takes a fix back; gives the number of the row that does so.
 * @throws InputError (404) when there is none of that number, (409) when it is undone already
 */
export async function undoFix(engine: Engine, fixId: number, by: string): Promise<number> {
  return engine.write(async (session) => {
    const [found] = rowsOf<{ is_undone: boolean }>(
      await session.query(
        `SELECT fix_id IN (SELECT undoes FROM fixes WHERE undoes IS NOT NULL) AS is_undone
         FROM fixes WHERE fix_id = $id AND undoes IS NULL`,
        { id: fixId },
      ),
    );
    if (!found) throw new InputError(notice('no_fix', { fix: fixId }), 404);
    if (found.is_undone) throw new InputError(notice('fix_undone', { fix: fixId }), 409);
    const nothing = { fixed_date: null, lever: null, reason: null, owner: null, note: null };
    return add(session, { ...nothing, undoes: fixId, said_by: by });
  });
}

async function expectData(session: WriteSession): Promise<void> {
  const { numRows } = await session.query(`SELECT 1 AS n FROM stages WHERE stage = 'marts'`);
  if (numRows === 0) throw new InputError(notice('nothing_loaded'), 404);
}

async function expectReason(session: WriteSession, reason: string | null): Promise<void> {
  if (reason === null) return;
  const known = await session.query(
    'SELECT 1 AS n FROM dim_reasons WHERE reason = $reason OR reason_group = $reason LIMIT 1',
    { reason },
  );
  if (known.numRows === 0) throw new InputError(notice('no_reason', { reason }));
}

async function expectProducts(
  session: WriteSession,
  level: FixedProduct['level'],
  products: readonly FixedProduct[],
): Promise<void> {
  const keys = products.filter((product) => product.level === level).map(({ level_key }) => level_key);
  if (keys.length === 0) return;
  const column = level === 'style' ? 'style_id' : 'sku';
  const params = Object.fromEntries(keys.map((key, index) => [`key_${index}`, key]));
  const names = Object.keys(params).map((name) => `$${name}`);
  const known = rowsOf<{ level_key: string }>(
    await session.query(
      `SELECT DISTINCT ${column} AS level_key FROM dim_products WHERE ${column} IN (${names.join(', ')})`,
      params,
    ),
  );
  const missing = products.findIndex(
    (product) => product.level === level && !known.some(({ level_key }) => level_key === product.level_key),
  );
  if (missing >= 0) throw new InputError(notice('no_fixed_product', { level, index: missing }), 404);
}

type Row = {
  readonly [Name in keyof Omit<Fix, 'products' | 'said_by'>]: Fix[Name] | null;
} & { readonly undoes: number | null; readonly said_by: string };

/** The answers that show fixes are of another version from now on; the figures are not. */
async function add(session: WriteSession, row: Row): Promise<number> {
  const [last] = rowsOf<{ id: number }>(await session.query('SELECT coalesce(max(fix_id), 0) AS id FROM fixes'));
  const id = Number(last!.id) + 1;
  await session.execute(
    `INSERT INTO fixes VALUES (CAST($id AS INTEGER), CAST($fixed_date AS DATE), $lever, $reason, $owner, $note,
      CAST($undoes AS INTEGER), $said_by, CAST($said_at AS TIMESTAMP))`,
    { id, ...row, said_at: new Date().toISOString().slice(0, -1) },
  );
  await session.execute(`DELETE FROM stages WHERE stage = 'fixes'`);
  await session.execute(`INSERT INTO stages VALUES ('fixes', $version)`, { version: String(id) });
  return id;
}
