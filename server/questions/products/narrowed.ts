import type { Table } from 'apache-arrow';
import { vectorOf } from '../../../pipelines/warehouse/columns.ts';
import { type FilterDimension, filterDimensions, type productLevels } from '../../contract/dimensions.ts';

type Level = (typeof productLevels)[number];

/** From so many rows on their SQL is as well asked of all. */
const few = 1000;

/** The keys of the rows of an answer, or of those at these places. */
export function keysOf(answer: Table, rows?: readonly number[]): (string | null)[] {
  const keys = vectorOf(answer, 'level_key');
  return rows ? rows.map((row) => keys.get(row)) : Array.from(keys);
}

/** The parameters cut to the values of the level that have these keys, where the filter can tell these and they are few. */
export function narrowed<P extends { readonly level?: Level | undefined }>(
  params: P,
  keys: readonly (string | null)[],
): P {
  const level = params.level ?? 'sku';
  // A lot's key is not the number that the filter asks for.
  const isTold = level !== 'lot' && filterDimensions.includes(level as FilterDimension);
  return isTold && keys.length <= few && !keys.includes(null) ? { ...params, [level]: keys } : params;
}
