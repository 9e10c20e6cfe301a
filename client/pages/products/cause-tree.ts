import type { Fault, GroupCode } from '../../../pipelines/domain/reasons.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import type { dossierCauses } from '../../../server/questions/dossier/contract.ts';

type Cause = RowOf<typeof dossierCauses>;

/** Sums of some causes; a rate is null where no cause of it is known. */
export interface CauseSum {
  readonly returned_units: number;
  readonly rate: number | null;
  readonly rest_rate: number | null;
  readonly difference_points: number | null;
  /** Whether the difference, or that of a cause in it, is more than chance explains. */
  readonly is_clear: boolean;
}

export interface FaultCauses extends CauseSum {
  readonly fault: Fault;
  readonly causes: readonly Cause[];
}

/** In which order those who can answer for a return are told. */
const faultOrder: readonly Fault[] = ['product', 'listing', 'logistics', 'warehouse', 'customer', 'unknown'];

/** The causes by who answers for them; causes add up to their fault, faults to the product. */
export function byFault(causes: readonly Cause[]): FaultCauses[] {
  return faultOrder.flatMap((fault) => {
    const own = causes.filter((cause) => cause.fault === fault);
    return own.length > 0 ? [{ fault, causes: own, ...sumOf(own) }] : [];
  });
}

/** Rates by reason group in the order of their faults, for a bar. */
export function byGroup(causes: readonly Cause[]): (CauseSum & { readonly group: GroupCode })[] {
  const ordered = byFault(causes).flatMap((fault) => fault.causes);
  const groups = [...new Set(ordered.map((cause) => cause.reason_group))];
  return groups.map((group) => ({ group, ...sumOf(ordered.filter((cause) => cause.reason_group === group)) }));
}

function sumOf(causes: readonly Cause[]): CauseSum {
  const sum = (name: 'rate' | 'rest_rate' | 'difference_points') =>
    causes.some((cause) => cause[name] !== null) ? causes.reduce((all, cause) => all + (cause[name] ?? 0), 0) : null;
  return {
    returned_units: causes.reduce((all, cause) => all + cause.returned_units, 0),
    rate: sum('rate'),
    rest_rate: sum('rest_rate'),
    difference_points: sum('difference_points'),
    is_clear: causes.some((cause) => cause.is_clear),
  };
}
