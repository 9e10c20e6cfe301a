import { type GroupCode, reasonGroups } from '../domain/reasons.ts';
import {
  type CostCode,
  costCodes,
  costComponents,
  type Grade,
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

/**
 * Cost of a set of returns: observed money as it is, the rest by tariff, else by assumption (euro cents), with the
 * range of 2,000 triangular draws on the sums.
 * @param seed same seed, same range
 */
export function returnCost(facts: ReturnFacts, tariffs: Partial<Record<CostCode, Tariff>> = {}, seed = 1): ReturnCost {
  const components = costCodes.map((component) => componentCost(facts, component, tariffs[component]));
  const certain = total(components.map((cost) => cost.actual_minor + cost.tariff_minor));
  const assumedCodes = costCodes.filter((component) => !tariffs[component]);
  const random = seededRandom(seed);
  const sums = Float64Array.from({ length: draws }, () => {
    const drawn = (assumed: Assumed) => triangular(assumed, random());
    const loss = lossFactors(drawn);
    return certain + total(assumedCodes.map((component) => assumedMinor(facts, component, drawn, loss)));
  }).sort();
  return {
    components,
    total_minor: certain + total(components.map((cost) => cost.assumed_minor)),
    low_minor: Math.round(sums[draws * 0.1]!),
    median_minor: Math.round(sums[draws * 0.5]!),
    high_minor: Math.round(sums[draws * 0.9]!),
  };
}

function componentCost(facts: ReturnFacts, component: CostCode, tariff?: Tariff): ComponentCost {
  const { observed_minor, missing, missing_paid_minor } = chargeOf(facts, component);
  const likely = ({ likely }: Assumed) => likely;
  const byTariff = tariff ? missing * tariff.amount_minor + missing_paid_minor * tariff.paid_share : 0;
  return {
    component,
    actual_minor: Math.round(observed_minor),
    tariff_minor: Math.round(byTariff),
    assumed_minor: tariff ? 0 : Math.round(assumedMinor(facts, component, likely, lossFactors(likely))),
  };
}

/** The charge of a component, the one of graded goods reckoned from the goods. */
function chargeOf({ charges, goods }: ReturnFacts, component: CostCode): Required<Charge> {
  const none = { observed_minor: 0, missing: 0, missing_paid_minor: 0 };
  if (component === 'value_lost') return none;
  if (component === 'refurbishment') {
    return {
      ...none,
      missing: total(goods.map(({ grade, units }) => units * (grade ? +(grade === 'B') : usualGrades.B))),
    };
  }
  // Goods that nobody graded have lost their value, but nobody is known to have thrown them away.
  if (component === 'disposal') {
    return { ...none, missing: total(goods.map(({ grade, units }) => (grade === 'D' ? units : 0))) };
  }
  return { ...none, ...charges[component] };
}

type Pick = (assumed: Assumed) => number;
type LossFactors = Readonly<Record<Grade | Pace, number>>;

function lossFactors(pick: Pick): LossFactors {
  return {
    ...{ A: pick(keptValue.A), B: pick(keptValue.B), C: pick(keptValue.C), D: pick(keptValue.D) },
    ...{ seasonal: pick(weeklyLoss.seasonal), steady: pick(weeklyLoss.steady) },
  };
}

function assumedMinor(facts: ReturnFacts, component: CostCode, pick: Pick, factors: LossFactors): number {
  if (component === 'value_lost') return total(facts.goods.map((goods) => valueLost(goods, factors)));
  const { amount, paid_share } = costComponents[component];
  const { missing, missing_paid_minor } = chargeOf(facts, component);
  return (amount ? missing * pick(amount) : 0) + missing_paid_minor * paid_share;
}

/** Purchase cost × (1 - k_grade (1 - δ)^(days / 7)): what is not got back of goods of one state. */
function valueLost({ grade, pace, cogs_minor, days }: ReturnedGoods, factors: LossFactors): number {
  const graded = grade
    ? factors[grade]
    : total((['A', 'B', 'C', 'D'] as const).map((g) => usualGrades[g] * factors[g]));
  return cogs_minor * (1 - graded * (1 - factors[pace]) ** ((days ?? usualDays) / 7));
}

/** Money of a set of delivered goods, as sums in minor units net of VAT. */
export interface KeptGoods {
  readonly net_price_minor: number;
  readonly cogs_minor: number;
  readonly payment_fee_minor: number;
  readonly outbound_minor: number;
}

/**
 * Contribution after returns in minor units: what kept (and exchanged) goods bring, less what returns cost.
 * @param exchangeCostMinor label, handling, repackaging and second delivery of exchanged goods, which count as kept
 */
export function contributionMinor(kept: KeptGoods, returnCostMinor: number, exchangeCostMinor = 0): number {
  const { net_price_minor, cogs_minor, payment_fee_minor, outbound_minor } = kept;
  return net_price_minor - cogs_minor - payment_fee_minor - outbound_minor - returnCostMinor - exchangeCostMinor;
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
