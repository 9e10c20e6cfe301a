import { Beta } from './beta.ts';
import { fitPrior } from './prior.ts';
import { total } from './total.ts';

/** What a product's earlier window leads to expect of a later one in which nothing is done. */
export interface Expected {
  /** Rate from 0 to 1. */
  readonly rate: number;
  /** Variance of the product's own rate around it, without what it strays from window to window. */
  readonly variance: number;
}

/** Products that are unlike their category may have almost any rate: they scatter as under a prior of nine units. */
const unlikeCorrelation = 0.1;
/** Until the products tell how many are unlike their category, one in a hundred is; that counts as 20 products would. */
const unlikeBefore = { share: 0.01, strength: 20 };

/**
 * What is to be expected of the products of a category in a later window, by empirical Bayes (Hauer 1997, Observational
 * Before–After Studies in Road Safety): rates that were exceptional before fall back by themselves, the more so the fewer
 * units told them, and the expected fall of any choice of products by their earlier window is the one reckoned here.
 *
 * A product's rate has a lasting part, with correlation ρ_u in its category, and strays from window to window, by ρ_v; a
 * window of n units tells of both, ρ = ρ_u + ρ_v (`fitPrior`), and of chance. Its best linear predictor is
 * `m + b (r − m)`, `b = ρ_u n / (1 + (n − 1) ρ)`, with variance `ρ_u (1 − b)` of a binomial's: without straying the mean and
 * variance of the posterior Beta(α + x, β + n − x). Some products are unlike their category and do not fall back to it:
 * the prior is the category's with a share π of a far wider one (ε-contaminated, Berger & Berliner 1986), π by expectation
 * and maximisation; a product is drawn back by the chance that it is of the category.
 * @param returned returned units of each product in the earlier window, whole or effective
 * @param sample delivered units of each, above 0: of all products of the category, those included that a choice fell on
 * @param stray ρ_v, 0 to 0.5
 */
export function expectedRates(returned: ArrayLike<number>, sample: ArrayLike<number>, stray: number): Expected[] {
  const prior = fitPrior(returned, sample);
  if (!prior) return [];
  const usual = kindOf(prior.rate, prior.correlation, stray);
  const unlike = kindOf(prior.rate, Math.max(unlikeCorrelation, prior.correlation), stray);
  const odds = Array.from(sample, (n, i) =>
    Math.exp(unlike.lnChance(returned[i]!, n) - usual.lnChance(returned[i]!, n)),
  );
  const share = unlikeShare(odds);
  return odds.map((ratio, i) => {
    const [x, n] = [returned[i]!, sample[i]!];
    const [own, other] = [usual.expected(x, n), unlike.expected(x, n)];
    const chance = chanceUnlike(ratio, share);
    const mean = (of: (from: Expected) => number) => (1 - chance) * of(own) + chance * of(other);
    const rate = mean((from) => from.rate);
    return { rate, variance: mean((from) => from.variance + (from.rate - rate) ** 2) };
  });
}

/** Products that scatter around a rate alike. */
interface Kind {
  /** ln of the beta-binomial chance of x returns of n, up to what all kinds share. */
  lnChance(x: number, n: number): number;
  expected(x: number, n: number): Expected;
}

function kindOf(mean: number, correlation: number, stray: number): Kind {
  const strength = 1 / correlation - 1;
  const [alpha, beta] = [mean * strength, (1 - mean) * strength];
  const whole = new Beta(alpha, beta).lnBeta();
  const lasting = Math.max(0, correlation - stray);
  return {
    lnChance: (x, n) => new Beta(alpha + x, beta + n - x).lnBeta() - whole,
    expected(x, n) {
      const kept = (lasting * n) / (1 + (n - 1) * correlation);
      const rate = mean + kept * (x / n - mean);
      const careful = (rate * n + 1) / (n + 2);
      return { rate, variance: careful * (1 - careful) * lasting * (1 - kept) };
    },
  };
}

/** π: the share of products that are unlike their category, by how much likelier that makes what came back of each. */
function unlikeShare(odds: readonly number[]): number {
  const { share: usual, strength } = unlikeBefore;
  let share = usual;
  for (let step = 0; step < 20; step++)
    share = (usual * strength + total(odds.map((ratio) => chanceUnlike(ratio, share)))) / (strength + odds.length);
  return share;
}

function chanceUnlike(odds: number, share: number): number {
  return 1 / (1 + (1 - share) / (share * odds));
}
