import { MessageChannel } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { InputError } from '../../../pipelines/domain/errors.ts';
import { type Engine, rowsOf } from '../../../pipelines/warehouse/engine.ts';
import { borrowEngine, lendEngine } from '../../../pipelines/warehouse/lent-engine.ts';
import { openWarehouse } from '../../../pipelines/warehouse/open.ts';

let engine: Engine;
let borrowed: Engine;
let takeBack: () => Promise<void>;

beforeEach(async () => {
  engine = await openWarehouse('duckdb::memory:');
  await engine.write((session) => session.execute('CREATE TABLE heard (word VARCHAR, times INTEGER)'));
  const { port1, port2 } = new MessageChannel();
  takeBack = lendEngine(engine, port1);
  borrowed = borrowEngine(port2, engine.dialect);
});

afterEach(async () => {
  await borrowed.close();
  await engine.close();
});

/** Long enough to be ended amid. */
const long = 'SELECT count(*) AS n FROM range(100000) a, range(1000000) b WHERE (a.range * b.range) % 7 = 3';

const heard = async (of: Engine) => rowsOf(await of.query('SELECT word, times FROM heard ORDER BY word'));

test('answers as the engine itself does, type by type', async () => {
  const sql = `SELECT 1 AS a, 2::BIGINT AS b, DATE '2026-02-03' AS c, 1.25::DOUBLE AS d, $word AS e, NULL AS f,
    [1, 2] AS g, TIMESTAMP '2026-02-03 04:05:06' AS h, true AS i`;
  const own = await engine.query(sql, { word: 'größer' });
  const lent = await borrowed.query(sql, { word: 'größer' });
  const kinds = ({ schema }: typeof own) => schema.fields.map(({ name, typeId }) => [name, typeId]);
  expect(kinds(lent)).toEqual(kinds(own));
  expect(rowsOf(lent)).toEqual(rowsOf(own));
});

test('keeps a write when it ends, and shows nothing of it before', async () => {
  const made = await borrowed.write(async (session) => {
    await session.execute(`INSERT INTO heard VALUES ('small', 3)`);
    await session.append('heard', { word: ['loose', 'torn'], times: [1, null] });
    expect(await session.materialize('spoken', 'SELECT word FROM heard WHERE times > $least', { least: 0 })).toBe(2);
    expect(await heard(engine)).toEqual([]);
    return 'made';
  });
  expect(made).toBe('made');
  expect(await heard(engine)).toEqual([
    { word: 'loose', times: 1 },
    { word: 'small', times: 3 },
    { word: 'torn', times: null },
  ]);
});

test('rolls a write back that throws, and throws the very same', async () => {
  const thrown = new TypeError('it did not go');
  const write = borrowed.write(async (session) => {
    await session.execute(`INSERT INTO heard VALUES ('small', 3)`);
    throw thrown;
  });
  await expect(write).rejects.toBe(thrown);
  expect(await heard(engine)).toEqual([]);
  await borrowed.write((session) => session.execute(`INSERT INTO heard VALUES ('after', 1)`));
  expect(await heard(engine)).toEqual([{ word: 'after', times: 1 }]);
});

test('tells what is wrong with a statement, and an InputError as one', async () => {
  await expect(borrowed.query('SELECT nothing FROM heard')).rejects.toThrow(/nothing/);
  const refusing: Engine = { ...engine, query: () => Promise.reject(new InputError('No such load.', 404)) };
  const { port1, port2 } = new MessageChannel();
  lendEngine(refusing, port1);
  const other = borrowEngine(port2, 'duckdb');
  await expect(other.query('SELECT 1')).rejects.toMatchObject({ name: 'InputError', status: 404 });
  await other.close();
});

test('lets one write end before the next begins', async () => {
  const order: string[] = [];
  const write = (name: string) =>
    borrowed.write(async (session) => {
      order.push(`${name} begins`);
      await session.query('SELECT 1');
      order.push(`${name} ends`);
    });
  await Promise.all([write('one'), write('two')]);
  expect(order).toEqual(['one begins', 'one ends', 'two begins', 'two ends']);
});

test('is ended amid a statement, with the reason it was ended for', async () => {
  const reason = new Error('enough');
  const ending = new AbortController();
  setTimeout(() => ending.abort(reason), 50);
  await expect(borrowed.query(long, {}, { signal: ending.signal })).rejects.toBe(reason);

  const writing = new AbortController();
  setTimeout(() => writing.abort(reason), 50);
  const write = borrowed.write(async (session) => {
    await session.execute(`INSERT INTO heard VALUES ('small', 3)`);
    await session.materialize('never', long);
  }, writing.signal);
  await expect(write).rejects.toBe(reason);
  expect(await heard(engine)).toEqual([]);
});

test('tells how much of a long statement is done, and ends it when who is told throws', async () => {
  const reason = new Error('seen enough');
  const onShare = (share: number) => {
    expect(share).toBeGreaterThan(0);
    throw reason;
  };
  await engine.write((session) => session.materialize('many', 'SELECT range AS number FROM range(4000000)'));
  const slow = "SELECT count(*) AS n FROM many WHERE sha256(sha256(sha256(number::VARCHAR))) < '5'";
  await expect(borrowed.query(slow, {}, { onShare })).rejects.toBe(reason);
});

test('what is under way when it is taken back is rolled back, and the engine goes on', async () => {
  let begun: () => void = () => undefined;
  const hasBegun = new Promise<void>((resolve) => {
    begun = resolve;
  });
  void borrowed
    .write(async (session) => {
      await session.execute(`INSERT INTO heard VALUES ('small', 3)`);
      begun();
      await session.materialize('never', long);
    })
    .catch(() => undefined);
  await hasBegun;
  await takeBack();
  expect(await heard(engine)).toEqual([]);
  await engine.write((session) => session.execute(`INSERT INTO heard VALUES ('after', 1)`));
  expect(await heard(engine)).toEqual([{ word: 'after', times: 1 }]);
});
