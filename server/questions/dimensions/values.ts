import type { ParamsOf } from '../../contract/query.ts';
import type { dimensionValues } from './contract.ts';

type Params = ParamsOf<typeof dimensionValues>;

/** The other filters narrow the list; the dimension's own does not, or nothing could be added to a choice. */
export function valueParams(params: Params): Params[] {
  return [{ ...params, [params.dimension]: undefined }];
}
