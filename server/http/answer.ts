import { readFileSync } from 'node:fs';
import type { Table } from 'apache-arrow';
import { type Engine, rowsOf } from '../../pipelines/warehouse/engine.ts';
import type { AnswerMeta, Query } from '../contract/query.ts';
import { answerTable } from './answer-table.ts';
import { compose, type WarehouseInfo } from './compose.ts';
import { planOf } from './plans.ts';

type Params = Readonly<Record<string, unknown>>;

/** What the engine gave for a query, before its statistics. */
export interface Asked {
  readonly query: Query;
  /** Those the SQL was asked with first. */
  readonly params: Params;
  /** One table for each time the SQL was asked. */
  readonly tables: readonly Table[];
  readonly meta: AnswerMeta;
}

/**
 * Runs a query's SQL, cut to the filter.
 * @param params checked by the query's schema
 * @param info of the warehouse as it is; null while nothing is loaded. Nothing is asked that is not there yet.
 */
export async function ask(engine: Engine, query: Query, params: Params, info: WarehouseInfo | null): Promise<Asked> {
  const plan = planOf(query);
  if (!info || !(info.has_marts || plan.isOfLoads)) {
    const meta = { data_version: info?.data_version ?? '', complete_through: null, currency: null };
    return { query, params, tables: [], meta };
  }
  const sets = plan.asks(params, info);
  const tables: Table[] = [];
  for (const set of sets) tables.push(await askOnce(engine, query, set, info));
  const currency = (params.currency as string | undefined) ?? info.main_currency;
  const meta = { data_version: info.data_version, complete_through: info.as_of, currency };
  return { query, params: sets[0] ?? params, tables, meta };
}

/** The answer: statistics put on top, exactly the contract's columns, `AnswerMeta` in the schema's metadata. */
export function finish({ query, params, tables, meta }: Asked): Table {
  const plan = planOf(query);
  const [first] = tables;
  if (!first) return answerTable(query.columns, [], meta);
  if (plan.columns) return answerTable(query.columns, plan.columns(tables), meta);
  const rows = plan.finish?.(tables.map(rowsOf<Record<string, unknown>>), params);
  return answerTable(query.columns, rows ?? first, meta);
}

/** Parameters that were not given are null in the SQL. */
function askOnce(engine: Engine, query: Query, params: Params, info: WarehouseInfo): Promise<Table> {
  const absent = Object.fromEntries(Object.keys(query.params.shape).map((name) => [name, null]));
  const composed = compose(sqlOf(query), query, params, info);
  return engine.query(composed.sql, { ...absent, ...composed.params });
}

const texts = new Map<Query, string>();

/** The query's SQL, which lies at its path among the questions. */
export function sqlOf(query: Query): string {
  const text = texts.get(query) ?? readFileSync(new URL(`../questions${query.path}.sql`, import.meta.url), 'utf8');
  texts.set(query, text);
  return text;
}
