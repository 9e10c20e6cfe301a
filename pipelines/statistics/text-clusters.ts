/** A text to be grouped; heavier texts are taken first. */
export interface ClusterText {
  readonly text: string;
  readonly weight: number;
}

export interface TextCluster {
  /** The phrase of one to three words that tells its texts from all others. */
  readonly name: string;
  /** Indices into the texts, heaviest first. */
  readonly members: readonly number[];
}

/** Texts as alike as this (cosine of their weighed words) say the same. */
const alike = 0.4;
/** Fewer texts than these are no cluster. */
const fewest = 3;
/** Words that more than this share of the texts hold, and more than so many texts, tell nothing. */
const commonShare = 0.1;
const commonFrom = 20;
/** A shorter word alone is mostly one that all texts need (am, no, avec, sans) and names nothing. */
const fewestLetters = 5;
/** Longer ones are no words. */
const longestWord = 32;

/**
 * Texts that share rare words, largest cluster first: leader clustering (Hartigan 1975) over TF-IDF of words and pairs of
 * words. A text joins the leader it is most alike, else leads itself; leaders that few followed are then dropped and all texts
 * join again, so that the order matters less. The same texts give the same clusters.
 * @param texts some thousands at most: each is held against every leader that shares a word with it
 */
export function clusterTexts(texts: readonly ClusterText[]): TextCluster[] {
  const phrases = phrasesIn(texts);
  const vectors = vectorsOf(phrases);
  const order = texts.map((_, index) => index).sort((a, b) => texts[b]!.weight - texts[a]!.weight || a - b);
  const first = follow(vectors, order, null);
  const strong = [...first].filter(([, members]) => members.length >= fewest).map(([leader]) => leader);
  const clusters = [...follow(vectors, order, strong).values()].filter((members) => members.length >= fewest);
  return clusters
    .flatMap((members) => nameOf(members, phrases).map((name) => ({ name, members })))
    .sort((a, b) => weightOf(b, texts) - weightOf(a, texts) || a.name.localeCompare(b.name));
}

function weightOf({ members }: TextCluster, texts: readonly ClusterText[]): number {
  return members.reduce((sum, index) => sum + texts[index]!.weight, 0);
}

/** The runs of one to three words of all texts, each by a number: strings would be hashed at every look. */
interface Phrases {
  /** Per text its distinct phrases, in their order. */
  readonly ofText: readonly Int32Array[];
  /** Per phrase its first words (of itself, for one word) and its last word. */
  readonly begins: readonly number[];
  readonly lastWord: readonly string[];
  /** Per phrase how many words it has, and in how many texts it stands. */
  readonly length: readonly number[];
  readonly count: readonly number[];
}

/** More phrases than texts can hold. */
const beyondPhrases = 2 ** 26;

function phrasesIn(texts: readonly ClusterText[]): Phrases {
  const [begins, lastWord, length, count]: [number[], string[], number[], number[]] = [[], [], [], []];
  const words = new Map<string, number>();
  const runs = new Map<number, number>();
  const lastText: number[] = [];
  const add = (begin: number, word: string) => {
    const phrase = begins.length;
    begins.push(begin < 0 ? phrase : begin);
    lastWord.push(word);
    length.push(begin < 0 ? 1 : length[begin]! + 1);
    count.push(0);
    lastText.push(-1);
    return phrase;
  };
  const wordOf = (word: string) => {
    const known = words.get(word);
    if (known !== undefined) return known;
    const phrase = add(-1, word);
    words.set(word, phrase);
    return phrase;
  };
  const runOf = (begin: number, word: number) => {
    const key = begin * beyondPhrases + word;
    const known = runs.get(key);
    if (known !== undefined) return known;
    const phrase = add(begin, lastWord[word]!);
    runs.set(key, phrase);
    return phrase;
  };
  const ofText = texts.map(({ text }, index) => {
    const found: number[] = [];
    const see = (phrase: number) => {
      if (lastText[phrase] === index) return;
      lastText[phrase] = index;
      count[phrase]!++;
      found.push(phrase);
    };
    for (const part of partsOf(text)) {
      let [one, two] = [-1, -1];
      for (const text of part) {
        const word = wordOf(text);
        see(word);
        const pair = one < 0 ? -1 : runOf(one, word);
        if (pair >= 0) see(pair);
        if (two >= 0) see(runOf(two, word));
        [one, two] = [word, pair];
      }
    }
    return Int32Array.from(found);
  });
  return { ofText, begins, lastWord, length, count };
}

/** The words of a text, none across a mark between them. */
function partsOf(text: string): string[][] {
  const parts = text.toLowerCase().split(/[^\p{L}\p{M}\p{N}'’\s-]|(?<=\s)-(?=\s)/u);
  return parts.map((part) =>
    (part.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu) ?? []).filter((word) => word.length <= longestWord),
  );
}

function textOf(phrase: number, phrases: Phrases): string {
  const begin = phrases.begins[phrase]!;
  const last = phrases.lastWord[phrase]!;
  return begin === phrase ? last : `${textOf(begin, phrases)} ${last}`;
}

/** A text as the numbers of its telling phrases and their weights, of length 1. */
interface Vector {
  readonly terms: Int32Array;
  readonly weights: Float32Array;
}

/** By the words and pairs of words that several texts hold, but not too many. */
function vectorsOf({ ofText, length, count }: Phrases): Vector[] {
  const most = Math.max(commonFrom, commonShare * ofText.length);
  return ofText.map((all) => {
    const terms = all.filter((phrase) => length[phrase]! <= 2 && count[phrase]! > 1 && count[phrase]! <= most);
    const weights = Float32Array.from(terms, (phrase) => Math.log((1 + ofText.length) / count[phrase]!));
    const norm = Math.hypot(...weights) || 1;
    return { terms, weights: weights.map((weight) => weight / norm) };
  });
}

/** Those who hold a term, and what it weighs in each. */
interface Holders {
  readonly leaders: number[];
  readonly weights: number[];
}

/**
 * The followers of each leader, itself the first.
 * @param leaders those there may be; null: whoever is alike no earlier one
 */
function follow(
  vectors: readonly Vector[],
  order: readonly number[],
  leaders: readonly number[] | null,
): Map<number, number[]> {
  const followers = new Map<number, number[]>();
  const holders = new Map<number, Holders>();
  const lead = (index: number) => {
    const { terms, weights } = vectors[index]!;
    followers.set(index, []);
    for (let at = 0; at < terms.length; at++) {
      const known = holders.get(terms[at]!);
      const held = known ?? { leaders: [], weights: [] };
      if (!known) holders.set(terms[at]!, held);
      held.leaders.push(index);
      held.weights.push(weights[at]!);
    }
  };
  for (const leader of leaders ?? []) lead(leader);
  const likeness = new Float32Array(vectors.length);
  for (const index of order) {
    const { terms, weights } = vectors[index]!;
    const met: number[] = [];
    for (let at = 0; at < terms.length; at++) {
      const held = holders.get(terms[at]!);
      if (!held) continue;
      for (let which = 0; which < held.leaders.length; which++) {
        const leader = held.leaders[which]!;
        if (likeness[leader] === 0) met.push(leader);
        likeness[leader]! += held.weights[which]! * weights[at]!;
      }
    }
    let best = -1;
    for (const leader of met)
      if (best < 0 || likeness[leader]! > likeness[best]! || (likeness[leader] === likeness[best] && leader < best))
        best = leader;
    const isAlike = best >= 0 && likeness[best]! >= alike;
    for (const leader of met) likeness[leader] = 0;
    if (isAlike) followers.get(best)!.push(index);
    else if (!leaders && terms.length > 1) {
      lead(index);
      followers.get(index)!.push(index);
    }
  }
  return followers;
}

/**
 * Of the phrases that half of the texts hold (of all, where none is so common), the one that is rarest outside; longer phrases
 * tell more. None where all are short words: such texts have nothing in common.
 */
function nameOf(members: readonly number[], phrases: Phrases): string[] {
  const uses = new Map<number, number>();
  for (const member of members)
    for (const phrase of phrases.ofText[member]!) uses.set(phrase, (uses.get(phrase) ?? 0) + 1);
  const common = [...uses].filter(([, n]) => 2 * n >= members.length);
  const named = (common.length > 0 ? common : [...uses]).map(([phrase, n]) => {
    const name = textOf(phrase, phrases);
    const rare = Math.log((1 + phrases.ofText.length) / phrases.count[phrase]!);
    return { name, score: (n / members.length) * rare * (1 + name.length / 30) };
  });
  const telling = named.filter(({ name }) => name.includes(' ') || name.length >= fewestLetters);
  const best = telling.sort((a, b) => b.score - a.score || a.name.localeCompare(b.name));
  return best.slice(0, 1).map(({ name }) => name);
}
