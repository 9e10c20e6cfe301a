import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { type GroupCode, groupCodes, groupOf } from '../domain/reasons.ts';
import { type Answer, type Calibration, fitCurve } from './calibration.ts';
import { createClassifier } from './classify.ts';
import {
  type Clause,
  clausesOf,
  mixed,
  negatedWords,
  oddsOf,
  phraseOdds,
  phrasesOf,
  placeOf,
  pooled,
  pooledShare,
  softmax,
  wordsIn,
} from './clause.ts';
import { conceptNames } from './concepts.ts';
import { lengthRow, rowCount, rowsOf } from './features.ts';
import type { Lexicon, PhraseBook } from './lexicon.ts';
import { createLexicons } from './lexicons.ts';
import { classCount, classes, damping, type ModelClass } from './model.ts';
import { phraseBooks } from './phrases/index.ts';
import { hashOf, type Tokens, tokenise } from './text.ts';

/** A note ready for learning: its clauses, how much of what it says is of each class (sums to 1), and what it weighs. */
export interface Example {
  readonly clauses: readonly ExampleClause[];
  /** The same with some of its words changed for others of their concepts, each time for others. */
  readonly retold?: (random: () => number) => readonly ExampleClause[];
  readonly target: Float32Array;
  readonly weight: number;
  /** Language and class of one that was written: those of a language may be shown together. */
  readonly told?: { readonly language: string; readonly label: ModelClass };
}

interface ExampleClause extends Clause {
  /** Rows of the table that its own language speaks through, and those that all languages share. */
  readonly own: Int32Array;
  readonly shared: Int32Array;
  /** What its phrases add. */
  readonly phrases: Float32Array;
}

/** A note with what it says, as a training file tells it. */
export interface Utterance {
  readonly label: ModelClass;
  readonly others: readonly ModelClass[];
  readonly text: string;
}

const nothing = classes.indexOf('nothing');
/** The weights are the mean of as many learnings, each with chances of its own. */
const seeds = [20260118, 20260119, 20260120];
const rounds = 12;
/** Of a learning they are the mean over the rounds from this one on. */
const averagedFrom = 5;
/** Parts that the utterances are cut into to tell what confidences are worth. */
const folds = 3;
const step = 0.1;
/** How strongly a weight is drawn to nothing each time its row is met. */
const decay = 0.02;
/** How much slower the lengths of notes are learned than words. */
const lengthStep = 0.01;
/** Share of the target that is spread over all classes, so that no answer is learned as beyond doubt. */
const doubt = 0.1;
/** Share of the time that an utterance is shown retold, and share of its words that have a concept which are changed. */
const retoldShare = 0.5;
const retoldWords = 0.5;
/** Concepts whose words do not stand for each other. */
const keptConcepts = new Set(['not', 'but', 'number', 'not_need']);
/** How much of what a class learns the others of its group learn with it, and of what one reason learns all reasons. */
const groupShare = 0.4;
const reasonShare = 0.1;
/** How often each phrase is spelled out as an example, and what one weighs. */
const spellings = 2;
const spelledWeight = 0.5;
/** What a short utterance weighs against a clause of a complaint. */
const shortWeight = 1.5;
/** Share of the time that an utterance is shown without its phrases, so that the words learn to speak for themselves. */
const phraseless = 0.2;
/** Share of a note's rows that are left out each time it is shown, so that none is leaned on alone; of its concepts fewer. */
const dropped = 0.5;
const droppedConcepts = 0.35;
/** Share of the time that most rows of its own language are left out, and how many, so that concepts learn from all. */
const wordless = 0.15;
const droppedWordless = 0.9;
/**
 * Share of the time that a note is shown with an aside of its language (a verdict, praise, a story, a word on the shop), which
 * changes nothing of what it says, and share of the asides that stand before it.
 */
const asideShare = 0.5;
const asideFirst = 0.7;
/** Words that an aside of each class has at most. */
const asideWords: Readonly<Partial<Record<ModelClass, number>>> = {
  praise: 14,
  nothing: 14,
  service_complaint: 12,
  unreadable: 6,
};
/** So many further notes without a fault at most are shown with one of praise, so that long praise is known as well. */
const mostPraise = 4;
/** How much of a note with several reasons is its further ones. */
const othersShare = 0.25;
/** A note weighs as much as it has clauses, up to this. */
const mostWeight = 3;
/** What whole complaints are about, by and large (shares of the primary group): the written ones are weighed to this mix. */
const complaintMix: Readonly<Record<GroupCode, number>> = {
  size_fit: 0.08,
  damaged_in_transit: 0.07,
  packing_error: 0.06,
  not_as_described: 0.08,
  defective: 0.5,
  changed_mind: 0.05,
  late_delivery: 0.08,
  other: 0.1,
};
/** Notes learned between two looks at how far the learning is. */
const shownTogether = 64;

/** The utterances of a training file: class, further classes (may be left out), text, separated by tabs; `#` begins a remark. */
export function readUtterances(file: string): Utterance[] {
  return file
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line, index) => {
      const cells = line.split('\t');
      const text = cells.length > 1 ? cells.at(-1)! : '';
      const names = [cells[0]!, ...(cells.length > 2 ? cells[1]!.split(',') : [])].filter((name) => name !== '');
      const [label, ...others] = names.map((name) => classes.find((known) => known === name.trim()));
      if (!label || others.includes(undefined) || text === '')
        throw new Error(`utterance ${index + 1} has no known class and text: ${line}`);
      return { label, others: others.filter((other) => other !== undefined), text };
    });
}

/** Makes an utterance an example, with the phrases and concepts of its language. */
export function exampleOf({ label, others, text }: Utterance, lexicon: Lexicon): Example {
  const clauses = exampleClauses(tokenise(text), lexicon);
  const target = new Float32Array(classCount);
  target[classes.indexOf(label)] = others.length > 0 ? 1 - othersShare : 1;
  for (const other of others) target[classes.indexOf(other)]! += othersShare / others.length;
  return { clauses, target, weight: Math.min(mostWeight, clauses.length) };
}

function exampleClauses(tokens: Tokens, lexicon: Lexicon): ExampleClause[] {
  const { concepts } = lexicon;
  const found = clausesOf(tokens, lexicon.contrasts);
  return found.map(({ from, to }, at): ExampleClause => {
    const isNegated = negatedWords(tokens, { from, to }, lexicon);
    const hits = phrasesOf(tokens, { from, to }, lexicon, isNegated);
    const place = placeOf(at, found.length);
    return {
      from,
      to,
      ...rowsOf({ words: tokens.words, from, to, isNegated, hits, place, concepts }),
      phrases: phraseOdds(hits),
    };
  });
}

/** A text with some of its words changed for others of a concept of theirs, so that these are learned by their letters. */
export function retold(tokens: Tokens, { concepts }: Lexicon, random: () => number): Tokens {
  const words = tokens.words.map((word) => {
    const known = concepts.of(word);
    if (known.length === 0 || random() >= retoldWords) return word;
    const concept = chosen(known, random);
    const others = keptConcepts.has(conceptNames[concept]!) ? [] : concepts.wordsOf(concept);
    return others.length > 0 ? chosen(others, random) : word;
  });
  return { ...tokens, words, hashes: words.map((word) => hashOf(word)) };
}

function chosen<T>(options: readonly T[], random: () => number): T {
  return options[Math.floor(random() * options.length)]!;
}

/**
 * Weights of a linear model whose clauses are pooled to notes, learned by gradient descent: `rowCount` × `classCount`.
 * Same examples, same weights.
 */
export function learn(examples: readonly Example[], from: readonly number[] = seeds): Float32Array {
  const learning = learnInSteps(examples, from);
  for (;;) {
    const { done, value } = learning.next();
    if (done) return value;
  }
}

/** As `learn`, a little at a time: yields the share of the work that is done. */
function* learnInSteps(examples: readonly Example[], from: readonly number[]): Generator<number, Float32Array, void> {
  const mean = new Float32Array(rowCount * classCount);
  const kept = from.length * (rounds - averagedFrom);
  const asidesFor = asidesOf(examples);
  const order = examples.flatMap(({ clauses }, index) => (clauses.length > 0 ? [index] : []));
  for (const [turn, seed] of from.entries()) {
    const weights = new Float32Array(rowCount * classCount);
    const random = createRandom(seed);
    for (let round = 0; round < rounds; round++) {
      shuffle(order, random);
      for (const [at, index] of order.entries()) {
        if (at % shownTogether === 0) yield (turn + (round + at / order.length) / rounds) / from.length;
        const example = examples[index]!;
        update(weights, asShown(example, asidesFor(example), random), random);
      }
      if (round < averagedFrom) continue;
      for (let at = 0; at < mean.length; at++) mean[at]! += weights[at]! / kept;
    }
  }
  return mean;
}

/** What each note may be shown with: praise with praise and stories, one of the seven groups that name a reason with any aside. */
function asidesOf(examples: readonly Example[]): (example: Example) => readonly Example[] {
  const besideReason = new Map<string, Example[]>();
  const besidePraise = new Map<string, Example[]>();
  const add = (to: Map<string, Example[]>, language: string, example: Example) =>
    to.set(language, to.get(language)?.concat(example) ?? [example]);
  for (const example of examples) {
    if (!example.told) continue;
    const { language, label } = example.told;
    const isShort = wordsIn(example.clauses) <= (asideWords[label] ?? 0);
    if (isShort) add(besideReason, language, example);
    if (label === 'praise' || (label === 'nothing' && isShort)) add(besidePraise, language, example);
  }
  return ({ told }) => {
    if (!told) return [];
    if (told.label === 'praise') return besidePraise.get(told.language) ?? [];
    return groupOfClass(told.label) === 'other' ? [] : (besideReason.get(told.language) ?? []);
  };
}

/** A note as it is shown: now and then retold, and with asides before or after it. */
function asShown(example: Example, asides: readonly Example[], random: () => number): Example {
  let clauses = example.retold && random() < retoldShare ? example.retold(random) : example.clauses;
  if (asides.length === 0 || random() >= asideShare) return { ...example, clauses };
  const most = example.told?.label === 'praise' ? mostPraise : 1;
  for (let left = 1 + Math.floor(random() * most); left > 0; left--) {
    const aside = chosen(asides, random).clauses;
    clauses = random() < asideFirst ? [...aside, ...clauses] : [...clauses, ...aside];
  }
  return { ...example, clauses };
}

/** The group that a class of the model counts as. */
function groupOfClass(label: ModelClass): GroupCode {
  return label === 'praise' || label === 'nothing' ? 'other' : groupOf(label);
}

const silent = phraseOdds([]);

/** As `learn`, letting whoever waits have their turn; `onProgress` is told the share that is done, and may throw to end it. */
export async function learnPatiently(
  examples: readonly Example[],
  onProgress: (share: number) => void,
): Promise<Float32Array> {
  const learning = learnInSteps(examples, seeds);
  for (;;) {
    const { done, value } = learning.next();
    if (done) return value;
    onProgress(value);
    await setImmediate();
  }
}

/** One step down the slope of the note's cross entropy. */
function update(weights: Float32Array, { clauses, target, weight }: Example, random: () => number): void {
  const isSilent = random() < phraseless;
  const ownDropped = random() < wordless ? droppedWordless : dropped;
  const louder = 1 / (1 - dropped);
  const shown = clauses.map(({ from, to, own, shared, phrases: said }) => {
    const rows = [...picked(own, ownDropped, random), ...picked(shared, droppedConcepts, random)];
    const phrases = isSilent ? silent : said;
    const scores = sumOf(weights, rows);
    const factor = damping(to - from) * louder;
    return { from, to, rows, scores, phrases, factor, odds: oddsOf(scores, factor, phrases) };
  });
  const pool = pooled(shown);
  const lengthAt = lengthRow(wordsIn(clauses)) * classCount;
  const odds = mixed(shown, pool, louder);
  for (let c = 0; c < classCount; c++) odds[c]! += weights[lengthAt + c]!;
  const slope = softmax(odds);
  for (let c = 0; c < classCount; c++) slope[c]! -= target[c]! * (1 - doubt) + doubt / classCount;
  const pace = step * weight;
  for (let c = 0; c < classCount; c++) weights[lengthAt + c]! -= lengthStep * weight * slope[c]!;
  const share = clauses.length > 1 ? 0.5 : 1;
  const whole = share < 1 ? slopeOf(slope, pace * share * damping(wordsIn(clauses)) * louder) : undefined;
  for (const { rows, factor, odds } of shown) {
    const gradient = slopeOf(slope, pace * share * factor, (c) => pooledShare(odds, pool, clauses.length, c));
    if (whole) for (let c = 0; c < classCount; c++) gradient[c]! += whole[c]!;
    shareWithKin(gradient);
    for (const row of rows) {
      for (let c = 0, at = row * classCount; c < classCount; c++, at++) {
        weights[at] = weights[at]! * (1 - step * decay) - gradient[c]!;
      }
    }
  }
}

/** The rows that are left when a share of them is dropped. */
export function picked(rows: Int32Array, share: number, random: () => number): number[] {
  const left: number[] = [];
  for (const row of rows) if (random() >= share) left.push(row);
  return left;
}

/** The sum of the weights of rows, for each class. */
function sumOf(weights: Float32Array, rows: readonly number[]): Float32Array {
  const sum = new Float32Array(classCount);
  for (const row of rows) for (let c = 0, at = row * classCount; c < classCount; c++, at++) sum[c]! += weights[at]!;
  return sum;
}

/**
 * A note's slope as it falls to some of its words: times a pace, and by their share of each class; silence takes what the
 * others give.
 */
function slopeOf(slope: Float32Array, pace: number, shareOf: (c: number) => number = () => 1): Float32Array {
  const own = new Float32Array(classCount);
  for (let c = 0; c < classCount; c++) {
    if (c === nothing) continue;
    own[c] = slope[c]! * shareOf(c) * pace;
    own[nothing]! -= own[c]!;
  }
  return own;
}

/** Number of the group that a class is of; of none are praise and silence. Whether it is a reason for a return. */
const groupNumbers = classes.map((label) =>
  label === 'praise' || label === 'nothing' ? -1 : groupCodes.indexOf(groupOf(label)),
);
const isReason = groupNumbers.map((group) => group >= 0 && groupCodes[group] !== 'other');

/** Lets the classes of a group learn from each other, and all reasons, as if each had weights that its kin have too. */
function shareWithKin(gradient: Float32Array): void {
  const ofGroup = new Float32Array(groupCodes.length);
  let ofReasons = 0;
  for (let c = 0; c < classCount; c++) {
    const group = groupNumbers[c]!;
    if (group >= 0) ofGroup[group]! += gradient[c]!;
    if (isReason[c]) ofReasons += gradient[c]!;
  }
  for (let c = 0; c < classCount; c++) {
    const group = groupNumbers[c]!;
    if (group >= 0) gradient[c]! += groupShare * ofGroup[group]!;
    if (isReason[c]) gradient[c]! += reasonShare * ofReasons;
  }
}

/** The model file: the scale of a weight, then every weight as one signed byte. */
export function pack(weights: Float32Array): Uint8Array {
  let largest = 0;
  for (const weight of weights) largest = Math.max(largest, Math.abs(weight));
  const bytes = new Uint8Array(4 + weights.length);
  new DataView(bytes.buffer).setFloat32(0, largest / 127, true);
  const whole = new Int8Array(bytes.buffer, 4);
  weights.forEach((weight, at) => {
    whole[at] = Math.round((weight / largest) * 127);
  });
  return bytes;
}

/**
 * Every utterance of `training/` with its language; a file is named for it, `en.tsv` or `en-3.tsv`: 3 to 5, 7 and 8 hold
 * whole complaints.
 */
export function readAllUtterances(): (Utterance & { language: string; isWhole: boolean })[] {
  const folder = new URL('training/', import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith('.tsv'));
  return files.sort().flatMap((name) => {
    const utterances = readUtterances(readFileSync(new URL(name, folder), 'utf8'));
    const isWhole = /-[34578]\./.test(name);
    return utterances.map((utterance) => ({ language: name.slice(0, 2), isWhole, ...utterance }));
  });
}

/** Every utterance of `training/` as an example; whole complaints are weighed to the mix of real ones. */
export function readExamples(): Example[] {
  const lexicons = createLexicons();
  const utterances = readAllUtterances();
  const examples = utterances.map((utterance) => {
    const lexicon = lexicons.get(utterance.language);
    if (!lexicon) throw new Error(`${utterance.language} is no language that has phrases`);
    const tokens = tokenise(utterance.text);
    const retell = (random: () => number) => exampleClauses(retold(tokens, lexicon, random), lexicon);
    return { ...exampleOf(utterance, lexicon), retold: retell };
  });
  const worth = classWorth(examples.filter((_, at) => utterances[at]!.isWhole));
  return examples.map((example, at) => {
    const share = utterances[at]!.isWhole
      ? example.target.reduce((sum, part, c) => sum + part * worth[c]!, 0)
      : shortWeight;
    const { language, label } = utterances[at]!;
    return { ...example, weight: example.weight * share, told: { language, label } };
  });
}

/** What a complaint of each class has to weigh so that all together have the mix of real ones. */
function classWorth(complaints: readonly Example[]): number[] {
  const groups = classes.map(groupOfClass);
  const weights = new Map<GroupCode, number>();
  let all = 0;
  for (const { target, weight } of complaints) {
    for (const [c, group] of groups.entries()) weights.set(group, (weights.get(group) ?? 0) + target[c]! * weight);
    all += weight;
  }
  return groups.map((group) => (complaintMix[group] * all) / (weights.get(group) || all));
}

/**
 * The phrases themselves as examples, each spelled out a few times, so that the model knows their words by their letters and
 * still sees them when they are mistyped.
 */
export function phraseExamples(): Example[] {
  const random = createRandom(seeds[0]!);
  const lexicons = createLexicons();
  return Object.entries(phraseBooks).flatMap(([language, book]) => {
    const lexicon = lexicons.get(language)!;
    return Object.entries(book.phrases).flatMap(([meaning, patterns]) => {
      const label = classes.find((known) => known === meaning);
      if (!label) return [];
      const said = patterns.split(';').flatMap((pattern) => Array<string>(spellings).fill(pattern));
      return said.map((pattern) => {
        const example = exampleOf({ label, others: [], text: spelledOut(pattern, book, random) }, lexicon);
        const clauses = example.clauses.map((clause) => ({ ...clause, phrases: silent }));
        return { ...example, clauses, weight: example.weight * spelledWeight };
      });
    });
  });
}

/** One way to say a pattern: of each set of words one. */
function spelledOut(pattern: string, book: PhraseBook, random: () => number): string {
  const choose = (slot: string): string => {
    const options = slot.replace(/\?$/, '').split('|');
    const option = options[Math.floor(random() * options.length)] ?? '';
    if (!option.startsWith('@')) return option.replace(/[*#]$/, '');
    return choose((book.concepts[option.slice(1)] ?? '').split(/\s+/).join('|'));
  };
  const slots = pattern.split(/\s+/).filter((slot) => slot !== '' && slot !== '~');
  return slots.map(choose).join(' ');
}

/** Mulberry32: the same numbers on every machine. */
export function createRandom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Puts an order into another, by chances. */
export function shuffle(order: number[], random: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
}

/**
 * What confidences are worth: every utterance is read by a model that learned from the other two thirds, and the answers
 * make the curves.
 */
async function crossValidate(): Promise<Calibration> {
  const utterances = readAllUtterances();
  const examples = readExamples();
  const phrases = phraseExamples();
  const answers: Record<keyof Calibration, Answer[]> = { named: [], unjudged: [] };
  for (let fold = 0; fold < folds; fold++) {
    const others = examples.filter((_, at) => at % folds !== fold);
    const table = pack(learn([...others, ...phrases], seeds.slice(0, 1)));
    const classifier = await createClassifier({ table, calibration: { named: [], unjudged: [] } });
    for (const { language, label, text } of utterances.filter((_, at) => at % folds === fold)) {
      const reading = classifier.classify({ id: '', text, language });
      const first = reading.reasons[0]!;
      const expected = groupOfClass(label);
      const curve = first.spans.length > 0 ? 'named' : 'unjudged';
      answers[curve].push({ said: first.confidence, isRight: reading.primary_group === expected });
    }
  }
  return { named: fitCurve(answers.named), unjudged: fitCurve(answers.unjudged) };
}

/** Trains the model that ships, and its calibration, and writes both beside this file. */
export async function trainShipped(): Promise<void> {
  const examples = [...readExamples(), ...phraseExamples()];
  writeFileSync(new URL('model.bin', import.meta.url), pack(learn(examples)));
  const calibration = `${JSON.stringify(await crossValidate(), null, 2)}\n`;
  writeFileSync(new URL('calibration.json', import.meta.url), calibration);
  process.stdout.write(`${examples.length} utterances and phrases learned\n`);
}
