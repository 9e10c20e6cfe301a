import { eld } from 'eld/small';
import type { Lexicon } from './lexicon.ts';
import type { Tokens } from './text.ts';
import { WordCache } from './word-cache.ts';

/** Answers the language of a note, one of the lexicons' or `und`, and of each of its clauses. */
export interface LanguageDetector {
  detect(text: string, tokens: Tokens, hint?: string | null): string;
  /** The language that the words `from` to `to` clearly speak, else `fallback`. */
  within(tokens: Tokens, from: number, to: number, fallback: string): string;
}

/** Lead in votes from which on the words alone decide, and from which on a clause is of another language than its note. */
const clearLead = 1;
const clearSwitch = 2;
/** Up to so many words `eld` knows less than the words of our phrases do. */
const fewWords = 2;
const hintVotes = 1.5;
const detectorVotes = 1.5;
const longestSample = 400;
const mostWords = 60;
/** Letters that one language alone uses, of those we read. */
const letters: Readonly<Record<string, string>> = {
  ro: 'ășțşţ',
  de: 'ß',
  es: 'ñ',
  pl: 'łżśęąźńć',
  pt: 'ãõ',
  fr: 'œû',
  it: 'ìò',
};

/**
 * A detector for the languages of the lexicons: the small words vote first, which settles most notes at little cost;
 * `eld`'s small database decides the rest.
 */
export function createLanguageDetector(lexicons: ReadonlyMap<string, Lexicon>): LanguageDetector {
  const languages = [...lexicons.keys()];
  const detector = eld.newInstance();
  detector.setLanguageSubset(languages);
  const known = countVotes(lexicons);
  const votesByWord = new WordCache((word) => known.get(word) ?? unknown);
  const votesByLetter = new Map(
    Object.entries(letters).flatMap(([code, set]) => [...set].map((c) => [c, languages.indexOf(code)])) as [
      string,
      number,
    ][],
  );
  const votes = new Float64Array(languages.length);

  return {
    detect(text, tokens, hint) {
      const { words } = tokens;
      votes.fill(0);
      addVotes(votes, votesByWord, tokens, 0, Math.min(words.length, mostWords));
      const length = Math.min(text.length, longestSample);
      for (let at = 0; at < length; at++) {
        if (text.charCodeAt(at) < 128) continue;
        const index = votesByLetter.get(text.charAt(at).toLowerCase());
        if (index !== undefined) votes[index]! += 1;
      }
      const hinted = hint ? languages.indexOf(hint.slice(0, 2).toLowerCase()) : -1;
      if (hinted >= 0) votes[hinted]! += hintVotes;
      const isGuess = best(votes) < 0 || words.length > fewWords;
      if (isGuess && words.length > 0 && lead(votes) < clearLead) {
        const found = languages.indexOf(detector.detect(text.slice(0, longestSample)).language);
        if (found >= 0) votes[found]! += detectorVotes;
      }
      return languages[best(votes)] ?? 'und';
    },
    within(tokens, from, to, fallback) {
      votes.fill(0);
      addVotes(votes, votesByWord, tokens, from, to);
      const index = best(votes);
      const own = votes[languages.indexOf(fallback)] ?? 0;
      return index >= 0 && votes[index]! >= own + clearSwitch ? languages[index]! : fallback;
    },
  };
}

/** Adds what words `from` to `to` (exclusive) say for each language. */
function addVotes(
  votes: Float64Array,
  byWord: WordCache<readonly Vote[]>,
  { words, hashes }: Tokens,
  from: number,
  to: number,
): void {
  for (let at = from; at < to; at++) {
    const own = byWord.of(words[at]!, hashes[at]!);
    for (let i = 0; i < own.length; i++) votes[own[i]!.language]! += own[i]!.share;
  }
}

/** What a word says for one language. */
interface Vote {
  readonly language: number;
  readonly share: number;
}

const unknown: readonly Vote[] = [];

/** What each known word says for the languages that have it: small words a full vote, words of phrases half, shared ones less. */
function countVotes(lexicons: ReadonlyMap<string, Lexicon>): Map<string, readonly Vote[]> {
  const votes = new Map<string, Vote[]>();
  [...lexicons.values()].forEach((lexicon, language) => {
    for (const word of new Set([...lexicon.common, ...lexicon.vocabulary])) {
      const own = votes.get(word) ?? [];
      own.push({ language, share: lexicon.common.has(word) ? 1 : 0.5 });
      votes.set(word, own);
    }
  });
  return new Map(
    [...votes].map(([word, own]) => [
      word,
      own.map(({ language, share }) => ({ language, share: share / own.length })),
    ]),
  );
}

function best(votes: Float64Array): number {
  let index = -1;
  let most = 0;
  for (let l = 0; l < votes.length; l++) {
    if (votes[l]! > most) {
      most = votes[l]!;
      index = l;
    }
  }
  return index;
}

/** By how much the most voted language is ahead of the next. */
function lead(votes: Float64Array): number {
  let most = 0;
  let next = 0;
  for (let l = 0; l < votes.length; l++) {
    next = Math.max(next, Math.min(most, votes[l]!));
    most = Math.max(most, votes[l]!);
  }
  return most - next;
}
