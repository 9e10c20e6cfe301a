import type { MarkCode, ReasonCode, ShippedReason } from '../domain/reasons.ts';
import { Concepts } from './concepts.ts';
import { type Tokens, tokenise } from './text.ts';
import { WordCache } from './word-cache.ts';
import { WordSets } from './word-sets.ts';

/** What a phrase speaks for: a finer reason or a mark. */
export type Meaning = ReasonCode | MarkCode;

/** The phrases of one language as they are written in `phrases/`; `README.md` tells how to write one. */
export interface PhraseBook {
  /** Words that turn round what follows. */
  readonly negators: string;
  /** Words after which the other side of the matter begins. */
  readonly contrasts: string;
  /** Words that make what follows a case, not a fact. */
  readonly hypotheticals: string;
  /** Words of thinking and saying: where they are turned round, so is what is thought ("I don't think it is broken"). */
  readonly opinions: string;
  /** The small words that give the language away. */
  readonly common: string;
  /** Sets of words that phrases name by `@`. */
  readonly concepts: Readonly<Record<string, string>>;
  /** Patterns by what they speak for, separated by `;`. */
  readonly phrases: Readonly<Partial<Record<ShippedReason | MarkCode, string>>>;
}

/** A phrase found: words `from` to `to` (exclusive) of the tokens. */
export interface Hit {
  readonly meaning: Meaning;
  readonly from: number;
  readonly to: number;
  /** Words the pattern asks for: the more, the surer. */
  readonly length: number;
}

/** What a lexicon knows of a word. */
export interface KnownWord {
  readonly text: string;
  readonly hash: number;
  /** The places in phrases that it may take. */
  readonly slots: readonly number[];
  /** One bit for each of them, shared by some: where it has none in common with a node's, no phrase goes on. */
  readonly mask: number;
  /** Where the phrases begin that it may be the first word of. */
  readonly begun: readonly Node[];
  /** How many words after it are turned round or a mere case; 0 for most words. */
  readonly reach: number;
  readonly isNegator: boolean;
  readonly isOpinion: boolean;
  readonly concepts: readonly number[];
  /** What a model found that the word adds to each class by itself, kept for that model to find again. */
  found: { readonly by: object; readonly own: Int32Array } | undefined;
}

/** How far phrases have been followed. */
class Node {
  readonly next = new Map<number, Node>();
  /** The bits of the slots in `next`. */
  mask = 0;
  /** What follows after up to four words of any kind. */
  gap: Node | undefined = undefined;
  accepts: { meaning: Meaning; length: number } | undefined = undefined;

  /** The node after a slot, made when there is none. */
  after(slot: number): Node {
    const known = this.next.get(slot);
    if (known) return known;
    const node = new Node();
    this.next.set(slot, node);
    this.mask |= 1 << slot;
    return node;
  }
}

/** Words that a negator turns round, and that a hypothetical makes a mere case, unless a pause comes first. */
const negationReach = 2;
const hypotheticalReach = 24;
const widestGap = 4;

/** One language's phrases, ready to be looked for. */
export class Lexicon {
  readonly contrasts: ReadonlySet<string>;
  readonly common: ReadonlySet<string>;
  readonly concepts: Concepts;
  /** Every whole word that a phrase names. */
  readonly vocabulary = new Set<string>();
  readonly #negators: ReadonlySet<string>;
  readonly #hypotheticals: ReadonlySet<string>;
  readonly #opinions: ReadonlySet<string>;
  readonly #root = new Node();
  readonly #slots = new Map<string, number>();
  readonly #words = new WordSets();
  readonly #known = new WordCache((word, hash) => this.#meet(word, hash));
  readonly #concepts: Readonly<Record<string, string>>;

  /**
   * @param book its phrases may speak for a shop's own reasons as well
   * @param concepts of its language, for the model
   */
  constructor(
    book: Omit<PhraseBook, 'phrases'> & { readonly phrases: Readonly<Record<string, string>> },
    concepts = new Concepts([]),
  ) {
    this.concepts = concepts;
    this.#negators = wordSet(book.negators);
    this.contrasts = wordSet(book.contrasts);
    this.#hypotheticals = wordSet(book.hypotheticals);
    this.#opinions = wordSet(book.opinions);
    this.common = wordSet(book.common);
    this.#concepts = book.concepts;
    for (const [meaning, patterns] of Object.entries(book.phrases)) {
      for (const pattern of patterns.split(';')) {
        const slots = pattern.split(/\s+/).filter(Boolean);
        if (slots.length > 0) this.#add(this.#root, slots, meaning as Meaning, 0);
      }
    }
  }

  /** What is known of words `from` to `to` (exclusive). */
  know({ words, hashes }: Tokens, from: number, to: number): KnownWord[] {
    const known: KnownWord[] = [];
    for (let at = from; at < to; at++) known.push(this.#known.of(words[at]!, hashes[at]!));
    return known;
  }

  #meet(text: string, hash: number): KnownWord {
    const slots = this.#words.of(text);
    const isNegator = this.#negators.has(text);
    return {
      text,
      hash,
      slots,
      mask: slots.reduce((mask, slot) => mask | (1 << slot), 0),
      begun: slots.flatMap((slot) => this.#root.next.get(slot) ?? []),
      reach: isNegator ? negationReach : this.#hypotheticals.has(text) ? hypotheticalReach : 0,
      isNegator,
      isOpinion: this.#opinions.has(text),
      concepts: this.concepts.of(text),
      found: undefined,
    };
  }

  #add(node: Node, slots: readonly string[], meaning: Meaning, length: number): void {
    const [slot, ...rest] = slots;
    if (slot === undefined) {
      node.accepts ??= { meaning, length };
    } else if (slot === '~' && rest.length === 0) {
      this.#add(node, rest, meaning, length);
    } else if (slot === '~') {
      node.gap ??= new Node();
      this.#add(node.gap, rest, meaning, length);
    } else {
      const isOptional = slot.endsWith('?');
      if (isOptional) this.#add(node, rest, meaning, length);
      const id = this.#slot(isOptional ? slot.slice(0, -1) : slot);
      this.#add(node.after(id), rest, meaning, length + (isOptional ? 0 : 1));
    }
  }

  /** The number of a slot such as `too|so` or `@small`; its words are entered when it is first met. */
  #slot(text: string): number {
    const known = this.#slots.get(text);
    if (known !== undefined) return known;
    const id = this.#slots.size;
    this.#slots.set(text, id);
    for (const word of this.#wordsOf(text)) {
      const whole = this.#words.add(word, id);
      if (whole !== undefined) this.vocabulary.add(whole);
    }
    return id;
  }

  #wordsOf(text: string): string[] {
    return text.split('|').flatMap((part) => {
      if (!part.startsWith('@')) return [part];
      const words = this.#concepts[part.slice(1)];
      if (words === undefined) throw new Error(`a phrase names ${part}, which is no concept`);
      return words.split(/\s+/).flatMap((word) => this.#wordsOf(word));
    });
  }
}

/**
 * The phrases that stand in some words, in their order; one inside a longer one is left out.
 * @param from place of the first of the words, from which the places of the phrases count
 */
export function phrasesIn(words: readonly KnownWord[], from: number): Hit[] {
  const hits: Hit[] = [];
  for (let at = 0; at < words.length; at++) {
    const { begun } = words[at]!;
    for (let i = 0; i < begun.length; i++) follow(begun[i]!, words, at, at, from, hits);
  }
  return hits.length < 2 ? hits : outermost(hits);
}

/** Goes on from a node that the word at `at` has led to, noting each phrase that ends there. */
function follow(node: Node, words: readonly KnownWord[], start: number, at: number, from: number, hits: Hit[]): void {
  const { accepts, gap } = node;
  if (accepts) hits.push({ meaning: accepts.meaning, length: accepts.length, from: from + start, to: from + at + 1 });
  if (at + 1 >= words.length) return;
  step(node, words, start, at + 1, from, hits);
  if (!gap) return;
  const last = Math.min(words.length - 1, at + 1 + widestGap);
  for (let to = at + 1; to <= last; to++) step(gap, words, start, to, from, hits);
}

/** Goes from a node by the word at `at`. */
function step(node: Node, words: readonly KnownWord[], start: number, at: number, from: number, hits: Hit[]): void {
  const word = words[at]!;
  if ((word.mask & node.mask) === 0) return;
  for (let i = 0; i < word.slots.length; i++) {
    const slot = word.slots[i]!;
    const next = (node.mask & (1 << slot)) !== 0 ? node.next.get(slot) : undefined;
    if (next) follow(next, words, start, at, from, hits);
  }
}

function wordSet(text: string): Set<string> {
  return new Set(tokenise(text).words);
}

/** Hits that stand in no longer one; of two on the same words the one that asks for more, then the first listed. */
function outermost(hits: Hit[]): Hit[] {
  const sorted = [...hits].sort((a, b) => a.from - b.from || b.to - a.to || b.length - a.length);
  const kept: Hit[] = [];
  for (const hit of sorted) {
    if (!kept.some((other) => other.from <= hit.from && other.to >= hit.to)) kept.push(hit);
  }
  return kept;
}
