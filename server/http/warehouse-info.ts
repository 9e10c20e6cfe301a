import { areAsDefined } from '../../pipelines/marts/build.ts';
import { type Engine, rowsOf } from '../../pipelines/warehouse/engine.ts';
import type { WarehouseInfo } from './compose.ts';

/**
 * What the warehouse says of itself; null while nothing was ever loaded. A load that changed no row is of its version too,
 * as answers tell of loads. Marts that another version of the program built are as none until they are built anew.
 */
export async function readInfo(engine: Engine): Promise<WarehouseInfo | null> {
  const stages = rowsOf<{ stage: string; version: string }>(
    await engine.query('SELECT stage, version FROM stages ORDER BY stage'),
  );
  const marts_version = presentVersion(stages.find(({ stage }) => stage === 'marts'));
  const [loads] = rowsOf<{ n: number; latest: number }>(
    await engine.query('SELECT count(*) AS n, coalesce(max(load_id), 0) AS latest FROM loads'),
  );
  const { n, latest } = loads!;
  if (!marts_version && n === 0) return null;
  const [info] = marts_version
    ? rowsOf<{ as_of: string | null; main_currency: string | null }>(
        await engine.query('SELECT CAST(as_of AS VARCHAR) AS as_of, main_currency FROM mart_info'),
      )
    : [];
  const parts = [...stages, { stage: 'loads', version: `${n}/${latest}` }];
  const data_version = parts.map(({ stage, version }) => `${stage}=${version}`).join(';');
  return {
    dialect: engine.dialect,
    data_version,
    marts_version,
    as_of: info?.as_of ?? null,
    main_currency: info?.main_currency ?? null,
  };
}

/** The `marts_version` of the warehouse's `WarehouseInfo`. */
export async function readMartsVersion(engine: Engine): Promise<string> {
  const [stage] = rowsOf<{ version: string }>(await engine.query("SELECT version FROM stages WHERE stage = 'marts'"));
  return presentVersion(stage);
}

function presentVersion(marts: { readonly version: string } | undefined): string {
  return marts && areAsDefined(marts.version) ? marts.version : '';
}
