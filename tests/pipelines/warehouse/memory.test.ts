import { afterEach, expect, test, vi } from 'vitest';
import { rowsOf } from '../../../pipelines/warehouse/engine.ts';
import { memoryLimitMb } from '../../../pipelines/warehouse/memory.ts';
import { openWarehouse } from '../../../pipelines/warehouse/open.ts';

afterEach(() => vi.unstubAllEnvs());

async function limit(): Promise<string> {
  const engine = await openWarehouse('duckdb::memory:');
  const [row] = rowsOf<{ said: string }>(await engine.query(`SELECT current_setting('memory_limit') AS said`));
  await engine.close();
  return row!.said;
}

test('the engine takes the memory it is given', async () => {
  vi.stubEnv('RETURNSCOPE_MEMORY_MB', '512');
  expect(await limit()).toBe('488.2 MiB');
});

test('where nothing is said it leaves half of the machine to others', () => {
  const usual = memoryLimitMb({});
  expect(usual).toBeGreaterThanOrEqual(256);
  expect(memoryLimitMb({ RETURNSCOPE_MEMORY_MB: ' ' })).toBe(usual);
});

test.each(['12', 'much', '-4000', '4e3', '4000MB'])('%s is refused and said how it is written', (said) => {
  expect(() => memoryLimitMb({ RETURNSCOPE_MEMORY_MB: said })).toThrow(/write it as 4000/);
});
