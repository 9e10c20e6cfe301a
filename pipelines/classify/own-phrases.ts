import { InputError } from '../domain/errors.ts';
import { notice } from '../domain/notices.ts';
import { groupOf, type ReasonCode } from '../domain/reasons.ts';
import type { ShopPhrase } from '../domain/taxonomy.ts';
import { type Clause, negatedWords, phrasesOf } from './clause.ts';
import type { ReasonFound, Verdict } from './decide.ts';
import { type Hit, Lexicon, type PhraseBook, phrasesIn } from './lexicon.ts';
import { phraseBooks } from './phrases/index.ts';
import { type Tokens, tokenise } from './text.ts';

/** How sure a reason is that a shop's own phrase names. */
const confidence = 0.9;
/** From this confidence on a reason stays the primary one beside what a shop's phrase names. */
const clearFrom = 0.6;
const mostWords = 8;

/**
 * Makes sure that every phrase of a shop's own has words to be found by, and that each tells one reason.
 * @throws InputError naming the first that does not
 */
export function checkPhrases(phrases: readonly ShopPhrase[]): void {
  const reasonByWords = new Map<string, ReasonCode>();
  for (const { reason, language, words } of phrases) {
    const count = tokenise(words).words.length;
    if (count === 0 || count > mostWords)
      throw new InputError(notice('phrase_length', { phrase: words, length: count, most: mostWords }));
    const key = `${language} ${pattern(words)}`;
    const other = reasonByWords.get(key);
    if (other !== undefined && other !== reason)
      throw new InputError(notice('phrase_of_two', { phrase: words, reason, other }));
    reasonByWords.set(key, reason);
  }
}

/** A phrase as the lexicon looks for it: its folded words, which hold none of the signs of a pattern. */
function pattern(words: string): string {
  return tokenise(words).words.join(' ');
}

/** Tells of a text, quickly and whatever its language, whether one of some phrases stands in it; negated ones do as well. */
export function createPhraseSearch(phrases: readonly ShopPhrase[]): (text: string) => boolean {
  const lexicon = new Lexicon(bookOf(phraseBooks.en!, phrases));
  return (text) => {
    const tokens = tokenise(text);
    return phrasesIn(lexicon.know(tokens, 0, tokens.words.length), 0).length > 0;
  };
}

/** Finds a shop's own phrases, by the same words, clauses and negations as the shipped ones. */
export class OwnPhrases {
  readonly #lexicons: ReadonlyMap<string, Lexicon>;

  constructor(phrases: readonly ShopPhrase[]) {
    const books = phrases.length > 0 ? Object.entries(phraseBooks) : [];
    this.#lexicons = new Map(
      books.map(([language, book]) => {
        const spoken = phrases.filter((phrase) => isSpoken(phrase, language));
        return [language, new Lexicon(bookOf(book, spoken))];
      }),
    );
  }

  /**
   * A verdict with what a shop's own phrases say. One takes the place of what rests on its very words, and of finer reasons
   * of its group that rest on the same clause; it is the primary reason where no other is clear.
   */
  applied(text: string, tokens: Tokens, clauses: readonly Clause[], language: string, verdict: Verdict): Verdict {
    const lexicon = this.#lexicons.get(language) ?? this.#lexicons.get('en');
    if (!lexicon) return verdict;
    let { reasons } = verdict;
    for (const clause of clauses) {
      const isNegated = negatedWords(tokens, clause, lexicon);
      for (const hit of phrasesOf(tokens, clause, lexicon, isNegated))
        reasons = withHit(reasons, text, tokens, clause, hit);
    }
    return { ...verdict, reasons };
  }
}

/** One word may mean something else in another language; several, side by side, hardly do, and short notes hide theirs. */
function isSpoken({ language, words }: ShopPhrase, spoken: string): boolean {
  return language === 'any' || language === spoken || tokenise(words).words.length > 1;
}

function bookOf(book: PhraseBook, phrases: readonly ShopPhrase[]): ConstructorParameters<typeof Lexicon>[0] {
  const patterns: Record<string, string> = {};
  for (const { reason, words } of phrases) patterns[reason] = `${patterns[reason] ?? ''};${pattern(words)}`;
  return { ...book, concepts: {}, phrases: patterns };
}

/** The reasons, the primary one first, with one that a phrase names. */
function withHit(
  reasons: readonly ReasonFound[],
  text: string,
  tokens: Tokens,
  clause: Clause,
  hit: Hit,
): ReasonFound[] {
  const reason = hit.meaning as ReasonCode;
  const [start, end] = [tokens.starts[hit.from]!, tokens.ends[hit.to - 1]!];
  const shown = { evidence: [text.slice(start, end)], spans: [[start, end]] } satisfies Partial<ReasonFound>;
  const own: ReasonFound = { reason, group: groupOf(reason), confidence, ...shown };
  const [from, to] = [tokens.starts[clause.from]!, tokens.ends[clause.to - 1]!];
  const isReplaced = (found: ReasonFound) =>
    found.group === own.group
      ? found.reason === reason || found.spans.every(([first, last]) => first >= from && last <= to)
      : found.spans.length > 0 && found.spans.every(([first, last]) => first < end && last > start);
  const primary = reasons[0]!;
  const read = reasons.find((found) => found.reason === reason);
  const named = read ? joined(own, read) : own;
  const others = reasons.filter((found) => !isReplaced(found) && (found.group !== 'other' || found.spans.length > 0));
  const isUnclear = own.group !== 'other' && primary.confidence < clearFrom;
  const isPrimary = isReplaced(primary) || primary.group === 'other' || isUnclear;
  return isPrimary ? [named, ...others] : [others[0]!, named, ...others.slice(1)];
}

/** One reason found twice, by the words of both, each place once. */
function joined(own: ReasonFound, read: ReasonFound): ReasonFound {
  const isKnown = read.spans.some(([start, end]) => start === own.spans[0]![0] && end === own.spans[0]![1]);
  return {
    ...own,
    confidence: Math.max(own.confidence, read.confidence),
    evidence: isKnown ? read.evidence : [...read.evidence, ...own.evidence],
    spans: isKnown ? read.spans : [...read.spans, ...own.spans],
  };
}
