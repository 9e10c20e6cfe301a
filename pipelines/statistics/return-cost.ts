import { type GroupCode, reasonGroups } from '../domain/reasons.ts';
import {
  type CostCode,
  costCodes,
  costComponents,
  type Grade,
  grades,
  keptValue,
  type Pace,
  usualDays,
  usualGrades,
  weeklyLoss,
} from './cost-components.ts';
import { type Assumed, seededRandom, triangular } from './random.ts';
import { total } from './total.ts';

/** Components whose cost exports may hold; the others follow from the state of the goods. */
export type ChargeCode = Exclude<CostCode, 'refurbishment' | 'disposal' | 'value_lost'>;

/** What the exports say of one component, and for how much they say nothing. */
export interface Charge {
  readonly observed_minor: number;
  /** Parcels, units or payments without an observed cost; a line's share of a parcel or payment counts as a fraction. */
  readonly missing: number;
  /** What customers paid for these, VAT included; only where the component has a share of it. */
  readonly missing_paid_minor?: number;
}

/** Returned goods of one state. */
export interface ReturnedGoods {
  /** Null where nobody graded them. */
  readonly grade: Grade | null;
  readonly pace: Pace;
  readonly units: number;
  /** Purchase cost of those units that have one; the others' loss in value stays unknown and out of the sum. */
  readonly cogs_minor: number;
  /** Mean days from delivery until for sale again; null where unknown. */
  readonly days: number | null;
}

/** Any set of returns as sums, in one currency, net of VAT. */
export interface ReturnFacts {
  readonly charges: Readonly<Record<ChargeCode, Charge>>;
  readonly goods: readonly ReturnedGoods[];
}

/** A rate of the shop's own, which replaces an assumption: minor units, and a share of what the customer paid. */
export interface Tariff {
  readonly amount_minor: number;
  readonly paid_share: number;
}

/** Cost of one component in minor units, by where it is known from; the three are exclusive and add up. */
export interface ComponentCost {
  readonly component: CostCode;
  readonly actual_minor: number;
  readonly tariff_minor: number;
  readonly assumed_minor: number;
}

export interface ReturnCost {
  readonly components: readonly ComponentCost[];
  /** Sum of all components. */
  readonly total_minor: number;
  /**
   * P10, P50 and P90 of that sum over the ranges of the assumptions; observed and tariff money has no range. The ranges
   * reach further up than down, so where much is assumed the median, even P10, exceeds the sum of likely values.
   */
  readonly low_minor: number;
  readonly median_minor: number;
  readonly high_minor: number;
}

const draws = 2000;
/** Components paid by the piece; what value the goods lost is reckoned from their state instead. */
type PaidCode = Exclude<CostCode, 'value_lost'>;
const paidCodes = costCodes.filter((code): code is PaidCode => code !== 'value_lost');

/**
 * Cost of a set of returns: observed money as it is, the rest by tariff, else by assumption (euro cents), with the
 * range of 2,000 triangular draws on the sums.
 * @param seed same seed, same range
 */
export function returnCost(facts: ReturnFacts, tariffs: Partial<Record<PaidCode, Tariff>> = {}, seed = 1): ReturnCost {
  const charges = chargesOf(facts);
  const likely = ({ likely }: Assumed) => likely;
  const components = [
    ...paidCodes.map((code) => paidCost(code, charges[code], tariffs[code])),
    { component: 'value_lost', actual_minor: 0, tariff_minor: 0, assumed_minor: Math.round(valueLost(facts, likely)) },
  ] as const;
  const certain = total(components.map((cost) => cost.actual_minor + cost.tariff_minor));
  const assumedCodes = paidCodes.filter((code) => !tariffs[code]);
  const random = seededRandom(seed);
  const drawn = (assumed: Assumed) => triangular(assumed, random());
  const sums = Float64Array.from({ length: draws }, () => {
    const paid = total(assumedCodes.map((code) => assumedMinor(code, charges[code], drawn)));
    return certain + paid + valueLost(facts, drawn);
  }).sort();
  return {
    components,
    total_minor: certain + total(components.map((cost) => cost.assumed_minor)),
    low_minor: Math.round(sums[draws * 0.1]!),
    median_minor: Math.round(sums[draws * 0.5]!),
    high_minor: Math.round(sums[draws * 0.9]!),
  };
}

/** All charges, those of graded goods counted from the goods. */
function chargesOf({ charges, goods }: ReturnFacts): Record<PaidCode, Charge> {
  const graded = (grade: Grade, shareOfUngraded: number) =>
    total(goods.map((part) => part.units * (part.grade ? Number(part.grade === grade) : shareOfUngraded)));
  return {
    ...charges,
    refurbishment: { observed_minor: 0, missing: graded('B', usualGrades.B) },
    // Ungraded goods may be worth nothing, but nobody is known to have paid for throwing them away.
    disposal: { observed_minor: 0, missing: graded('D', 0) },
  };
}

function paidCost(component: PaidCode, charge: Charge, tariff?: Tariff): ComponentCost {
  const { observed_minor, missing, missing_paid_minor = 0 } = charge;
  return {
    component,
    actual_minor: Math.round(observed_minor),
    tariff_minor: tariff ? Math.round(missing * tariff.amount_minor + missing_paid_minor * tariff.paid_share) : 0,
    assumed_minor: tariff ? 0 : Math.round(assumedMinor(component, charge, ({ likely }) => likely)),
  };
}

type Pick = (assumed: Assumed) => number;

function assumedMinor(component: PaidCode, { missing, missing_paid_minor = 0 }: Charge, pick: Pick): number {
  const { amount, paid_share } = costComponents[component];
  return (amount ? missing * pick(amount) : 0) + missing_paid_minor * paid_share;
}

/** Σ purchase cost × (1 - k_grade (1 - δ)^(days / 7)): what the goods no longer bring. */
function valueLost({ goods }: ReturnFacts, pick: Pick): number {
  const kept = { A: pick(keptValue.A), B: pick(keptValue.B), C: pick(keptValue.C), D: pick(keptValue.D) };
  const usual = total(grades.map((grade) => usualGrades[grade] * kept[grade]));
  const weekly = { seasonal: pick(weeklyLoss.seasonal), steady: pick(weeklyLoss.steady) };
  const lost = ({ grade, pace, cogs_minor, days }: ReturnedGoods) =>
    cogs_minor * (1 - (grade ? kept[grade] : usual) * (1 - weekly[pace]) ** ((days ?? usualDays) / 7));
  return total(goods.map(lost));
}

/** Postage of free returns by duty: what EU law makes the shop pay, and what it chooses to pay and a fee could move. */
export interface FreePostage {
  readonly law_minor: number;
  readonly choice_minor: number;
}

/** Splits the labels of returns whose sender paid nothing by the duty of their reason's group. */
export function freePostage(
  rows: readonly { readonly reason_group: GroupCode; readonly label_minor: number }[],
): FreePostage {
  const of = (duty: 'law' | 'choice') =>
    total(rows.map(({ reason_group, label_minor }) => (reasonGroups[reason_group].postage === duty ? label_minor : 0)));
  return { law_minor: of('law'), choice_minor: of('choice') };
}
