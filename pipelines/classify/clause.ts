import type { ClauseWords, Place } from './features.ts';
import { type Hit, type KnownWord, type Lexicon, phrasesIn } from './lexicon.ts';
import { classCount, classes, classRoom, damping, type Model } from './model.ts';
import type { Tokens } from './text.ts';

/** A stretch of words that says one thing: `from` to `to` (exclusive) of the tokens. */
export interface Clause {
  readonly from: number;
  readonly to: number;
}

/** What a clause says. */
export interface ClauseReading extends Clause, ClauseWords {
  readonly known: readonly KnownWord[];
  /** What its words tell of each class, before damping; what its phrases add. */
  readonly scores: Float32Array;
  readonly phrases: Float32Array;
  /** For each of the model's classes the log odds against saying nothing, and a probability. */
  readonly odds: Float32Array;
  readonly chances: Float32Array;
}

const longestClause = 24;
/** Words after one of thinking or saying that is turned round which are turned round with it. */
const opinionReach = 4;
const classIndex = new Map<string, number>(classes.map((name, index) => [name, index]));
const nothing = classes.indexOf('nothing');
/** Classes that speak for a note only where no clause of it gives a reason. */
const isReasonless = classes.map((name) => ['unreadable', 'no_reason_given', 'praise'].includes(name));
/** Log odds that a clause of unknown words says nothing, against any one reason. */
const nothingPrior = 0.5;
/** What a phrase adds to the log odds of its class: a base, and so much for each word it asks for, up to four. */
const phraseBase = 0.6;
const phraseWord = 0.42;
const mostPhraseWords = 4;
/** Learning keeps the odds soft, so that nothing is taken for granted; read they are so many times as sharp. */
export const readingSharpness = 1.5;
/** What a further phrase for the same class adds. */
const repeated = 0.21;

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
export function negatedWords(tokens: Tokens, { from, to }: Clause, lexicon: Lexicon): Uint8Array {
  return negatedAmong(lexicon.know(tokens, from, to), tokens, from);
}

function negatedAmong(known: readonly KnownWord[], { breaks }: Tokens, from: number): Uint8Array {
  const flags = new Uint8Array(known.length);
  let reach = 0;
  for (let at = 0; at < known.length; at++) {
    if (breaks[from + at] !== 0) reach = 0;
    if (reach > 0) flags[at] = 1;
    const word = known[at]!;
    reach = word.reach || (reach > 0 && word.isOpinion ? Math.max(opinionReach, reach - 1) : reach - 1);
  }
  return flags;
}

/**
 * The phrases of a clause that hold. One that is turned round from outside is left out, and so is one that says
 * "no reason" beside other words.
 */
export function phrasesOf(tokens: Tokens, { from, to }: Clause, lexicon: Lexicon, isNegated: Uint8Array): Hit[] {
  return phrasesAmong(lexicon.know(tokens, from, to), from, isNegated);
}

function phrasesAmong(known: readonly KnownWord[], from: number, isNegated: Uint8Array): Hit[] {
  const hits = phrasesIn(known, from);
  return hits.length === 0 ? hits : hits.filter((hit) => doesHold(hit, known, from, isNegated));
}

function doesHold(hit: Hit, known: readonly KnownWord[], from: number, isNegated: Uint8Array): boolean {
  if (hit.meaning === 'no_reason_given' && hit.to - hit.from < known.length) return false;
  if (isNegated[hit.from - from] === 0) return true;
  for (let at = hit.from; at < hit.to; at++) if (known[at - from]!.isNegator) return true;
  return false;
}

/** What the phrases of a clause add to the log odds of their classes: the more, the more words a phrase asks for. */
export function phraseOdds(hits: readonly Hit[]): Float32Array {
  const odds = classRoom();
  odds[nothing] = nothingPrior;
  for (let at = 0; at < hits.length; at++) {
    const { meaning, length } = hits[at]!;
    const index = classIndex.get(meaning);
    if (index === undefined) continue;
    let first = 0;
    while (hits[first]!.meaning !== meaning) first++;
    odds[index]! += first < at ? repeated : phraseBase + phraseWord * Math.min(length, mostPhraseWords);
  }
  return odds;
}

const noPhrases = phraseOdds([]);

/** Where the clause at an index stands among as many as there are. */
export function placeOf(at: number, count: number): Place {
  if (count === 1) return 'only';
  return at === 0 ? 'first' : at === count - 1 ? 'last' : 'between';
}

/** Reads one clause with the phrases of its language and the model. */
export function readClause(
  tokens: Tokens,
  clause: Clause,
  place: Place,
  lexicon: Lexicon,
  model: Model,
): ClauseReading {
  const { from, to } = clause;
  const { words } = tokens;
  const { concepts } = lexicon;
  const known = lexicon.know(tokens, from, to);
  const isNegated = negatedAmong(known, tokens, from);
  const hits = phrasesAmong(known, from, isNegated);
  const scores = model.scores(known, isNegated, hits, place);
  const phrases = hits.length === 0 ? noPhrases : phraseOdds(hits);
  const odds = oddsOf(scores, damping(to - from), phrases);
  const chances = softmax(odds, readingSharpness);
  return { words, from, to, isNegated, hits, place, concepts, known, scores, phrases, odds, chances };
}

/** Log odds of each class of a clause against its saying nothing. */
export function oddsOf(scores: Float32Array, factor: number, phrases: Float32Array): Float32Array {
  const odds = classRoom();
  const silence = scores[nothing]! * factor + phrases[nothing]!;
  for (let c = 0; c < classCount; c++) odds[c] = scores[c]! * factor + phrases[c]! - silence;
  return odds;
}

/** A clause as a note is made of: what its words and its phrases tell, and the log odds of both. */
export type ClauseOdds = Pick<ClauseReading, 'from' | 'to' | 'scores' | 'phrases' | 'odds'>;

/**
 * Log odds of each class of a note against its saying nothing: the mean of `pooled` and of all its words read as one clause.
 * The note of one clause has the odds of its clause.
 * @param louder what the factor of all words is multiplied by; 1 but while learning
 */
export function mixed(clauses: readonly ClauseOdds[], pool: Float32Array, louder = 1): Float32Array {
  if (clauses.length === 1) return pool;
  const scores = classRoom();
  const phrases = classRoom();
  for (const clause of clauses) {
    for (let c = 0; c < classCount; c++) {
      scores[c]! += clause.scores[c]!;
      phrases[c] = Math.max(phrases[c]!, clause.phrases[c]!);
    }
  }
  const whole = oddsOf(scores, damping(wordsIn(clauses)) * louder, phrases);
  for (let c = 0; c < classCount; c++) whole[c] = (whole[c]! + pool[c]!) / 2;
  return whole;
}

/** How many words the clauses have. */
export function wordsIn(clauses: readonly Clause[]): number {
  let count = 0;
  for (const { from, to } of clauses) count += to - from;
  return count;
}

/** What a whole note says, as log odds of each class against its saying nothing; its length counts too. */
export function noteOdds(clauses: readonly ClauseReading[], model: Model): Float32Array {
  const byLength = model.lengthOdds(wordsIn(clauses));
  const odds = mixed(clauses, pooled(clauses));
  for (let c = 0; c < classCount; c++) odds[c]! += byLength[c]!;
  return odds;
}

/**
 * The log odds of the clauses taken together, for each class. Of a reason log Σ exp: one clear clause is enough, and each
 * further one adds. Of what holds only where no clause gives a reason (a verdict without one, silence, praise) the mean.
 */
export function pooled(clauses: readonly { readonly odds: Float32Array }[]): Float32Array {
  const sums = classRoom();
  if (clauses.length === 1) sums.set(clauses[0]!.odds);
  else
    for (let c = 0; c < classCount; c++)
      if (c !== nothing) sums[c] = (isReasonless[c] ? meanOf : logSumExp)(clauses, c);
  return sums;
}

/** How much of a change in the log odds of one of `count` clauses comes through in `pooled`. */
export function pooledShare(odds: Float32Array, pool: Float32Array, count: number, c: number): number {
  return isReasonless[c] ? 1 / count : Math.exp(odds[c]! - pool[c]!);
}

function meanOf(clauses: readonly { readonly odds: Float32Array }[], c: number): number {
  let sum = 0;
  for (let at = 0; at < clauses.length; at++) sum += clauses[at]!.odds[c]!;
  return sum / clauses.length;
}

function logSumExp(clauses: readonly { readonly odds: Float32Array }[], c: number): number {
  let highest = -Infinity;
  for (let at = 0; at < clauses.length; at++) highest = Math.max(highest, clauses[at]!.odds[c]!);
  let sum = 0;
  for (let at = 0; at < clauses.length; at++) {
    const below = clauses[at]!.odds[c]! - highest;
    sum += below === 0 ? 1 : Math.exp(below);
  }
  return highest + Math.log(sum);
}

/**
 * The probabilities that log odds stand for.
 * @param sharpness what the odds are multiplied by
 */
export function softmax(odds: Float32Array, sharpness = 1): Float32Array {
  const chances = classRoom();
  let highest = -Infinity;
  for (let c = 0; c < odds.length; c++) highest = Math.max(highest, odds[c]!);
  let sum = 0;
  for (let c = 0; c < odds.length; c++) sum += chances[c] = Math.exp((odds[c]! - highest) * sharpness);
  for (let c = 0; c < odds.length; c++) chances[c]! /= sum;
  return chances;
}
