import type { WriteSession } from '../warehouse/engine.ts';
import { one } from './upsert.ts';

/** Number of the load that begins; that of a load that was undone is not given again. */
export function nextLoad(session: WriteSession): Promise<number> {
  return one(
    session,
    `SELECT 1 + greatest((SELECT coalesce(max(load_id), 0) FROM loads),
      (SELECT coalesce(max(CAST(version AS INTEGER)), 0) FROM stages WHERE stage = 'undone')) AS n`,
  );
}

/** Keeps the number of a load that is undone from being given again. */
export async function keepNumber(session: WriteSession, loadId: number): Promise<void> {
  if ((await nextLoad(session)) > loadId + 1) return;
  await setStage(session, 'undone', loadId);
}

/** Tells the stages to come that the tables have changed. */
export async function raiseVersion(session: WriteSession): Promise<void> {
  const version = await one(
    session,
    `SELECT coalesce(max(CAST(version AS BIGINT)), 0) + 1 AS n FROM stages WHERE stage = 'tables'`,
  );
  await setStage(session, 'tables', version);
}

async function setStage(session: WriteSession, stage: string, version: number): Promise<void> {
  await session.execute('DELETE FROM stages WHERE stage = $stage', { stage });
  await session.execute('INSERT INTO stages VALUES ($stage, $version)', { stage, version: String(version) });
}
