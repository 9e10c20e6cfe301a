import { Beta, lnBetaBinomial } from './beta.ts';
import { strengthOf } from './prior.ts';
import { correlatedSignals, type Observed, type SignalFamily, type SignalPoints } from './wardrobing-signals.ts';

/** Shares before any evidence: documented judgement. */
const wardrobingShares = {
  /** Of all return lines, those used before. */
  worn_lines: 0.03,
  /** Of all customers, those who do it as a habit. */
  wardrobers: 0.015,
  /** Of a wardrober's return lines, and of anybody else's, those used before. */
  worn_of_wardrober: 0.7,
  worn_of_others: 0.02,
} as const;

/** How suspicious one return line is of use and return. */
export interface EventScore {
  /** Sum of the points of its signals: a log-likelihood ratio. */
  readonly score: number;
  /** Probability that the line was used, 0 to 1, if 3 % of all returns are. */
  readonly probability: number;
  /** More likely used than not, and not one of several sizes ordered to choose. */
  readonly is_strong: boolean;
  /** Kinds of evidence that speak for it. */
  readonly families: readonly SignalFamily[];
}

/**
 * Scores one return line: the points of what it shows add up, as the signals are taken for independent, but of
 * `correlatedSignals` above 0 only the largest counts.
 * @param points the table of `signalPoints` for the line's category
 */
export function eventScore(observed: Observed, points: readonly SignalPoints[]): EventScore {
  const shown = points.filter(({ signal, outcome }) => observed[signal] === outcome);
  const isDouble = ({ signal, points }: SignalPoints) =>
    points > 0 && correlatedSignals.some((code) => code === signal);
  const doubles = shown.filter(isDouble).map((row) => row.points);
  const rest = shown.filter((row) => !isDouble(row)).reduce((sum, row) => sum + row.points, 0);
  const score = rest + Math.max(0, ...doubles);
  const probability = logistic(logit(wardrobingShares.worn_lines) + score);
  const families = [...new Set(shown.filter((row) => row.points > 0).map((row) => row.family))];
  return { score, probability, is_strong: probability > 0.5 && observed.bracketing !== 'present', families };
}

/**
 * What one line adds to its customer's score: of a wardrober's returns 70 % are used, of others' 2 %. Between -1.184 and
 * +3.555, so that no single return can convict.
 */
export function eventContribution(score: number): number {
  const odds = Math.exp(Math.min(score, 50));
  const chance = (worn: number) => worn * odds + (1 - worn);
  return Math.log(chance(wardrobingShares.worn_of_wardrober) / chance(wardrobingShares.worn_of_others));
}

/** One customer's return lines, summed, and what could be expected of the baskets. */
export interface CustomerEvents {
  readonly lines: number;
  /** Lines with signs of wear, and strong ones. */
  readonly worn_lines: number;
  readonly strong_lines: number;
  /** Different kinds of evidence over all lines. */
  readonly families: number;
  /** Σ `eventContribution`. */
  readonly contribution: number;
  /** Units old enough to judge, and how many of them came back. */
  readonly mature_units: number;
  readonly returned_units: number;
  /** Return rate that others have with such baskets, and the strength of `basketStrength`. */
  readonly expected_rate: number;
  readonly strength: number;
}

/** `review`: for a person to look at; `watch`: counted in sums, never shown singly; `none`: nothing. */
export type SuspicionBand = 'none' | 'watch' | 'review';

export interface CustomerScore {
  readonly probability: number;
  /** Points for returning more than expected, -2 to 2. */
  readonly excess_points: number;
  /** Returned units above expectation. */
  readonly excess_units: number;
  /** P(the customer's rate is above 1.5 times the expected one). */
  readonly chance_high: number;
  readonly band: SuspicionBand;
}

/**
 * Probability that a customer uses and returns as a habit, from 1.5 % before any evidence: it calls for a look by a
 * person and for nothing else. Without the minimum of evidence the band is never `review`.
 */
export function customerScore(customer: CustomerEvents): CustomerScore {
  const { mature_units: n, returned_units: back, strength } = customer;
  const rate = Math.min(0.99, Math.max(0.01, customer.expected_rate));
  const [alpha, beta] = [rate * strength, (1 - rate) * strength];
  const surplus = lnBetaBinomial(back, n, 5.6, 2.4) - lnBetaBinomial(back, n, alpha, beta);
  const excess_points = Math.min(2, Math.max(-2, surplus));
  const probability = wardroberProbability(customer.contribution, excess_points);
  const chance_high = new Beta(alpha + back, beta + n - back).tail(Math.min(1, 1.5 * rate));
  const reached = probability >= 0.6 && hasMinimumEvidence(customer) ? 'review' : 'watch';
  return {
    ...{ probability, excess_points, excess_units: back - n * rate, chance_high },
    band: probability >= 0.2 ? reached : 'none',
  };
}

/** Probability of the habit from the contributions of a customer's lines and the points for returning more than expected. */
export function wardroberProbability(contribution: number, excessPoints: number): number {
  return logistic(logit(wardrobingShares.wardrobers) + contribution + excessPoints);
}

/** Three lines, two of them strong, one worn (or three strong), and two kinds of evidence. */
export function hasMinimumEvidence({ lines, worn_lines, strong_lines, families }: CustomerEvents): boolean {
  return lines >= 3 && strong_lines >= 2 && (worn_lines >= 1 || strong_lines >= 3) && families >= 2;
}

/**
 * Strength M of the beta-binomial that customers scatter by around the rates expected of their baskets, by moments.
 * @param units mature units per customer
 * @param returned returned units of these
 * @param expectedRate return rate expected of each basket
 */
export function basketStrength(
  units: ArrayLike<number>,
  returned: ArrayLike<number>,
  expectedRate: ArrayLike<number>,
): number {
  let [excess, possible] = [0, 0];
  for (let i = 0; i < units.length; i++) {
    const [n, rate] = [units[i]!, expectedRate[i]!];
    const chance = n * rate * (1 - rate);
    excess += (returned[i]! - n * rate) ** 2 - chance;
    possible += (n - 1) * chance;
  }
  return strengthOf(possible > 0 ? excess / possible : null);
}

function logit(probability: number): number {
  return Math.log(probability / (1 - probability));
}

function logistic(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
