import { readFileSync } from 'node:fs';
import type { Table } from 'apache-arrow';
import { InputError } from '../../pipelines/domain/errors.ts';
import { notice } from '../../pipelines/domain/notices.ts';
import { vectorOf } from '../../pipelines/warehouse/columns.ts';
import { type Engine, type Params as EngineParams, rowsOf } from '../../pipelines/warehouse/engine.ts';
import type { AnswerMeta, Query } from '../contract/query.ts';
import { answerSoFar, answerTable } from './answer-table.ts';
import { compose, type WarehouseInfo } from './compose.ts';
import { planOf } from './plans.ts';
import { readInfo, readMartsVersion } from './warehouse-info.ts';

type Params = Readonly<Record<string, unknown>>;

/** What the engine gave for a query, before its statistics. */
export interface Asked {
  readonly query: Query;
  /** Those the SQL was asked with first. */
  readonly params: Params;
  /** One table for each time the SQL was asked. */
  readonly tables: readonly Table[];
  readonly meta: AnswerMeta;
  /** The answer so far, where the tables are of its details. */
  readonly answer?: Table;
}

/** Whether a question's figures are due to be built: until then its answer has no rows, whatever is loaded. */
export function awaitsBuild(query: Query, info: WarehouseInfo | null): boolean {
  return info !== null && !info.marts_version && !planOf(query).isOfLoads;
}

/** A question is asked so many times at most, when the marts are built anew under it. */
const mostTries = 5;

/**
 * Runs a query's SQL, cut to the filter. All its statements read the same marts, as numbers that join their rows may be
 * given out anew by a build: it is asked again when one came between.
 * @param params checked by the query's schema
 * @param info of the warehouse as it is; null while nothing is loaded. Nothing is asked that is not there yet.
 * @param finished makes the answer so far of a query with details
 * @throws InputError (503) when the marts changed again and again meanwhile
 */
export async function ask(
  engine: Engine,
  query: Query,
  params: Params,
  info: WarehouseInfo | null,
  finished: (asked: Asked) => Table | Promise<Table> = finish,
  tries = mostTries,
): Promise<Asked> {
  if (!info || awaitsBuild(query, info)) {
    const meta: AnswerMeta = {
      ...{ data_version: info?.data_version ?? '', complete_through: null, currency: null },
      ...(info ? { awaits: 'build' } : {}),
    };
    return { query, params, tables: [], meta };
  }
  const run = (statements: readonly Statement[]) =>
    Promise.all(statements.map(({ sql, bound }) => engine.query(sql, bound)));
  const statements = statementsOf(query, params, info);
  const tables = await run(statements);
  const currency = (params.currency as string | undefined) ?? info.main_currency;
  const meta = { data_version: info.data_version, complete_through: info.as_of, currency };
  let asked: Asked = { query, params: statements[0]?.params ?? params, tables, meta };
  if (planOf(query).details) {
    const answer = await finished(asked);
    asked = { ...asked, answer, tables: await run(detailStatementsOf(query, answer, asked.params, info)) };
  }
  if ((statements.length > 1 || asked.answer) && (await readMartsVersion(engine)) !== info.marts_version) {
    if (tries === 1) throw new InputError(notice('changing_data'), 503);
    return ask(engine, query, params, await readInfo(engine), finished, tries - 1);
  }
  return asked;
}

/**
 * The answer: statistics put on top, exactly the contract's columns, `AnswerMeta` in the schema's metadata. Of a query with
 * details it comes in two parts, the first without what they tell and with the ids of its rows.
 */
export function finish({ query, params, tables, meta, answer }: Asked): Table {
  const { columns, details, finish: rowsFrom } = planOf(query);
  if (details && answer) {
    const known = Object.fromEntries(answer.schema.names.map((name) => [name, vectorOf(answer, String(name))]));
    return answerTable(query.columns, { columns: { ...known, ...details.columns(answer, tables, params) } }, meta);
  }
  const [first] = tables;
  if (!first) return answerTable(query.columns, [], meta);
  if (columns) return (details ? answerSoFar : answerTable)(query.columns, columns(tables, params), meta);
  const rows = rowsFrom?.(tables.map(rowsOf<Record<string, unknown>>), params);
  return answerTable(query.columns, rows ?? first, meta);
}

/** An SQL text, the parameters it is cut to, and what is bound in it. */
interface Statement {
  /** Where its SQL lies among the questions. */
  readonly path: string;
  readonly sql: string;
  readonly params: Params;
  readonly bound: EngineParams;
}

/** What the engine is asked for a query, each to be told in a table: its SQL by each parameter set, then the SQL beside it. */
export function statementsOf(query: Query, params: Params, info: WarehouseInfo): Statement[] {
  const { asks, besides } = planOf(query);
  const own = asks(params, info).map((set) => ({ path: query.path, params: set }));
  return composed(query, [...own, ...(besides?.(params, info) ?? [])], info);
}

/** What the engine is asked for the details of an answer. */
export function detailStatementsOf(query: Query, answer: Table, params: Params, info: WarehouseInfo): Statement[] {
  return composed(query, planOf(query).details?.asks(answer, params, info) ?? [], info);
}

function composed(query: Query, parts: readonly { path: string; params: Params }[], info: WarehouseInfo): Statement[] {
  // Parameters that were not given are null in the SQL.
  const absent = Object.fromEntries(Object.keys(query.params.shape).map((name) => [name, null]));
  return parts.map(({ path, params }) => {
    const { sql, params: bound } = compose(sqlAt(path), query, params, info);
    return { path, sql, params, bound: { ...absent, ...bound } };
  });
}

const texts = new Map<string, string>();

/** SQL lies at its path among the questions. */
function sqlAt(path: string): string {
  const text = texts.get(path) ?? readFileSync(new URL(`../questions${path}.sql`, import.meta.url), 'utf8');
  texts.set(path, text);
  return text;
}
