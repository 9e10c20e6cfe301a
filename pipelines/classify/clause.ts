import type { Hit, Lexicon } from './lexicon.ts';
import { classCount, classes, damping, type Model } from './model.ts';
import type { Tokens } from './text.ts';

/** A stretch of words that says one thing: `from` to `to` (exclusive) of the tokens. */
export interface Clause {
  readonly from: number;
  readonly to: number;
}

/** What a clause says: for each of the model's classes log odds against saying nothing and a probability; its phrases. */
export interface ClauseReading extends Clause {
  readonly hits: readonly Hit[];
  readonly odds: Float32Array;
  readonly chances: Float32Array;
}

const longestClause = 24;
const negationReach = 2;
const classIndex = new Map<string, number>(classes.map((name, index) => [name, index]));
const nothing = classes.indexOf('nothing');
/** Log odds that a clause of unknown words says nothing, against any one reason. */
const nothingPrior = 0.5;
/** What a phrase adds to the log odds of its class: a base, and so much for each word it asks for, up to four. */
const phraseBase = 1;
const phraseWord = 0.7;
const mostPhraseWords = 4;
/** What a further phrase for the same class adds. */
const repeated = 0.35;

/** The clauses of a note: cut at the end of a sentence, before a contrast, and at pauses where one grows long. */
export function clausesOf(tokens: Tokens, contrasts: ReadonlySet<string>): Clause[] {
  const { words, breaks } = tokens;
  const clauses: Clause[] = [];
  let from = 0;
  for (let at = 1; at <= words.length; at++) {
    const isEnd = at === words.length || breaks[at] === 2 || contrasts.has(words[at] ?? '');
    const isLong = at - from >= longestClause || (at - from >= longestClause / 2 && breaks[at] === 1);
    if (!isEnd && !isLong) continue;
    clauses.push({ from, to: at });
    from = at;
  }
  return clauses;
}

/** One for each word of the clause that a negator or a hypothetical just before it turns round or makes a mere case. */
export function negatedWords(tokens: Tokens, clause: Clause, lexicon: Lexicon): Uint8Array {
  const flags = new Uint8Array(clause.to - clause.from);
  let reach = 0;
  for (let at = clause.from; at < clause.to; at++) {
    const word = tokens.words[at] ?? '';
    if (tokens.breaks[at] !== 0) reach = 0;
    flags[at - clause.from] = reach > 0 ? 1 : 0;
    if (lexicon.negators.has(word)) reach = negationReach;
    else if (lexicon.hypotheticals.has(word)) reach = longestClause;
    else reach--;
  }
  return flags;
}

/**
 * The phrases of a clause that hold. One that is turned round from outside is left out, and so is one that says
 * "no reason" beside other words.
 */
export function phrasesOf(tokens: Tokens, clause: Clause, lexicon: Lexicon, isNegated: Uint8Array): Hit[] {
  const hits = lexicon.find(tokens.words, clause.from, clause.to);
  return hits.filter((hit) => {
    if (hit.meaning === 'no_reason_given' && hit.to - hit.from < clause.to - clause.from) return false;
    if (isNegated[hit.from - clause.from] === 0) return true;
    for (let at = hit.from; at < hit.to; at++) if (lexicon.negators.has(tokens.words[at] ?? '')) return true;
    return false;
  });
}

/**
 * Adds to the scores of a clause what its phrases say, in place: to the log odds of their class, the more the more words
 * a phrase asks for.
 */
export function addPhrases(scores: Float32Array, hits: readonly Hit[]): Float32Array {
  scores[nothing]! += nothingPrior;
  for (const [at, hit] of hits.entries()) {
    const index = classIndex.get(hit.meaning);
    if (index === undefined) continue;
    const isRepeated = hits.findIndex((other) => other.meaning === hit.meaning) < at;
    scores[index]! += isRepeated ? repeated : phraseBase + phraseWord * Math.min(hit.length, mostPhraseWords);
  }
  return scores;
}

/** Reads one clause with the phrases of its language and the model. */
export function readClause(tokens: Tokens, clause: Clause, lexicon: Lexicon, model: Model): ClauseReading {
  const isNegated = negatedWords(tokens, clause, lexicon);
  const hits = phrasesOf(tokens, clause, lexicon, isNegated);
  const scores = model.scores(tokens.words, clause.from, clause.to, isNegated);
  const odds = oddsOf(scores, damping(clause.to - clause.from), addPhrases(new Float32Array(classCount), hits));
  return { from: clause.from, to: clause.to, hits, odds, chances: softmax(odds) };
}

/** Log odds of each class of a clause against its saying nothing, in place of the scores of its words. */
export function oddsOf(scores: Float32Array, factor: number, phrases: Float32Array): Float32Array {
  const silence = scores[nothing]! * factor + phrases[nothing]!;
  for (let c = 0; c < scores.length; c++) scores[c] = scores[c]! * factor + phrases[c]! - silence;
  return scores;
}

/**
 * Log odds of each class of a whole note against its saying nothing: log Σ exp over its clauses, so that one clear clause
 * is enough and each further one adds. The note of one clause has the odds of its clause.
 */
export function pooled(clauses: readonly { readonly odds: Float32Array }[]): Float32Array {
  const sums = new Float32Array(classCount);
  for (let c = 0; c < classCount; c++) {
    let highest = -Infinity;
    for (const { odds } of clauses) highest = Math.max(highest, odds[c]!);
    let sum = 0;
    for (const { odds } of clauses) sum += Math.exp(odds[c]! - highest);
    sums[c] = c === nothing ? 0 : highest + Math.log(sum);
  }
  return sums;
}

/** The probabilities that log odds stand for. */
export function softmax(odds: Float32Array): Float32Array {
  const chances = new Float32Array(odds.length);
  let highest = -Infinity;
  for (const value of odds) highest = Math.max(highest, value);
  let sum = 0;
  for (let c = 0; c < odds.length; c++) sum += chances[c] = Math.exp(odds[c]! - highest);
  for (let c = 0; c < odds.length; c++) chances[c]! /= sum;
  return chances;
}
