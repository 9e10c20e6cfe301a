import {
  type GroupCode,
  groupCodes,
  groupOf,
  type MarkCode,
  marks,
  type ReasonCode,
  reasonCodes,
} from '../domain/reasons.ts';
import { type ClauseReading, noteOdds, readingSharpness, softmax } from './clause.ts';
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
/** Highest chance of a group that shares a clause with another, by phrases of its own or by words the other claims. */
const byPhrase = 0.95;
const besideAnother = 0.5;
/** From this chance on a note's likeliest group is named though no clause is sure of it. */
const guessedFrom = 0.2;
const mostSpans = 5;
const longestWindow = 6;

/** From this chance on a clause praises, if no reason is likelier; and gives no reason, with the chance of silence. */
const praiseFrom = 0.12;
const silentFrom = 0.25;
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
  const whole = groupChances(noteOdds(clauses, model));
  const likeliest = groupCodes.reduce((a, b) => (whole.get(b)! > whole.get(a)! ? b : a));
  const name = (clause: ClauseReading, group: GroupCode, chance: number) => {
    for (const index of reasonsOf(clause, group)) {
      const reason = classes[index] as ReasonCode;
      const entry = found.get(reason) ?? { reason, group, confidence: 0, evidence: [], spans: [] };
      entry.confidence = Math.max(entry.confidence, round(chance));
      show(entry, text, spansOf(tokens, clause, index, model));
      found.set(reason, entry);
    }
  };
  const weights = new Map(whole);
  for (const clause of clauses) {
    const groups = groupsOf(clause);
    for (const { group, chance, isPhrased } of groups)
      if (chance >= (isPhrased ? namedFrom.phrase : namedFrom.model)) name(clause, group, chance);
    if (clauses.length === 1) weighAlike(groups, weights);
    readMarks(text, tokens, clause, model, marked);
  }
  const isNamed = (group: GroupCode) => [...found.values()].some((reason) => reason.group === group);
  if (!isNamed(likeliest)) {
    if (likeliest === 'other') found.clear();
    else if (whole.get(likeliest)! >= guessedFrom)
      name(clauseFor(clauses, likeliest), likeliest, whole.get(likeliest)!);
  }
  const reasons =
    found.size > 0 ? ranked([...found.values()], weights) : [unjudged(tokens, clauses, whole.get('other')!)];
  return { reasons, marks: [...marked.values()] };
}

/** Lets the groups that phrases of one clause name weigh as much as the likeliest of them, so that the first named leads. */
function weighAlike(groups: readonly ClauseGroup[], weights: Map<GroupCode, number>): void {
  const phrased = groups.filter(({ isPhrased, chance }) => isPhrased && chance > besideAnother);
  const most = Math.max(...phrased.map(({ group }) => weights.get(group)!));
  for (const { group } of phrased) weights.set(group, most);
}

/** The chance that a whole note is of each group: of all that words may mean, its reasons; silence and praise are `other`. */
function groupChances(odds: Float32Array): ReadonlyMap<GroupCode, number> {
  const chances = softmax(odds, readingSharpness);
  const silent = chances[nothing]! + chances[praise]!;
  const whole = new Map<GroupCode, number>();
  for (const group of groupCodes)
    whole.set(group, sumOf(chances, indexesByGroup.get(group)!) + (group === 'other' ? silent : 0));
  return whole;
}

/** The clause that speaks most for a group. */
function clauseFor(clauses: readonly ClauseReading[], group: GroupCode): ClauseReading {
  const indexes = indexesByGroup.get(group)!;
  const most = (clause: ClauseReading) => Math.max(...indexes.map((index) => clause.odds[index]!));
  return clauses.reduce((a, b) => (most(b) > most(a) ? b : a));
}

/** How likely a clause is of a group, and whether a phrase says so. */
interface ClauseGroup {
  readonly group: GroupCode;
  readonly chance: number;
  readonly isPhrased: boolean;
}

/**
 * The chance of each group in a clause. A group that a phrase names is weighed against the clause saying nothing or
 * praise, not against the other groups, since a clause may name several.
 */
function groupsOf(clause: ClauseReading): ClauseGroup[] {
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
    weights.push(model.lean(clause, at, index, nothing));
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
  const praises =
    clause.chances[praise]! > praiseFrom &&
    clause.chances.every((chance, c) => c === nothing || chance <= clause.chances[praise]!);
  if (clause.hits.length === 0 && !praises) return;
  for (const mark of markCodes) {
    const hits = clause.hits.filter((hit) => hit.meaning === mark);
    if (mark === 'praise' ? !praises : hits.length === 0) continue;
    const entry = into.get(mark) ?? { mark, evidence: [], spans: [] };
    const spans = hits.map((hit): Span => [tokens.starts[hit.from]!, tokens.ends[hit.to - 1]!]);
    show(entry, text, spans.length > 0 ? spans : spansOf(tokens, clause, praise, model));
    into.set(mark, entry);
  }
}

/**
 * The primary reason first, the others as they are named: it is the one whose group weighs most, the first named of those
 * that weigh alike.
 */
function ranked(reasons: ReasonFound[], weights: ReadonlyMap<GroupCode, number>): ReasonFound[] {
  const ordered = [...reasons].sort((a, b) => (a.spans[0]?.[0] ?? 0) - (b.spans[0]?.[0] ?? 0));
  const weight = (found: ReasonFound) => weights.get(found.group)!;
  const primary = ordered.reduce((a, b) => (weight(b) > weight(a) ? b : a));
  return [{ ...primary, confidence: round(weight(primary)) }, ...ordered.filter((found) => found !== primary)];
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
