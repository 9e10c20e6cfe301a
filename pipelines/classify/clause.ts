import type { Hit, Lexicon } from './lexicon.ts';
import { classes, damping, type Model } from './model.ts';
import type { Tokens } from './text.ts';

/** A stretch of words that says one thing: `from` to `to` (exclusive) of the tokens. */
export interface Clause {
  readonly from: number;
  readonly to: number;
}

/** What a clause says: a probability for each of the model's classes, and the phrases that speak. */
export interface ClauseReading extends Clause {
  readonly lexicon: Lexicon;
  readonly isNegated: Uint8Array;
  readonly hits: readonly Hit[];
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
  const factor = damping(clause.to - clause.from);
  for (let c = 0; c < scores.length; c++) scores[c]! *= factor;
  return { ...clause, lexicon, isNegated, hits, chances: softmax(addPhrases(scores, hits)) };
}

/** Turns scores into probabilities, in place. */
export function softmax(scores: Float32Array): Float32Array {
  let highest = -Infinity;
  for (const score of scores) highest = Math.max(highest, score);
  let sum = 0;
  for (let c = 0; c < scores.length; c++) sum += scores[c] = Math.exp(scores[c]! - highest);
  for (let c = 0; c < scores.length; c++) scores[c]! /= sum;
  return scores;
}
