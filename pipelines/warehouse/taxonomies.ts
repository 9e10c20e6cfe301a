import { InputError } from '../domain/errors.ts';
import { notice } from '../domain/notices.ts';
import type { TaxonomyChanges } from '../domain/taxonomy.ts';
import { rowsOf, type Session, type WriteSession } from './engine.ts';

/** One version of a shop's taxonomy: what it changed of the shipped one, who made it so and when. */
export interface TaxonomyVersion {
  /** From 1 on. */
  readonly version: number;
  readonly changes: TaxonomyChanges;
  /** The version that it puts back; null where it is new. */
  readonly restores: number | null;
  readonly said_by: string;
  /** Milliseconds since 1970, UTC. */
  readonly said_at: number;
}

/** The taxonomy as it counts: the number of its version, 0 as shipped, and all that differs from the shipped one. */
export interface StoredTaxonomy {
  readonly version: number;
  readonly changes: TaxonomyChanges;
}

const shipped: StoredTaxonomy = { version: 0, changes: {} };

/** The taxonomy that counts. */
export async function latestTaxonomy(session: Session): Promise<StoredTaxonomy> {
  const sql = 'SELECT version, changes FROM taxonomies ORDER BY version DESC LIMIT 1';
  const [row] = rowsOf<{ version: number; changes: string }>(await session.query(sql));
  return row ? { version: row.version, changes: JSON.parse(row.changes) as TaxonomyChanges } : shipped;
}

/**
 * What an earlier version changed; nothing for 0, the taxonomy as shipped.
 * @throws InputError (404) when there is none of that number
 */
export async function changesOf(session: Session, version: number): Promise<TaxonomyChanges> {
  if (version === 0) return {};
  const found = await session.query('SELECT changes FROM taxonomies WHERE version = $version', { version });
  const [row] = rowsOf<{ changes: string }>(found);
  if (!row) throw new InputError(notice('no_taxonomy_version', { version }), 404);
  return JSON.parse(row.changes) as TaxonomyChanges;
}

/** The last versions, latest first. */
export async function taxonomyVersions(session: Session, most: number): Promise<TaxonomyVersion[]> {
  const rows = rowsOf<Omit<TaxonomyVersion, 'changes'> & { changes: string }>(
    await session.query(
      `SELECT version, changes, restores, said_by, said_at FROM taxonomies
       ORDER BY version DESC LIMIT CAST($most AS INTEGER)`,
      { most },
    ),
  );
  return rows.map((row) => ({ ...row, changes: JSON.parse(row.changes) as TaxonomyChanges }));
}

/** Adds a version, which counts from now on; gives its number. */
export async function addTaxonomy(
  session: WriteSession,
  { changes, restores, said_by }: Pick<TaxonomyVersion, 'changes' | 'restores' | 'said_by'>,
): Promise<number> {
  const version = (await latestTaxonomy(session)).version + 1;
  await session.execute(
    `INSERT INTO taxonomies VALUES (CAST($version AS INTEGER), $changes, CAST($restores AS INTEGER), $said_by,
      CAST($said_at AS TIMESTAMP))`,
    { version, changes: JSON.stringify(changes), restores, said_by, said_at: new Date().toISOString().slice(0, -1) },
  );
  return version;
}
