import { type GroupCode, groupOf, type ReasonCode } from '../../../pipelines/domain/reasons.ts';
import type { Filter } from '../../../server/contract/filter.ts';

const damage: GroupCode = 'damaged_in_transit';

interface DamageFilter {
  /** The filter for questions that count damage themselves: of its reasons only those that are damage are left. */
  readonly counted: Filter;
  /** The filter for questions of returns: narrowed to damage. */
  readonly returned: Filter;
  /** Whether reasons were chosen that this page cannot show. */
  readonly hasOthers: boolean;
}

/** What a filter means on a page of damage only: another reason chosen elsewhere would make every rate a false 0. */
export function damageFilter(filter: Filter): DamageFilter {
  const chosen = filter.reason ?? [];
  const own = chosen.filter((code) => code === damage || groupOf(code as ReasonCode) === damage);
  return {
    counted: { ...filter, reason: own.length > 0 ? own : undefined },
    returned: { ...filter, reason: own.length > 0 ? own : [damage] },
    hasOthers: chosen.length > own.length,
  };
}
