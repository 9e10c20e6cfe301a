import { DataType, Schema, Table, Vector } from 'apache-arrow';
import type { Selection } from '../../pipelines/warehouse/columns.ts';
import type { ColumnKind, Columns } from '../contract/columns.ts';
import type { AnswerMeta } from '../contract/query.ts';
import { pickedVector, typeOf, vectorOf } from './arrow-vectors.ts';

type Rows = readonly Readonly<Record<string, unknown>>[];

/**
 * An answer as Arrow: exactly the contract's columns in its order, with `AnswerMeta` as metadata of the schema (what is
 * null in it is absent).
 * @param source the SQL's table, finished rows with dates and instants in milliseconds, or rows of finished columns
 * @throws Error when a promised column is missing, or null where it must be known
 */
export function answerTable(columns: Columns, source: Table | Rows | Selection, meta: AnswerMeta): Table {
  const vectors: Record<string, Vector> = {};
  for (const [name, column] of Object.entries(columns)) {
    const vector = columnFrom(source, name, column.kind);
    if (!column.isNullable && vector.nullCount > 0) throw new Error(`column ${name} is null where it must be known`);
    vectors[name] = vector;
  }
  return withMeta(vectors, meta);
}

/** An answer without the columns that its details tell, and with the ids of its rows (numbers, or texts) as `level_id`. */
export function answerSoFar(columns: Columns, source: Selection, meta: AnswerMeta): Table {
  const ids = source.columns.level_id;
  const idKind = ids instanceof Vector && DataType.isUtf8(ids.type) ? 'text' : 'number';
  const vectors = Object.keys(source.columns).map((name) => {
    const kind = name === 'level_id' ? idKind : (columns[name]?.kind ?? missing(name));
    return [name, columnFrom(source, name, kind)];
  });
  return withMeta(Object.fromEntries(vectors), meta);
}

function withMeta(vectors: Record<string, Vector>, meta: AnswerMeta): Table {
  const { schema, batches } = new Table(vectors);
  const known = Object.entries(meta).filter((entry) => entry[1] !== null);
  return new Table(new Schema(schema.fields, new Map(known)), batches);
}

function columnFrom(source: Table | Rows | Selection, name: string, kind: ColumnKind): Vector {
  if (source instanceof Table) return fromTable(source.getChild(name) ?? missing(name), kind);
  if ('columns' in source) return pickedVector(kind, source.columns[name] ?? missing(name), source.rows);
  return vectorOf(
    kind,
    source.map((row) => (row[name] === undefined ? missing(name) : row[name])),
  );
}

function fromTable(vector: Vector, kind: ColumnKind): Vector {
  return String(vector.type) === String(typeOf(kind)) ? vector : vectorOf(kind, Array.from(vector));
}

function missing(name: string): never {
  throw new Error(`the answer lacks column ${name}`);
}
