import { sizePlace } from '../domain/sizes.ts';
import { rowsOf, type WriteSession } from '../warehouse/engine.ts';

/**
 * Builds `dim_sizes`: one row per size of a known scale that a product has, as it is written, with its scale and its rank on
 * it.
 */
export async function buildSizes(session: WriteSession): Promise<void> {
  const written = rowsOf<{ size: string }>(
    await session.query('SELECT DISTINCT size FROM dim_products WHERE size IS NOT NULL ORDER BY size'),
  );
  const placed = written.flatMap(({ size }) => {
    const place = sizePlace(size);
    return place ? [{ size, ...place }] : [];
  });
  await session.materialize('dim_sizes', `SELECT '' AS size, '' AS scale, 0e0 AS size_rank WHERE 1 = 0`);
  await session.append('dim_sizes', {
    size: placed.map(({ size }) => size),
    scale: placed.map(({ scale }) => scale),
    size_rank: placed.map(({ rank }) => rank),
  });
}
