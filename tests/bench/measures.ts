import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { BayesClassifier } from 'natural/lib/natural/classifiers/index.js';
import { createClassifier } from '../../pipelines/classify/classify.ts';
import { classifyNotes } from '../../pipelines/classify/stage.ts';
import { groupOf } from '../../pipelines/domain/reasons.ts';
import { ingest } from '../../pipelines/ingest/ingest.ts';
import { buildMarts } from '../../pipelines/marts/build.ts';
import type { Engine } from '../../pipelines/warehouse/engine.ts';
import { openWarehouse } from '../../pipelines/warehouse/open.ts';
import { sentences } from '../../sample-data/generator/wording.ts';
import { measureCrowd } from './crowd.ts';
import { exportFiles, laterFiles, warehouseFile } from './data.ts';
import { measureQueries } from './queries.ts';
import { measureReaders } from './readers.ts';

/** What one measure found: seconds, and how many things it went through. */
export interface Taken {
  seconds: number;
  things: number;
}

/** Each runs alone in a process of its own, in the folder of the data, on the warehouse the one before it left. */
export const measures = {
  bareLoad: (folder: string) => bareLoad(folder, exportFiles),
  bareOrders: (folder: string) => bareLoad(folder, ['orders.csv']),
  load: (folder: string) => onWarehouse(folder, (engine) => loadFiles(engine, folder), true),
  plain: loadOne('orders.csv'),
  utf16: loadOne('utf16.csv'),
  quotes: loadOne('quotes.csv'),
  array: loadOne('array.json'),
  array16: loadOne('array16.json'),
  nested: loadOne('nested.json'),
  nested16: loadOne('nested16.json'),
  lines: loadOne('lines.jsonl'),
  workbook: loadOne('book.xlsx'),
  loadAgain: (folder: string) => onWarehouse(folder, (engine) => loadFiles(engine, folder)),
  classify: (folder: string) => onWarehouse(folder, (engine) => classifyNotes(engine)),
  build: bringUp,
  later: (folder: string) =>
    onWarehouse(folder, async (engine) => {
      const rows = await loadFiles(engine, folder, laterFiles);
      await classifyNotes(engine);
      return rows;
    }),
  refresh: bringUp,
  bareNotes,
  notes,
  queries: measureQueries,
  crowd: measureCrowd,
  readers: measureReaders,
} as const;
export type MeasureName = keyof typeof measures;

async function timed(work: () => Promise<number> | number): Promise<Taken> {
  const started = performance.now();
  const things = await work();
  return { seconds: (performance.now() - started) / 1000, things };
}

/** Opening and closing counts: only then everything is on disk. */
async function onWarehouse(folder: string, work: (engine: Engine) => Promise<number>, isNew = false): Promise<Taken> {
  const file = warehouseFile(folder);
  if (isNew) rmSync(join(file, '..'), { recursive: true, force: true });
  return timed(async () => {
    const engine = await openWarehouse(`duckdb:${file}`, { readable: [folder] });
    const things = await work(engine);
    await engine.close();
    return things;
  });
}

/** Brings the marts up to the tables: all of them at first, then what was touched. */
function bringUp(folder: string): Promise<Taken> {
  return onWarehouse(folder, async (engine) => Number(await buildMarts(engine)));
}

/** Loads one file of the folder into a new warehouse. */
function loadOne(name: string): (folder: string) => Promise<Taken> {
  return (folder) => onWarehouse(folder, (engine) => loadFiles(engine, folder, [name]), true);
}

async function loadFiles(engine: Engine, folder: string, names: readonly string[] = exportFiles): Promise<number> {
  const files = names.map((name) => ({ path: join(folder, name), name }));
  const report = await ingest(engine, files, { spool: join(folder, 'warehouse', 'spool'), customerSalt: 'bench' });
  if (report.refused.length > 0 || report.totals.rows_set_aside > 0) throw new Error(JSON.stringify(report));
  return report.totals.rows_read;
}

/** The least that a load can be: the engine reads each file into a typed table of a database file, stored as ours are. */
async function bareLoad(folder: string, names: readonly string[]): Promise<Taken> {
  const file = join(folder, 'bare.duckdb');
  rmSync(file, { force: true });
  return timed(async () => {
    const instance = await DuckDBInstance.create(file, { storage_compatibility_version: 'latest' });
    const connection = await instance.connect();
    let rows = 0;
    for (const name of names) {
      const table = name.replace('.csv', '');
      const result = await connection.run(`CREATE TABLE ${table} AS SELECT * FROM ${csv(folder, name)}`);
      rows += Number((await result.getRows())[0]?.[0] ?? 0);
    }
    connection.closeSync();
    instance.closeSync();
    return rows;
  });
}

/** A file as a table, its types found by the engine. */
function csv(folder: string, name: string): string {
  return `read_csv('${join(folder, name).replaceAll("'", "''")}')`;
}

const mostNotes = 100_000;

async function distinctNotes(folder: string): Promise<string[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const reader = await connection.runAndReadAll(
    `SELECT DISTINCT reason_text FROM ${csv(folder, 'returns.csv')} ORDER BY 1 LIMIT ${mostNotes}`,
  );
  return reader.getRows().map(([text]) => String(text));
}

/** Language, reasons and evidence of each distinct note; the model is loaded before. */
async function notes(folder: string): Promise<Taken> {
  const texts = await distinctNotes(folder);
  const classifier = await createClassifier();
  return timed(() => {
    for (const text of texts) classifier.classify({ id: '', text });
    return texts.length;
  });
}

/** The same notes through natural's naive Bayes: one group a note, no language, no evidence. */
async function bareNotes(folder: string): Promise<Taken> {
  const texts = await distinctNotes(folder);
  const bayes = new BayesClassifier();
  for (const { text, reasons } of Object.values(sentences).flat()) bayes.addDocument(text, groupOf(reasons[0]));
  bayes.train();
  return timed(() => {
    for (const text of texts) bayes.classify(text);
    return texts.length;
  });
}
