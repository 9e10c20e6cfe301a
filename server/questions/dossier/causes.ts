import type { Fault, GroupCode, ReasonCode } from '../../../pipelines/domain/reasons.ts';
import { binomialTail } from '../../../pipelines/statistics/beta.ts';
import { adjustedP } from '../../../pipelines/statistics/false-discovery.ts';
import type { ParamsOf, RowOf } from '../../contract/query.ts';
import type { dossierCauses } from './contract.ts';

type Params = ParamsOf<typeof dossierCauses>;
type Answer = RowOf<typeof dossierCauses>;

/** Sums of one reason in one category; the row of what was delivered has no reason. */
interface Sums {
  readonly category: string | null;
  readonly fault: Fault;
  readonly reason_group: GroupCode | null;
  readonly reason: ReasonCode | null;
  readonly delivered_units: number;
  readonly returned_units: number;
  readonly exposure_units: number;
}

/** Filters that pick the product; its category is judged without them. */
const picking = ['category', 'style', 'sku', 'supplier'] as const;

/** Below this share of complete returns the expected rate stays unknown, as in its metric. */
const leastComplete = 0.3;
/** Share of wrong entries that the clear differences may be expected to hold. */
const falseShare = 0.05;

/** Asked for the product, and for everything that it can be judged against. */
export function causeParams(params: Params): Params[] {
  if (!picking.some((name) => params[name]?.length)) return [params];
  return [params, { ...params, ...Object.fromEntries(picking.map((name) => [name, undefined])) }];
}

/**
 * One row per reason of the product or of the rest of its category (the one it was delivered in most), most returned
 * units first. Rates are per unit that had time to come back, so that those of the reasons add up.
 */
export function causeRows([own = [], all = []]: readonly Sums[][]): Answer[] {
  const category = mainCategory(own);
  const ofCategory = (rows: readonly Sums[]) => rows.filter((row) => row.category === category);
  const [mine, kin] = [tally(own), subtracted(tally(ofCategory(all)), tally(ofCategory(own)))];
  const reasons = [...new Map([...kin.reasons, ...mine.reasons]).values()];
  const unitsOf = (tally: Tally, reason: ReasonCode) => tally.reasons.get(reason)?.returned_units ?? 0;
  const q = adjustedP(reasons.map(({ reason }) => chanceOf(unitsOf(mine, reason), mine, unitsOf(kin, reason), kin)));
  return reasons
    .map(({ fault, reason_group, reason }, index): Answer => {
      const returned_units = unitsOf(mine, reason);
      const rate = rateOf(returned_units, mine);
      const rest_rate = rateOf(unitsOf(kin, reason), kin);
      return {
        ...{ fault, reason_group, reason, returned_units, rate, rest_rate },
        share: mine.returned_units > 0 ? returned_units / mine.returned_units : null,
        difference_points: rate !== null && rest_rate !== null ? (rate - rest_rate) * 100 : null,
        is_clear: q[index]! <= falseShare,
      };
    })
    .filter((row) => row.returned_units > 0 || (row.rest_rate ?? 0) > 0)
    .sort((a, b) => b.returned_units - a.returned_units || (b.rest_rate ?? 0) - (a.rest_rate ?? 0));
}

/**
 * Two-sided p-value that product and rest share one rate: of all their returned units, as few or many as seen are the
 * product's by its share of the exposure (conditional binomial test). NaN where a rate is unknown.
 */
function chanceOf(own: number, mine: Tally, others: number, kin: Tally): number {
  if (rateOf(own, mine) === null || rateOf(others, kin) === null) return Number.NaN;
  const share = mine.exposure_units / (mine.exposure_units + kin.exposure_units);
  const tails = [binomialTail(own, own + others, share), binomialTail(others, own + others, 1 - share)];
  return Math.min(1, 2 * Math.min(...tails));
}

function mainCategory(rows: readonly Sums[]): string | null {
  const units = new Map<string | null, number>();
  for (const { category, delivered_units } of rows) units.set(category, (units.get(category) ?? 0) + delivered_units);
  return [...units].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

type Returned = Pick<Answer, 'fault' | 'reason_group' | 'reason' | 'returned_units'>;

/** Units delivered and returned, the latter by reason. */
interface Tally {
  readonly delivered_units: number;
  readonly exposure_units: number;
  readonly returned_units: number;
  readonly reasons: ReadonlyMap<ReasonCode, Returned>;
}

function tally(rows: readonly Sums[]): Tally {
  const reasons = new Map<ReasonCode, Returned>();
  const sum = { delivered_units: 0, exposure_units: 0, returned_units: 0 };
  for (const { fault, reason_group, reason, ...units } of rows) {
    sum.delivered_units += units.delivered_units;
    sum.exposure_units += units.exposure_units;
    sum.returned_units += units.returned_units;
    if (reason === null || reason_group === null) continue;
    const returned_units = (reasons.get(reason)?.returned_units ?? 0) + units.returned_units;
    reasons.set(reason, { fault, reason_group, reason, returned_units });
  }
  return { ...sum, reasons };
}

function subtracted(from: Tally, what: Tally): Tally {
  const reasons = [...from.reasons.values()].map((one) => {
    const returned_units = one.returned_units - (what.reasons.get(one.reason)?.returned_units ?? 0);
    return [one.reason, { ...one, returned_units }] as const;
  });
  return {
    delivered_units: from.delivered_units - what.delivered_units,
    exposure_units: from.exposure_units - what.exposure_units,
    returned_units: from.returned_units - what.returned_units,
    reasons: new Map(reasons),
  };
}

function rateOf(returnedUnits: number, { delivered_units, exposure_units }: Tally): number | null {
  const isKnown = delivered_units > 0 && exposure_units >= leastComplete * delivered_units;
  return isKnown ? Math.min(1, returnedUnits / exposure_units) : null;
}
