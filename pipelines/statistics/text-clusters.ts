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
/** Longer ones are no words. */
const longestWord = 32;

/**
 * Texts that share rare words, largest cluster first: leader clustering (Hartigan 1975) over TF-IDF of words and pairs of
 * words. A text joins the leader it is most alike, else leads itself; leaders that few followed are then dropped and all texts
 * join again, so that the order matters less. The same texts give the same clusters.
 * @param texts some thousands at most: each is held against every leader that shares a word with it
 */
export function clusterTexts(texts: readonly ClusterText[]): TextCluster[] {
  const phrases = texts.map(({ text }) => phrasesOf(text));
  const vectors = vectorsOf(phrases.map((all) => all.filter((phrase) => phrase.split(' ').length <= 2)));
  const order = texts.map((_, index) => index).sort((a, b) => texts[b]!.weight - texts[a]!.weight || a - b);
  const first = follow(vectors, order, null);
  const strong = [...first].filter(([, members]) => members.length >= fewest).map(([leader]) => leader);
  const clusters = [...follow(vectors, order, strong).values()].filter((members) => members.length >= fewest);
  const counts = countsOf(phrases);
  return clusters
    .map((members) => ({ name: nameOf(members, phrases, counts), members }))
    .sort((a, b) => weightOf(b, texts) - weightOf(a, texts) || a.name.localeCompare(b.name));
}

function weightOf({ members }: TextCluster, texts: readonly ClusterText[]): number {
  return members.reduce((sum, index) => sum + texts[index]!.weight, 0);
}

/** The distinct runs of one to three words of a text, none across a mark between them. */
function phrasesOf(text: string): string[] {
  const found = new Set<string>();
  for (const part of text.toLowerCase().split(/[^\p{L}\p{M}\p{N}'’\s-]|(?<=\s)-(?=\s)/u)) {
    const words = (part.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu) ?? []).filter(
      (word) => word.length <= longestWord,
    );
    for (const [index, word] of words.entries()) {
      found.add(word);
      if (index > 0) found.add(`${words[index - 1]} ${word}`);
      if (index > 1) found.add(`${words[index - 2]} ${words[index - 1]} ${word}`);
    }
  }
  return [...found];
}

/** In how many texts each phrase stands. */
function countsOf(phrases: readonly (readonly string[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const all of phrases) for (const phrase of all) counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
  return counts;
}

/** A text as the numbers of its telling phrases and their weights, of length 1. */
interface Vector {
  readonly terms: Int32Array;
  readonly weights: Float32Array;
}

function vectorsOf(phrases: readonly (readonly string[])[]): Vector[] {
  const counts = countsOf(phrases);
  const most = Math.max(commonFrom, commonShare * phrases.length);
  const numbers = new Map([...counts].filter(([, n]) => n > 1 && n <= most).map(([phrase], index) => [phrase, index]));
  return phrases.map((all) => {
    const told = all.filter((phrase) => numbers.has(phrase));
    const weights = Float32Array.from(told, (phrase) => Math.log((1 + phrases.length) / counts.get(phrase)!));
    const length = Math.hypot(...weights) || 1;
    return { terms: Int32Array.from(told, (phrase) => numbers.get(phrase)!), weights: weights.map((w) => w / length) };
  });
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
  const holders = new Map<number, { leader: number; weight: number }[]>();
  const lead = (index: number) => {
    const { terms, weights } = vectors[index]!;
    followers.set(index, []);
    for (const [at, term] of terms.entries()) {
      const list = holders.get(term);
      if (list) list.push({ leader: index, weight: weights[at]! });
      else holders.set(term, [{ leader: index, weight: weights[at]! }]);
    }
  };
  for (const leader of leaders ?? []) lead(leader);
  const likeness = new Float32Array(vectors.length);
  for (const index of order) {
    const { terms, weights } = vectors[index]!;
    const met: number[] = [];
    for (const [at, term] of terms.entries())
      for (const { leader, weight } of holders.get(term) ?? []) {
        if (likeness[leader] === 0) met.push(leader);
        likeness[leader]! += weight * weights[at]!;
      }
    const best = met.sort((a, b) => likeness[b]! - likeness[a]! || a - b)[0];
    const isAlike = best !== undefined && likeness[best]! >= alike;
    for (const leader of met) likeness[leader] = 0;
    if (isAlike) followers.get(best)!.push(index);
    else if (!leaders && terms.length > 1) {
      lead(index);
      followers.get(index)!.push(index);
    }
  }
  return followers;
}

/** Of the phrases that half of the texts hold (of all, where none is so common), the one that is rarest outside; longer phrases tell more. */
function nameOf(
  members: readonly number[],
  phrases: readonly (readonly string[])[],
  counts: ReadonlyMap<string, number>,
): string {
  const own = countsOf(members.map((index) => phrases[index]!));
  const score = ([phrase, uses]: [string, number]) =>
    (uses / members.length) * Math.log((1 + phrases.length) / counts.get(phrase)!) * (1 + phrase.length / 30);
  const common = [...own].filter(([, uses]) => 2 * uses >= members.length);
  const [best] = (common.length > 0 ? common : [...own]).sort(
    (a, b) => score(b) - score(a) || a[0].localeCompare(b[0]),
  );
  return best![0];
}
