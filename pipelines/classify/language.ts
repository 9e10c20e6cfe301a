import { eld } from 'eld/small';
import type { Lexicon } from './lexicon.ts';
import type { Tokens } from './text.ts';

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
  const votesByWord = countVotes(lexicons);
  const votesByLetter = new Map(
    Object.entries(letters).flatMap(([code, set]) => [...set].map((c) => [c, languages.indexOf(code)])) as [
      string,
      number,
    ][],
  );

  const vote = (tokens: Tokens, from: number, to: number): number[] => {
    const votes = languages.map(() => 0);
    for (let at = from; at < to; at++) {
      const own = votesByWord.get(tokens.words[at]!);
      if (own) for (const { language, share } of own) votes[language]! += share;
    }
    return votes;
  };
  return {
    detect(text, tokens, hint) {
      const votes = vote(tokens, 0, Math.min(tokens.words.length, 60));
      const sample = text.slice(0, longestSample);
      for (let at = 0; at < sample.length; at++) {
        if (sample.charCodeAt(at) < 128) continue;
        const index = votesByLetter.get(sample.charAt(at).toLowerCase());
        if (index !== undefined) votes[index]! += 1;
      }
      const hinted = languages.indexOf(hint?.slice(0, 2).toLowerCase() ?? '');
      if (hinted >= 0) votes[hinted]! += hintVotes;
      const isGuess = best(votes) < 0 || tokens.words.length > fewWords;
      if (isGuess && lead(votes) < clearLead && tokens.words.length > 0) {
        const found = languages.indexOf(detector.detect(sample).language);
        if (found >= 0) votes[found]! += detectorVotes;
      }
      return languages[best(votes)] ?? 'und';
    },
    within(tokens, from, to, fallback) {
      const votes = vote(tokens, from, to);
      const index = best(votes);
      const own = votes[languages.indexOf(fallback)] ?? 0;
      return index >= 0 && votes[index]! >= own + clearSwitch ? languages[index]! : fallback;
    },
  };
}

/** What a word says for one language. */
interface Vote {
  readonly language: number;
  readonly share: number;
}

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

function best(votes: readonly number[]): number {
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
function lead(votes: readonly number[]): number {
  let [most, next] = [0, 0];
  for (const vote of votes) {
    if (vote > most) [most, next] = [vote, most];
    else if (vote > next) next = vote;
  }
  return most - next;
}
