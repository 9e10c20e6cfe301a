import { type GroupCode, groupOf, type MarkCode, marks, type ReasonCode, reasonCodes } from '../domain/reasons.ts';
import type { ClauseReading } from './clause.ts';
import { classCount, classes, type Model } from './model.ts';
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

/** From this chance on a clause is taken to name a group. */
const namedFrom = 0.45;
/** How much surer than the first named reason another must be to be the primary one. */
const clearlySurer = 0.2;
const mostSpans = 5;
const longestWindow = 6;

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
  let best = 0;
  for (const clause of clauses) {
    const named = groupsOf(clause);
    for (const [group, chance] of named) {
      best = Math.max(best, chance);
      if (chance < namedFrom) continue;
      for (const index of reasonsOf(clause, group)) {
        const reason = classes[index] as ReasonCode;
        const entry = found.get(reason) ?? { reason, group, confidence: 0, evidence: [], spans: [] };
        entry.confidence = Math.max(entry.confidence, round(chance));
        show(entry, text, spansOf(tokens, clause, index, model));
        found.set(reason, entry);
      }
    }
    readMarks(text, tokens, clause, model, marked);
  }
  const reasons = found.size > 0 ? ranked([...found.values()]) : [unjudged(tokens, clauses, best)];
  return { reasons, marks: [...marked.values()] };
}

/** The chance of each group in a clause. Groups that a phrase names do not take chance from each other. */
function groupsOf(clause: ClauseReading): [GroupCode, number][] {
  const named = new Set(
    clause.hits
      .map((hit) => hit.meaning)
      .filter(isReason)
      .map(groupOf),
  );
  const chances = new Map<GroupCode, number>();
  let phrased = 0;
  for (const [group, indexes] of indexesByGroup) {
    const chance = group === 'other' ? clause.chances[service]! : sumOf(clause.chances, indexes);
    chances.set(group, chance);
    if (named.has(group)) phrased += chance;
  }
  return [...chances].map(([group, chance]) => {
    const others = named.has(group) ? phrased - chance : 0;
    return [group, others > 0 ? Math.min(chance / (1 - others), 0.95) : chance];
  });
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
  const weights = weightsOf(tokens, clause, index, model);
  for (let start = 0; start < weights.length; start++) {
    let sum = 0;
    for (let end = start; end < Math.min(weights.length, start + longestWindow); end++) {
      sum += weights[end]!;
      if (sum > most) [from, to, most] = [clause.from + start, clause.from + end + 1, sum];
    }
  }
  return [[tokens.starts[from]!, tokens.ends[to - 1]!]];
}

function weightsOf(tokens: Tokens, clause: ClauseReading, index: number, model: Model): number[] {
  const weights: number[] = [];
  for (let at = clause.from; at < clause.to; at++) {
    const sum = new Float32Array(classCount);
    model.add(sum, tokens.words, at, clause.from, clause.isNegated[at - clause.from] === 1);
    weights.push(sum[index]! - sum[nothing]!);
  }
  return weights;
}

function show(entry: { evidence: string[]; spans: Span[] }, text: string, spans: readonly Span[]): void {
  for (const [start, end] of spans) {
    if (entry.spans.length >= mostSpans) return;
    entry.spans.push([start, end]);
    entry.evidence.push(text.slice(start, end));
  }
}

function readMarks(text: string, tokens: Tokens, clause: ClauseReading, model: Model, into: Map<MarkCode, MarkFound>) {
  for (const mark of Object.keys(marks) as MarkCode[]) {
    const hits = clause.hits.filter((hit) => hit.meaning === mark);
    const isPraise = mark === 'praise' && clause.chances[praise]! > 0.6;
    if (mark === 'praise' ? !isPraise : hits.length === 0) continue;
    const entry = into.get(mark) ?? { mark, evidence: [], spans: [] };
    const spans = hits.map((hit): Span => [tokens.starts[hit.from]!, tokens.ends[hit.to - 1]!]);
    show(entry, text, spans.length > 0 ? spans : spansOf(tokens, clause, praise, model));
    into.set(mark, entry);
  }
}

/** The primary reason first: the first named, unless another is clearly surer; words about service only come last. */
function ranked(reasons: ReasonFound[]): ReasonFound[] {
  const ordered = [...reasons].sort((a, b) => (a.spans[0]?.[0] ?? 0) - (b.spans[0]?.[0] ?? 0));
  const goods = ordered.filter((found) => found.group !== 'other');
  const candidates = goods.length > 0 ? goods : ordered;
  const surest = Math.max(...candidates.map((found) => found.confidence));
  const primary = candidates.find((found) => found.confidence >= surest - clearlySurer)!;
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
