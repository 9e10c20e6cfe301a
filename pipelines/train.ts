import { parseArgs } from 'node:util';
import { trainShipped } from './classify/train.ts';
import { InputError } from './domain/errors.ts';
import { runTraining } from './training.ts';
import { openWarehouse } from './warehouse/open.ts';

/** `npm run train`: the model that ships; with `--with-corrections` the own model of the shop in a warehouse. */
const { values } = parseArgs({
  options: {
    'with-corrections': { type: 'boolean', default: false },
    warehouse: { type: 'string', default: process.env.RETURNSCOPE_WAREHOUSE ?? 'duckdb:data/returnscope.duckdb' },
  },
});

async function trainShop(warehouse: string): Promise<void> {
  const engine = await openWarehouse(warehouse);
  try {
    const report = await runTraining(engine, { said_by: 'npm run train' }, { onProgress: () => undefined });
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  } finally {
    await engine.close();
  }
}

try {
  await (values['with-corrections'] ? trainShop(values.warehouse) : trainShipped());
} catch (error) {
  if (!(error instanceof InputError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
