import type { Table } from 'apache-arrow';
import { vectorOf } from '../../../pipelines/warehouse/columns.ts';
import { type FilterDimension, filterDimensions, type productLevels } from '../../contract/dimensions.ts';

type Level = (typeof productLevels)[number];

/** SQL of more rows is as well asked of all. */
const few = 1000;

/**
 * The parameters cut to the values of the level that all rows of an answer have, or those at these places, where they are few
 * and the filter can tell them.
 */
export function narrowed<P extends { readonly level?: Level | undefined }>(
  params: P,
  answer: Table,
  rows?: readonly number[],
): P {
  const level = params.level ?? 'sku';
  // A lot's key is not the number that the filter asks for.
  const isTold = level !== 'lot' && filterDimensions.includes(level as FilterDimension);
  const count = rows?.length ?? answer.numRows;
  if (!isTold || count > few) return params;
  const keys = vectorOf(answer, 'level_key');
  const told = Array.from({ length: count }, (_, at) => keys.get(rows?.[at] ?? at) as string | null);
  return told.includes(null) ? params : { ...params, [level]: told };
}
