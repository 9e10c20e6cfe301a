import { type Engine, rowsOf } from '../../pipelines/warehouse/engine.ts';
import type { WarehouseInfo } from './compose.ts';

/**
 * What the warehouse says of itself, or null while it has no marts: nothing is loaded yet. A load that changed no row is
 * of its version too, as answers tell of loads.
 */
export async function readInfo(engine: Engine): Promise<WarehouseInfo | null> {
  const stages = rowsOf<{ stage: string; version: string }>(
    await engine.query('SELECT stage, version FROM stages ORDER BY stage'),
  );
  if (!stages.some(({ stage }) => stage === 'marts')) return null;
  const [info] = rowsOf<{ as_of: string | null; main_currency: string | null }>(
    await engine.query('SELECT CAST(as_of AS VARCHAR) AS as_of, main_currency FROM mart_info'),
  );
  const [loads] = rowsOf<{ version: string }>(
    await engine.query(
      `SELECT CAST(count(*) AS VARCHAR) || '/' || CAST(coalesce(max(load_id), 0) AS VARCHAR) AS version FROM loads`,
    ),
  );
  const parts = [...stages, { stage: 'loads', version: loads!.version }];
  const data_version = parts.map(({ stage, version }) => `${stage}=${version}`).join(';');
  return { data_version, as_of: info?.as_of ?? null, main_currency: info?.main_currency ?? null };
}
