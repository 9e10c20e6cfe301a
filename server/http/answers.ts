import type { Engine } from '../../pipelines/warehouse/engine.ts';
import { toSearch } from '../contract/filter.ts';
import type { AnswerMeta, Query } from '../contract/query.ts';
import { ask, awaitsBuild } from './answer.ts';
import { ByteCache } from './byte-cache.ts';
import type { WarehouseInfo } from './compose.ts';
import { type Encoding, encodings } from './compress.ts';
import { createEncoder } from './encode.ts';
import type { Format } from './formats.ts';
import { readInfo } from './warehouse-info.ts';

type Params = Readonly<Record<string, unknown>>;

/** Answers of one warehouse as bytes, each made and compressed once a data version. */
export interface Answers {
  /** Names an answer: equal for equal bytes, other once the data are. */
  key(query: Query, params: Params, format: Format): Promise<string>;
  /** Whether the figures that a query asks for are due to be built. */
  awaits(query: Query): Promise<boolean>;
  bytes(query: Query, params: Params, format: Format, encoding: Encoding): Promise<Buffer>;
  /** What the health check tells: how new the data are. */
  info(): Promise<Pick<AnswerMeta, 'data_version' | 'complete_through'>>;
  /** To be told after every change of the data. */
  forget(): void;
  close(): Promise<void>;
}

/** Answers of a warehouse that only this process writes: its version is read again when `forget` is told. */
export function createAnswers(engine: Engine, cacheBytes: number): Answers {
  const cache = new ByteCache(cacheBytes);
  const encoder = createEncoder();
  let info: Promise<WarehouseInfo | null> | null = null;
  const current = () => {
    const now = info ?? readInfo(engine);
    info = now;
    // The first marts come while a load is under way, which is told of when it has ended.
    const keepIfBuilt = (of: WarehouseInfo | null) => (of?.marts_version ? undefined : forget());
    now.then(keepIfBuilt, forget);
    return now;
  };
  const forget = () => {
    info = null;
  };
  const keyOf = (query: Query, params: Params, format: Format, of: WarehouseInfo | null) =>
    [of?.data_version ?? '', format, `${query.path}?${toSearch(params)}`].join(' ');
  return {
    forget,
    close: encoder.close,
    info: async () => {
      const of = await current();
      return { data_version: of?.data_version ?? '', complete_through: of?.as_of ?? null };
    },
    key: async (query, params, format) => keyOf(query, params, format, await current()),
    awaits: async (query) => awaitsBuild(query, await current()),
    async bytes(query, params, format, encoding) {
      const of = await current();
      return cache.get(`${encoding} ${keyOf(query, params, format, of)}`, async () =>
        encodings[encoding](await encoder.encode(await ask(engine, query, params, of, encoder.finish), format)),
      );
    },
  };
}
