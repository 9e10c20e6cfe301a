import { readFileSync } from 'node:fs';
import type { Table } from 'apache-arrow';
import { type Engine, rowsOf } from '../../pipelines/warehouse/engine.ts';
import type { AnswerMeta, Query } from '../contract/query.ts';
import { answerTable } from './answer-table.ts';
import { compose, type WarehouseInfo } from './compose.ts';
import { planOf } from './plans.ts';

/**
 * Answers one query: its SQL, cut to the filter, run on the engine, with its statistics on top.
 * @param params checked by the query's schema
 * @param info of the warehouse as it is; null while nothing is loaded, when every answer is empty
 * @returns a table with exactly the contract's columns, whose schema carries `AnswerMeta`
 */
export async function answer(
  engine: Engine,
  query: Query,
  params: Readonly<Record<string, unknown>>,
  info: WarehouseInfo | null,
): Promise<Table> {
  if (!info) return answerTable(query.columns, [], { data_version: '', complete_through: null, currency: null });
  const { asks, finish } = planOf(query);
  const asked: Table[] = [];
  const sets = asks(params, info);
  for (const set of sets) asked.push(await ask(engine, query, set, info));
  const meta: AnswerMeta = {
    data_version: info.data_version,
    complete_through: info.as_of,
    currency: (params.currency as string | undefined) ?? info.main_currency,
  };
  const [first] = asked;
  const answered =
    !finish && first ? first : (finish?.(asked.map(rowsOf<Record<string, unknown>>), sets[0] ?? params) ?? []);
  return answerTable(query.columns, answered, meta);
}

/** The answer of the query's SQL; parameters that were not given are null in it. */
function ask(engine: Engine, query: Query, params: Readonly<Record<string, unknown>>, info: WarehouseInfo) {
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
