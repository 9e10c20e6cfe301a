import {
  type GroupCode,
  groupCodes,
  groupOf,
  type MarkCode,
  marks,
  type ReasonCode,
  reasonCodes,
} from '../domain/reasons.ts';
import type { ClauseReading } from './clause.ts';
import type { Hit } from './lexicon.ts';
import { classes, type Model } from './model.ts';
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
const namedFrom = { phrase: 0.4, model: 0.6 };
/** Reasons that say little beside another: the primary one only where no other is named. */
const vague = new Set<ReasonCode>(['not_to_taste', 'poor_quality', 'service_complaint']);
/** Highest chance of a group that shares a clause with another, by phrases of its own or by words the other claims. */
const byPhrase = 0.95;
const besideAnother = 0.5;
/** How many times the weight of an earlier reason a later one must have to be the primary one. */
const clearlyHeavier = 1.5;
/** From this chance on a clause adds to the weight of a group. */
const weighedFrom = 0.3;
/** A note of so few words nearly always gives its reason: its likeliest group is taken from this chance on. */
const fewWords = 15;
const guessedFrom = 0.25;
const highestChance = 0.95;
const mostSpans = 5;
const longestWindow = 6;

const praiseFrom = 0.6;
const markCodes = Object.keys(marks) as MarkCode[];

const indexesByGroup = new Map<GroupCode, number[]>();
reasonCodes.forEach((code, index) => {
  indexesByGroup.set(groupOf(code), [...(indexesByGroup.get(groupOf(code)) ?? []), index]);
});
const praise = classes.indexOf('praise');
const nothing = classes.indexOf('nothing');
const service = classes.indexOf('service_complaint');
const silence = classes.indexOf('no_reason_given');

/** Weighs the clauses of a note against each other. */
export function decide(text: string, tokens: Tokens, clauses: readonly ClauseReading[], model: Model): Verdict {
  const found = new Map<ReasonCode, ReasonFound>();
  const marked = new Map<MarkCode, MarkFound>();
  const weights = new Map<GroupCode, number>();
  let guess: { clause: ClauseReading; group: GroupCode; chance: number } | undefined;
  let best = 0;
  const name = (clause: ClauseReading, group: GroupCode, chance: number) => {
    for (const index of reasonsOf(clause, group)) {
      const reason = classes[index] as ReasonCode;
      const entry = found.get(reason) ?? { reason, group, confidence: 0, evidence: [], spans: [] };
      entry.confidence = Math.max(entry.confidence, round(chance));
      show(entry, text, spansOf(tokens, clause, index, model));
      found.set(reason, entry);
    }
  };
  for (const clause of clauses) {
    const groups = groupsOf(clause);
    const surest = groups.reduce((most, { chance }) => Math.max(most, chance), 0);
    best = Math.max(best, surest);
    for (const { group, chance, isPhrased } of groups) {
      if (group !== 'other' && chance > (guess?.chance ?? guessedFrom)) guess = { clause, group, chance };
      const weighed = isPhrased && chance > besideAnother ? surest : chance;
      if (chance > weighedFrom) weights.set(group, (weights.get(group) ?? 0) + weightOf(weighed));
      if (chance >= (isPhrased ? namedFrom.phrase : namedFrom.model)) name(clause, group, chance);
    }
    readMarks(text, tokens, clause, model, marked);
  }
  if (found.size === 0 && guess && tokens.words.length <= fewWords) name(guess.clause, guess.group, guess.chance);
  const reasons = found.size > 0 ? ranked([...found.values()], weights) : [unjudged(tokens, clauses, best)];
  return { reasons, marks: [...marked.values()] };
}

/** What a clause of this chance adds to the weight of its group: the surprise were it not so. Phrases of one clause weigh alike. */
function weightOf(chance: number): number {
  return -Math.log(1 - Math.min(chance, highestChance));
}

/**
 * The chance of each group in a clause. A group that a phrase names is weighed against the clause saying nothing or
 * praise, not against the other groups, since a clause may name several.
 */
function groupsOf(clause: ClauseReading): { group: GroupCode; chance: number; isPhrased: boolean }[] {
  const { chances, hits } = clause;
  const otherwise = chances[nothing]! + chances[praise]!;
  return groupCodes.map((group) => {
    const alone = group === 'other' ? chances[service]! : sumOf(chances, indexesByGroup.get(group)!);
    const isPhrased = hits.length > 0 && hits.some((hit) => groupOfHit(hit) === group);
    if (!isPhrased) return { group, isPhrased, chance: alone };
    const highest = isOvershadowed(hits, group) ? besideAnother : byPhrase;
    return { group, isPhrased, chance: Math.max(alone, Math.min(highest, alone / (alone + otherwise))) };
  });
}

/** Whether every phrase of a group shares its words with a longer one of another group. */
function isOvershadowed(hits: readonly Hit[], group: GroupCode): boolean {
  for (const hit of hits) {
    if (groupOfHit(hit) === group && !hits.some((other) => groupOfHit(other) !== group && overshadows(other, hit)))
      return false;
  }
  return true;
}

function overshadows(other: Hit, hit: Hit): boolean {
  const isLonger = other.to - other.from > hit.to - hit.from;
  return isLonger && other.from < hit.to && hit.from < other.to;
}

/** The group a phrase names; none for a mark and for "no reason". */
function groupOfHit({ meaning }: Hit): GroupCode | undefined {
  return isReason(meaning) && meaning !== 'no_reason_given' ? groupOf(meaning) : undefined;
}

function isReason(meaning: string): meaning is ReasonCode {
  return !(meaning in marks);
}

function sumOf(chances: Float32Array, indexes: readonly number[]): number {
  let sum = 0;
  for (const index of indexes) sum += chances[index]!;
  return sum;
}

/** The finer reasons of a group that a clause names: the likeliest, and beside it those that have a phrase of their own. */
function reasonsOf(clause: ClauseReading, group: GroupCode): number[] {
  if (group === 'other') return [service];
  const indexes = indexesByGroup.get(group) ?? [];
  const phrased = new Set<string>(clause.hits.map((hit) => hit.meaning));
  const likeliest = indexes.reduce((a, b) => (clause.chances[b]! > clause.chances[a]! ? b : a));
  return indexes.filter((i) => i === likeliest || (phrased.has(classes[i]!) && clause.chances[i]! > 0.15));
}

/** The words that speak for a class: its phrases, else the stretch of words that the model leans on most. */
function spansOf(tokens: Tokens, clause: ClauseReading, index: number, model: Model): Span[] {
  const hits = clause.hits.filter((hit) => hit.meaning === classes[index]);
  if (hits.length > 0) return hits.map((hit) => [tokens.starts[hit.from]!, tokens.ends[hit.to - 1]!]);
  let [from, to, most] = [clause.from, clause.to, -Infinity];
  const weights: number[] = [];
  for (let at = clause.from; at < clause.to; at++) {
    weights.push(model.lean(tokens.words, at, clause.from, index, nothing));
  }
  for (let start = 0; start < weights.length; start++) {
    let sum = 0;
    for (let end = start; end < Math.min(weights.length, start + longestWindow); end++) {
      sum += weights[end]!;
      if (sum > most) [from, to, most] = [clause.from + start, clause.from + end + 1, sum];
    }
  }
  return [[tokens.starts[from]!, tokens.ends[to - 1]!]];
}

function show(entry: { evidence: string[]; spans: Span[] }, text: string, spans: readonly Span[]): void {
  for (const [start, end] of spans) {
    if (entry.spans.length >= mostSpans) return;
    entry.spans.push([start, end]);
    entry.evidence.push(text.slice(start, end));
  }
}

function readMarks(text: string, tokens: Tokens, clause: ClauseReading, model: Model, into: Map<MarkCode, MarkFound>) {
  if (clause.hits.length === 0 && clause.chances[praise]! <= praiseFrom) return;
  for (const mark of markCodes) {
    const hits = clause.hits.filter((hit) => hit.meaning === mark);
    const isPraise = mark === 'praise' && clause.chances[praise]! > praiseFrom;
    if (mark === 'praise' ? !isPraise : hits.length === 0) continue;
    const entry = into.get(mark) ?? { mark, evidence: [], spans: [] };
    const spans = hits.map((hit): Span => [tokens.starts[hit.from]!, tokens.ends[hit.to - 1]!]);
    show(entry, text, spans.length > 0 ? spans : spansOf(tokens, clause, praise, model));
    into.set(mark, entry);
  }
}

/**
 * The primary reason first: the first named, unless the clauses together speak clearly more for the group of another or
 * another says more.
 */
function ranked(reasons: ReasonFound[], weights: ReadonlyMap<GroupCode, number>): ReasonFound[] {
  const ordered = [...reasons].sort((a, b) => (a.spans[0]?.[0] ?? 0) - (b.spans[0]?.[0] ?? 0));
  const goods = ordered.filter((found) => found.group !== 'other');
  const telling = goods.filter((found) => !vague.has(found.reason));
  const candidates = [telling, goods, ordered].find((list) => list.length > 0)!;
  const weight = (found: ReasonFound) => weights.get(found.group) ?? 0;
  const primary = candidates.reduce((a, b) => (weight(b) > weight(a) * clearlyHeavier ? b : a));
  return [primary, ...ordered.filter((found) => found !== primary)];
}

/** What is said of a note that names no group: that it gives no reason, or that none can be read from it. */
function unjudged(tokens: Tokens, clauses: readonly ClauseReading[], best: number): ReasonFound {
  const isSilent = clauses.every((c) => c.chances[silence]! + c.chances[praise]! > 0.5);
  const reason: ReasonCode = tokens.words.length === 0 || isSilent ? 'no_reason_given' : 'unreadable';
  const confidence = reason === 'unreadable' ? Math.min(0.5, 1 - best) : tokens.words.length === 0 ? 1 : 1 - best;
  return { reason, group: 'other', confidence: round(confidence), evidence: [], spans: [] };
}

function round(chance: number): number {
  return Math.round(chance * 1000) / 1000;
}
