import * as z from 'zod/mini';
import type { Words } from '../../pipelines/domain/words.ts';
import type { Columns, Row } from './columns.ts';
import { filterParams } from './filter.ts';

type Shape = Readonly<Record<string, z.ZodMiniType>>;

/** One thing that can be asked: where, with which parameters, and which columns come back. */
export interface Query<C extends Columns = Columns, P extends Shape = Shape> {
  /** Below `/api`: `/question/query`. */
  readonly path: string;
  readonly about: Words;
  /** Checks parameters; unknown names are refused. */
  readonly params: z.ZodMiniObject<P & typeof filterParams, z.core.$strict>;
  readonly columns: C;
}

export type ParamsOf<Q> =
  Q extends Query<Columns, infer P> ? z.input<z.ZodMiniObject<P & typeof filterParams, z.core.$strict>> : never;
export type RowOf<Q> = Q extends Query<infer C, Shape> ? Row<C> : never;

/** Declares a query. Every query takes the filter; `params` are those it takes beside it. */
export function query<C extends Columns, const P extends Shape = Record<never, never>>(definition: {
  path: string;
  about: Words;
  params?: P;
  columns: C;
}): Query<C, P> {
  const shape = { ...filterParams, ...(definition.params ?? ({} as P)) } as P & typeof filterParams;
  return { ...definition, params: z.strictObject(shape) as Query<C, P>['params'] };
}

/** What an answer says of itself beside its rows. */
export interface AnswerMeta {
  /** Changes whenever an answer may: the tables' and the marts' version. */
  readonly data_version: string;
  /** The last day that both orders and returns cover, `YYYY-MM-DD`; null while nothing is loaded. */
  readonly complete_through: string | null;
  /** ISO 4217: the currency of every money column; null when there is none. */
  readonly currency: string | null;
  /** Set while the figures of what is loaded are not built, or were by another version of the program: rows are missing. */
  readonly awaits?: 'build';
}
