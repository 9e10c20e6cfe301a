import {
  type GroupCode,
  groupCodes,
  groupOf,
  type MarkCode,
  marks,
  type ReasonCode,
  reasonCodes,
} from '../domain/reasons.ts';
import { type Clause, type ClauseReading, noteOdds, readingSharpness, softmax } from './clause.ts';
import { conceptNames } from './concepts.ts';
import type { Hit, Meaning } from './lexicon.ts';
import { classes, type Model, type ModelClass } from './model.ts';
import type { Tokens } from './text.ts';

/** A place in the original text, in UTF-16 code units: `[start, end)`. */
export type Span = [start: number, end: number];

export interface ReasonFound {
  reason: ReasonCode;
  group: GroupCode;
  /** How sure it is that this reason's group is meant, 0 to 1. */
  confidence: number;
  /** The words that show it: `evidence[i]` is the text at `spans[i]`; empty when only the shop's code speaks. */
  evidence: string[];
  spans: Span[];
}

export interface MarkFound {
  mark: MarkCode;
  evidence: string[];
  spans: Span[];
}

/** What words alone say: the reasons, the primary one first, and the marks. At least one reason, always. */
export interface Verdict {
  reasons: ReasonFound[];
  marks: MarkFound[];
}

/** From this chance on a clause is taken to name a group: lower where a phrase says so than where the model alone does. */
const namedFrom = { phrase: 0.4, model: 0.7 };
/** Highest chance of a group that shares a clause with another, by phrases of its own or by words the other claims. */
const byPhrase = 0.95;
const besideAnother = 0.5;
/** From this chance on a note's likeliest group is named though no clause is sure of it. */
const guessedFrom = 0.2;
/** From this chance on a reason that a phrase names is told beside the likeliest of its group. */
const toldFrom = 0.15;
/** From this chance on a group that the only clause names is told though a whole note of such words likelier gives no reason. */
const toldAlone = 0.6;
const mostSpans = 5;
const longestWindow = 6;

/** From this chance on a clause praises, if no reason is likelier; and gives no reason, with the chance of silence. */
const praiseFrom = 0.12;
const silentFrom = 0.25;
const markCodes = Object.keys(marks) as MarkCode[];

/** Words that a bare dislike has at most; the concepts one of which it names, and those that it may name beside: none tells why. */
const longestDislike = 6;
const liking = numbersOf('like', 'dislike');
const vague = numbersOf(
  'like',
  'dislike',
  'not',
  'me_for',
  'at_all',
  'product_generic',
  'negative_word',
  'disappointed',
);

function numbersOf(...names: readonly string[]): ReadonlySet<number> {
  return new Set(
    names.map((name) => {
      if (!conceptNames.includes(name)) throw new RangeError(`no concept ${name}`);
      return conceptNames.indexOf(name);
    }),
  );
}

/** The model's classes of each group, by the group's number; and the number of the group that a phrase's meaning names. */
const classesOf = groupCodes.map((group) =>
  reasonCodes.flatMap((code, index) => (groupOf(code) === group ? [index] : [])),
);
const groupOfMeaning = new Map<Meaning, number>(
  reasonCodes.filter((code) => code !== 'no_reason_given').map((code) => [code, groupCodes.indexOf(groupOf(code))]),
);
const other = groupCodes.indexOf('other');
const praise = classes.indexOf('praise');
const nothing = classes.indexOf('nothing');
const service = classes.indexOf('service_complaint');
const silence = classes.indexOf('no_reason_given');

/** A note with what has been found in it so far. */
interface Findings extends Verdict {
  readonly text: string;
  readonly tokens: Tokens;
  readonly model: Model;
}

/**
 * Weighs the clauses of a note against each other.
 * @param isKnown whether the note speaks a language we know; of one that does not, nothing is guessed
 */
export function decide(
  text: string,
  tokens: Tokens,
  all: readonly ClauseReading[],
  model: Model,
  isKnown: boolean,
): Verdict {
  const found: Findings = { text, tokens, model, reasons: [], marks: [] };
  const { reasons, marks } = found;
  const { clauses, whole } = weigh(all, model);
  const likeliest = highest(whole);
  for (let at = 0; at < clauses.length; at++) nameGroups(found, clauses[at]!);
  for (let at = 0; at < all.length; at++) nameMarks(found, all[at]!);
  if (!reasons.some(({ group }) => group === groupCodes[likeliest])) {
    const isTold = clauses.length === 1 && reasons.some(({ confidence }) => confidence >= toldAlone);
    if (likeliest === other && !isTold) reasons.length = 0;
    else if (likeliest !== other && isKnown && whole[likeliest]! >= guessedFrom)
      nameReasons(found, clauseFor(clauses, likeliest), likeliest, whole[likeliest]!);
  }
  if (reasons.length === 0) return { reasons: [unjudged(tokens, clauses, whole[other]!)], marks };
  if (clauses.length === 1) weighAlike(clauses[0]!, whole);
  return { reasons: ranked(reasons, whole), marks };
}

/**
 * The clauses that speak for a note, and the chance of each group by them. "I don't like it" is but a verdict where the other
 * clauses give a reason, and is left out there.
 */
function weigh(all: readonly ClauseReading[], model: Model): { clauses: readonly ClauseReading[]; whole: number[] } {
  const others = all.some(isBareDislike) ? all.filter((clause) => !isBareDislike(clause)) : all;
  if (others.length > 0 && others.length < all.length) {
    const whole = groupChances(noteOdds(others, model));
    if (highest(whole) !== other) return { clauses: others, whole };
  }
  return { clauses: all, whole: groupChances(noteOdds(all, model)) };
}

/** Whether a clause tells that something does not please, and nothing of what or why ("not my style" does). */
function isBareDislike({ hits, known, from, to }: ClauseReading): boolean {
  if (hits.length === 0 || to - from > longestDislike) return false;
  if (hits.some(({ meaning }) => meaning !== 'not_to_taste')) return false;
  const isInPhrase = (at: number) => hits.some((hit) => hit.from <= at && at < hit.to);
  return (
    known.some(({ concepts }) => concepts.some((concept) => liking.has(concept))) &&
    known.every(({ concepts }, at) => isInPhrase(from + at) || concepts.every((concept) => vague.has(concept)))
  );
}

/** Lets the groups that phrases of one clause name weigh as much as the likeliest of them, so that the first named leads. */
function weighAlike(clause: ClauseReading, weights: number[]): void {
  if (clause.hits.length < 2) return;
  const phrased = phrasedGroups(clause.hits);
  const alike = weights.flatMap((_, group) =>
    (phrased & (1 << group)) !== 0 && groupChance(clause, group, true) > besideAnother ? [group] : [],
  );
  const most = Math.max(...alike.map((group) => weights[group]!));
  for (const group of alike) weights[group] = most;
}

/** The chance that a whole note is of each group: of all that words may mean, its reasons; silence and praise are `other`. */
function groupChances(odds: Float32Array): number[] {
  const chances = softmax(odds, readingSharpness);
  const whole: number[] = [];
  for (let group = 0; group < classesOf.length; group++) whole.push(sumOf(chances, classesOf[group]!));
  whole[other]! += chances[nothing]! + chances[praise]!;
  return whole;
}

/** The place of the first of the highest values. */
function highest(values: readonly number[]): number {
  let place = 0;
  for (let at = 1; at < values.length; at++) if (values[at]! > values[place]!) place = at;
  return place;
}

/** The clause that speaks most for a group. */
function clauseFor(clauses: readonly ClauseReading[], group: number): ClauseReading {
  const most = clauses.map(({ odds }) => Math.max(...classesOf[group]!.map((index) => odds[index]!)));
  return clauses[highest(most)]!;
}

/** Names the groups that a clause is sure of. */
function nameGroups(found: Findings, clause: ClauseReading): void {
  const phrased = phrasedGroups(clause.hits);
  for (let group = 0; group < classesOf.length; group++) {
    const isPhrased = (phrased & (1 << group)) !== 0;
    const chance = groupChance(clause, group, isPhrased);
    if (chance >= (isPhrased ? namedFrom.phrase : namedFrom.model)) nameReasons(found, clause, group, chance);
  }
}

/** Names the finer reasons of a group that a clause tells. */
function nameReasons(found: Findings, clause: ClauseReading, group: number, chance: number): void {
  for (const index of reasonsOf(clause, group)) nameReason(found, clause, group, index, chance);
}

/** The finer reasons of a group in a clause: the likeliest, and beside it those that have a phrase of their own. */
function reasonsOf({ chances, hits }: ClauseReading, group: number): number[] {
  if (group === other) return [service];
  const indexes = classesOf[group]!;
  let likeliest = indexes[0]!;
  for (const index of indexes) if (chances[index]! > chances[likeliest]!) likeliest = index;
  return indexes.filter(
    (index) =>
      index === likeliest || (chances[index]! > toldFrom && hits.some((hit) => hit.meaning === classes[index])),
  );
}

function nameReason(
  { reasons, text, tokens, model }: Findings,
  clause: ClauseReading,
  group: number,
  index: number,
  chance: number,
): void {
  const reason = reasonCodes[index]!;
  let entry = reasons.find((known) => known.reason === reason);
  if (entry) {
    entry.confidence = Math.max(entry.confidence, round(chance));
  } else {
    entry = { reason, group: groupCodes[group]!, confidence: round(chance), evidence: [], spans: [] };
    reasons.push(entry);
  }
  show(entry, text, spansOf(tokens, clause, index, model));
}

/**
 * The chance of a group in a clause. A group that a phrase names is weighed against the clause saying nothing or
 * praise, not against the other groups, since a clause may name several.
 */
function groupChance({ chances, hits }: ClauseReading, group: number, isPhrased: boolean): number {
  const alone = group === other ? chances[service]! : sumOf(chances, classesOf[group]!);
  if (!isPhrased) return alone;
  const otherwise = chances[nothing]! + chances[praise]!;
  const most = isOvershadowed(hits, group) ? besideAnother : byPhrase;
  return Math.max(alone, Math.min(most, alone / (alone + otherwise)));
}

/** The groups that phrases name, a bit for each. */
function phrasedGroups(hits: readonly Hit[]): number {
  let phrased = 0;
  for (let at = 0; at < hits.length; at++) {
    const group = groupOfMeaning.get(hits[at]!.meaning);
    if (group !== undefined) phrased |= 1 << group;
  }
  return phrased;
}

/** Whether every phrase of a group shares its words with a longer one of another group. */
function isOvershadowed(hits: readonly Hit[], group: number): boolean {
  if (hits.length < 2) return false;
  const others = hits.filter(({ meaning }) => groupOfMeaning.get(meaning) !== group);
  return hits.every((hit) => others.includes(hit) || others.some((longer) => overshadows(longer, hit)));
}

function overshadows(longer: Hit, hit: Hit): boolean {
  return longer.to - longer.from > hit.to - hit.from && longer.from < hit.to && hit.from < longer.to;
}

function sumOf(chances: Float32Array, indexes: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < indexes.length; at++) sum += chances[indexes[at]!]!;
  return sum;
}

/** The words that speak for a class: its phrases, else the stretch of words that the model leans on most. */
function spansOf(tokens: Tokens, clause: ClauseReading, index: number, model: Model): Span[] {
  const spans = spansOfPhrases(tokens, clause.hits, classes[index]!);
  if (spans.length > 0) return spans;
  const weights: number[] = [];
  for (let at = 0; at < clause.known.length; at++) weights.push(model.lean(clause.known, at, index, nothing));
  return [strongestStretch(tokens, clause, weights)];
}

/** Where the words of a clause stand whose weights, side by side and six at most, have the greatest sum. */
export function strongestStretch(tokens: Tokens, clause: Clause, weights: readonly number[]): Span {
  let [from, to, most] = [clause.from, clause.to, -Infinity];
  for (let start = 0; start < weights.length; start++) {
    const last = Math.min(weights.length, start + longestWindow);
    let sum = 0;
    for (let end = start; end < last; end++) {
      sum += weights[end]!;
      if (sum > most) [from, to, most] = [clause.from + start, clause.from + end + 1, sum];
    }
  }
  return [tokens.starts[from]!, tokens.ends[to - 1]!];
}

/** Where the phrases stand that speak for something. */
function spansOfPhrases(tokens: Tokens, hits: readonly Hit[], meaning: Meaning | ModelClass): Span[] {
  const spans: Span[] = [];
  for (const hit of hits) if (hit.meaning === meaning) spans.push([tokens.starts[hit.from]!, tokens.ends[hit.to - 1]!]);
  return spans;
}

function show(entry: { evidence: string[]; spans: Span[] }, text: string, spans: readonly Span[]): void {
  for (const span of spans) {
    if (entry.spans.length >= mostSpans) return;
    entry.spans.push(span);
    entry.evidence.push(text.slice(span[0], span[1]));
  }
}

function nameMarks(found: Findings, clause: ClauseReading): void {
  const praises = doesPraise(clause);
  if (clause.hits.length === 0 && !praises) return;
  for (const mark of markCodes) {
    if (mark === 'praise' && !praises) continue;
    const phrased = spansOfPhrases(found.tokens, clause.hits, mark);
    if (phrased.length > 0) nameMark(found, mark, phrased);
    else if (mark === 'praise') nameMark(found, mark, spansOf(found.tokens, clause, praise, found.model));
  }
}

function nameMark({ text, marks }: Findings, mark: MarkCode, spans: readonly Span[]): void {
  let entry = marks.find((known) => known.mark === mark);
  if (!entry) {
    entry = { mark, evidence: [], spans: [] };
    marks.push(entry);
  }
  show(entry, text, spans);
}

/** Whether no reason is likelier than that a clause praises. */
function doesPraise({ chances }: ClauseReading): boolean {
  return chances[praise]! > praiseFrom && chances.every((chance, c) => c === nothing || chance <= chances[praise]!);
}

/**
 * The primary reason first, the others as they are named: it is the one whose group weighs most, the first named of those
 * that weigh alike.
 */
function ranked(reasons: ReasonFound[], weights: readonly number[]): ReasonFound[] {
  if (reasons.length > 1) reasons.sort((a, b) => a.spans[0]![0] - b.spans[0]![0]);
  const first = highest(reasons.map(({ group }) => weights[groupCodes.indexOf(group)]!));
  const primary = reasons.splice(first, 1)[0]!;
  primary.confidence = round(weights[groupCodes.indexOf(primary.group)]!);
  reasons.unshift(primary);
  return reasons;
}

/** What is said of a note that names no group: that it gives no reason, or that none can be read from it. */
function unjudged(tokens: Tokens, clauses: readonly ClauseReading[], chance: number): ReasonFound {
  const isSilent = clauses.every(({ chances }) => chances[silence]! + chances[praise]! >= silentFrom);
  const reason: ReasonCode = tokens.words.length === 0 || isSilent ? 'no_reason_given' : 'unreadable';
  const confidence = tokens.words.length === 0 ? 1 : chance;
  return { reason, group: 'other', confidence: round(confidence), evidence: [], spans: [] };
}

function round(chance: number): number {
  return Math.round(chance * 1000) / 1000;
}
