import { adjustedP } from './false-discovery.ts';
import { normalTail } from './gamma.ts';

/** Phrase counts that both periods together count for beforehand (a₀). */
const priorCount = 500;

/**
 * How often a phrase occurs in the texts that are judged and in those they are held against, in returns (one per customer
 * and day): now and before, or of one product and of the rest of its category.
 */
export interface PhraseCount {
  readonly phrase: string;
  readonly current: number;
  readonly reference: number;
  /** Different customers who use it now. */
  readonly customers: number;
  readonly totals: PhraseTotals;
}

export interface PhraseRise {
  /** Log-odds of the phrase now less those before, drawn to no change, and its variance. */
  readonly log_odds_ratio: number;
  readonly variance: number;
  /** The ratio in standard errors, and P(as many or more were nothing new). */
  readonly z: number;
  readonly p_value: number;
  /** Share of the phrase now over its share before; null where it is new. */
  readonly rate_ratio: number | null;
  /** Often enough, by enough customers, and risen by half at least. */
  readonly is_frequent: boolean;
  /** Told: frequent, and sure enough among all phrases. */
  readonly is_rising: boolean;
}

/** Sums of the counts of all phrases of each side. */
export interface PhraseTotals {
  readonly current: number;
  readonly reference: number;
}

/**
 * Weighted log-odds with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008), of one category at a time so
 * that a shift of the assortment does not speak; without the list's rules.
 */
export function phraseRise(count: PhraseCount): Omit<PhraseRise, 'is_frequent' | 'is_rising'> {
  const { current, reference, totals } = count;
  const prior = (priorCount * (current + reference)) / (totals.current + totals.reference);
  const odds = (y: number, n: number) => Math.log((y + prior) / (n + priorCount - y - prior));
  const log_odds_ratio = odds(current, totals.current) - odds(reference, totals.reference);
  const variance = 1 / (current + prior) + 1 / (reference + prior);
  const z = log_odds_ratio / Math.sqrt(variance);
  const rate_ratio = reference > 0 ? current / totals.current / (reference / totals.reference) : null;
  return { log_odds_ratio, variance, z, p_value: normalTail(z), rate_ratio };
}

/**
 * The phrases with three or more uses now, surest first, with whether each is to be told: at 5 % false discoveries among all
 * of them (Benjamini & Hochberg 1995), z ≥ 3, five uses by four customers, and 1.5 times as frequent as before.
 */
export function risingPhrases<P extends PhraseCount>(counts: readonly P[]): (P & PhraseRise)[] {
  const tested = counts.filter(({ current }) => current >= 3);
  const rises = tested.map((count) => phraseRise(count));
  const q = adjustedP(rises.map(({ p_value }) => p_value));
  const judged = tested.map((count, i): P & PhraseRise => {
    const rise = rises[i]!;
    const isSure = q[i]! <= 0.05 && rise.z >= 3;
    const is_frequent = count.current >= 5 && count.customers >= 4 && (rise.rate_ratio ?? Infinity) >= 1.5;
    return { ...count, ...rise, is_frequent, is_rising: isSure && is_frequent };
  });
  return judged.sort((a, b) => b.z - a.z || a.phrase.localeCompare(b.phrase));
}

/**
 * The phrases left when those are dropped that say no more than a longer one: contained in it, with at least 90 % of
 * their uses in its documents.
 * @param counts uses of each phrase in the same documents
 */
export function longestPhrases<P extends Pick<PhraseCount, 'phrase' | 'current'>>(counts: readonly P[]): P[] {
  const usesOfLonger = new Map<string, number>();
  for (const { phrase, current } of counts) {
    for (const part of properParts(phrase)) usesOfLonger.set(part, Math.max(current, usesOfLonger.get(part) ?? 0));
  }
  return counts.filter(({ phrase, current }) => (usesOfLonger.get(phrase) ?? -1) < 0.9 * current);
}

/** Every run of words within a phrase but the whole. */
function properParts(phrase: string): string[] {
  const tokens = phrase.split(' ');
  const runs = tokens.flatMap((_, from) =>
    tokens.slice(from).map((_, n) => tokens.slice(from, from + n + 1).join(' ')),
  );
  return runs.filter((run) => run !== phrase);
}
