import { expect, test } from 'vitest';
import { classifyNotes } from '../../../pipelines/classify/stage.ts';
import { type Engine, rowsOf } from '../../../pipelines/warehouse/engine.ts';
import { openWarehouse } from '../../../pipelines/warehouse/open.ts';

/** More than two threads find worth their while, no two alike. */
const notes = 21_000;
const words = [
  'Trop petit',
  'the seam came off',
  'S-a stricat',
  'Zu spät, 2 Wochen!',
  'nothing to say',
  'me@shop.example',
];

async function shopOf(words: readonly string[]): Promise<Engine> {
  const engine = await openWarehouse('duckdb::memory:');
  await engine.write((session) =>
    session.execute(
      `INSERT INTO return_lines BY NAME
       SELECT
         'shop' AS source, 'R' || range AS return_ref, 1 AS quantity, 'return' AS movement, 0 AS row_hash, 1 AS load_id,
         md5(range::VARCHAR) AS note_key,
         string_split($words, '|')[1 + range % 6] || ' ' || range AS reason_text,
         CASE range % 5 WHEN 0 THEN 'DEFECTIVE' WHEN 1 THEN 'SIZE' END AS reason_code
       FROM range(${notes})`,
      { words: words.join('|') },
    ),
  );
  return engine;
}

const readings = async (engine: Engine) =>
  Promise.all(
    ['readings', 'reading_reasons', 'reading_marks'].map(async (table) =>
      rowsOf(await engine.query(`SELECT * FROM ${table} ORDER BY ALL`)),
    ),
  );

test('notes say the same, whatever the number of threads that read them', async () => {
  const [alone, together] = await Promise.all([shopOf(words), shopOf(words)]);
  expect(await classifyNotes(alone, undefined, 1)).toBe(notes);
  expect(await classifyNotes(together, undefined, 3)).toBe(notes);
  const [one, three] = await Promise.all([readings(alone), readings(together)]);
  expect(one[0]).toHaveLength(notes);
  expect(three).toEqual(one);
  await Promise.all([alone.close(), together.close()]);
});

test('who watches ends the reading: nothing of it stays', async () => {
  const engine = await shopOf(words);
  const enough = new Error('enough');
  const onProgress = (done: number) => {
    if (done > 0) throw enough;
  };
  await expect(classifyNotes(engine, onProgress, 3)).rejects.toBe(enough);
  expect(await readings(engine)).toEqual([[], [], []]);
  await engine.close();
});
