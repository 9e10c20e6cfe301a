import type { MarkCode, ReasonCode, ShippedReason } from '../domain/reasons.ts';
import { Concepts } from './concepts.ts';
import { tokenise } from './text.ts';

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

interface Node {
  readonly next: Map<number, Node>;
  /** What follows after up to four words of any kind. */
  gap?: Node;
  accepts?: { meaning: Meaning; length: number };
}

const widestGap = 4;
const largestCache = 100_000;

/** One language's phrases, ready to be looked for. */
export class Lexicon {
  readonly negators: ReadonlySet<string>;
  readonly contrasts: ReadonlySet<string>;
  readonly hypotheticals: ReadonlySet<string>;
  readonly common: ReadonlySet<string>;
  readonly concepts: Concepts;
  /** Every whole word that a phrase names. */
  readonly vocabulary = new Set<string>();
  readonly #root: Node = { next: new Map() };
  readonly #slots = new Map<string, number>();
  readonly #whole = new Map<string, number[]>();
  readonly #stems = new Map<string, number[]>();
  readonly #cache = new Map<string, readonly number[]>();
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
    this.negators = wordSet(book.negators);
    this.contrasts = wordSet(book.contrasts);
    this.hypotheticals = wordSet(book.hypotheticals);
    this.common = wordSet(book.common);
    this.#concepts = book.concepts;
    for (const [meaning, patterns] of Object.entries(book.phrases)) {
      for (const pattern of patterns.split(';')) {
        const slots = pattern.split(/\s+/).filter(Boolean);
        if (slots.length > 0) this.#add(this.#root, slots, meaning as Meaning, 0);
      }
    }
  }

  /** The phrases that stand in words `from` to `to`, in their order; one inside a longer one is left out. */
  find(words: readonly string[], from: number, to: number): Hit[] {
    const slots: (readonly number[])[] = [];
    for (let at = from; at < to; at++) slots.push(this.#slotsOf(words[at] ?? ''));
    const hits: Hit[] = [];
    for (let at = 0; at < slots.length; at++) {
      if (slots[at]!.length > 0) step(this.#root, slots, at, at, from, hits);
    }
    return hits.length < 2 ? hits : outermost(hits);
  }

  #add(node: Node, slots: readonly string[], meaning: Meaning, length: number): void {
    const [slot, ...rest] = slots;
    if (slot === undefined) {
      node.accepts ??= { meaning, length };
    } else if (slot === '~' && rest.length === 0) {
      this.#add(node, rest, meaning, length);
    } else if (slot === '~') {
      node.gap ??= { next: new Map() };
      this.#add(node.gap, rest, meaning, length);
    } else {
      const isOptional = slot.endsWith('?');
      if (isOptional) this.#add(node, rest, meaning, length);
      const id = this.#slot(isOptional ? slot.slice(0, -1) : slot);
      const next = node.next.get(id) ?? { next: new Map() };
      node.next.set(id, next);
      this.#add(next, rest, meaning, length + (isOptional ? 0 : 1));
    }
  }

  /** The number of a slot such as `too|so` or `@small`; its words are entered when it is first met. */
  #slot(text: string): number {
    const known = this.#slots.get(text);
    if (known !== undefined) return known;
    const id = this.#slots.size;
    this.#slots.set(text, id);
    for (const word of this.#wordsOf(text)) {
      const isStem = word.endsWith('*');
      const fold = tokenise(isStem ? word.slice(0, -1) : word).words.join('');
      const index = isStem ? this.#stems : this.#whole;
      if (!isStem) this.vocabulary.add(fold);
      index.set(word === '#' ? '#' : fold, [...(index.get(word === '#' ? '#' : fold) ?? []), id]);
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

  #slotsOf(word: string): readonly number[] {
    const known = this.#cache.get(word);
    if (known) return known;
    const slots = [...(this.#whole.get(word) ?? [])];
    for (let length = 2; length <= word.length; length++) slots.push(...(this.#stems.get(word.slice(0, length)) ?? []));
    if (word >= '0' && word < ':') slots.push(...(this.#whole.get('#') ?? []));
    if (this.#cache.size >= largestCache) this.#cache.clear();
    const distinct = [...new Set(slots)];
    this.#cache.set(word, distinct);
    return distinct;
  }
}

/** Follows the word at `at` from a node, noting each phrase that ends there. */
function step(node: Node, slots: (readonly number[])[], start: number, at: number, from: number, hits: Hit[]): void {
  for (const slot of slots[at]!) {
    const next = node.next.get(slot);
    if (!next) continue;
    if (next.accepts) hits.push({ ...next.accepts, from: from + start, to: from + at + 1 });
    if (at + 1 >= slots.length) continue;
    if (next.next.size > 0) step(next, slots, start, at + 1, from, hits);
    if (!next.gap) continue;
    const last = Math.min(slots.length - 1, at + 1 + widestGap);
    for (let to = at + 1; to <= last; to++) if (slots[to]!.length > 0) step(next.gap, slots, start, to, from, hits);
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
