import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { groupOf } from '../domain/reasons.ts';
import { type Answer, type Calibration, fitCurve } from './calibration.ts';
import { createClassifier } from './classify.ts';
import { addPhrases, clausesOf, negatedWords, oddsOf, phrasesOf, pooled, softmax } from './clause.ts';
import { Lexicon, type PhraseBook } from './lexicon.ts';
import { classCount, classes, contextRows, damping, hashOf, type ModelClass, rowCount, wordRows } from './model.ts';
import { phraseBooks } from './phrases/index.ts';
import { tokenise } from './text.ts';

/** A note ready for learning: its clauses, and how much of what it says is of each class (sums to 1). */
export interface Example {
  readonly clauses: readonly ExampleClause[];
  readonly target: Float32Array;
}

interface ExampleClause {
  /** Rows of the table. */
  readonly rows: Int32Array;
  readonly factor: number;
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
const seed = 20260118;
const rounds = 12;
/** The weights are the mean over the rounds from this one on. */
const averagedFrom = 5;
/** Parts that the utterances are cut into to tell what confidences are worth. */
const folds = 3;
const step = 0.05;
const decay = 2e-5;
/** How often each phrase is spelled out as an example. */
const spellings = 2;
/** Share of the time that an utterance is shown without its phrases, so that the words learn to speak for themselves. */
const phraseless = 0.4;
/** Share of a note's features that are left out each time it is shown, so that none is leaned on alone. */
const dropped = 0.4;
/** How much of a note with several reasons is its further ones. */
const othersShare = 0.25;
/** A note weighs as much as it has clauses, up to this. */
const mostWeight = 4;
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

/** Makes an utterance an example, with the phrases of its language. */
export function exampleOf({ label, others, text }: Utterance, lexicon: Lexicon): Example {
  const tokens = tokenise(text);
  const hashes = tokens.words.map(hashOf);
  const clauses = clausesOf(tokens, lexicon.contrasts).map((clause): ExampleClause => {
    const isNegated = negatedWords(tokens, clause, lexicon);
    const rows: number[] = [];
    for (let at = clause.from; at < clause.to; at++) {
      rows.push(...wordRows(tokens.words[at]!));
      rows.push(...contextRows(hashes, at, clause.from, isNegated[at - clause.from] === 1));
    }
    return {
      rows: Int32Array.from(rows),
      factor: damping(clause.to - clause.from),
      phrases: addPhrases(new Float32Array(classCount), phrasesOf(tokens, clause, lexicon, isNegated)),
    };
  });
  const target = new Float32Array(classCount);
  target[classes.indexOf(label)] = others.length > 0 ? 1 - othersShare : 1;
  for (const other of others) target[classes.indexOf(other)]! += othersShare / others.length;
  return { clauses, target };
}

/**
 * Weights of a linear model whose clauses are pooled to notes, learned by gradient descent: `rowCount` × `classCount`.
 * Same examples, same weights.
 */
export function learn(examples: readonly Example[]): Float32Array {
  const learning = learnInSteps(examples);
  for (;;) {
    const { done, value } = learning.next();
    if (done) return value;
  }
}

/** As `learn`, a little at a time: yields the share of the work that is done. */
function* learnInSteps(examples: readonly Example[]): Generator<number, Float32Array, void> {
  const weights = new Float32Array(rowCount * classCount);
  const mean = new Float32Array(rowCount * classCount);
  const random = createRandom(seed);
  const order = examples.flatMap(({ clauses }, index) => (clauses.length > 0 ? [index] : []));
  for (let round = 0; round < rounds; round++) {
    shuffle(order, random);
    for (const [at, index] of order.entries()) {
      if (at % shownTogether === 0) yield (round + at / order.length) / rounds;
      update(weights, examples[index]!, random);
    }
    if (round < averagedFrom) continue;
    for (let at = 0; at < mean.length; at++) mean[at]! += weights[at]! / (rounds - averagedFrom);
  }
  return mean;
}

const silent = addPhrases(new Float32Array(classCount), []);

/** As `learn`, letting whoever waits have their turn; `onProgress` is told the share that is done, and may throw to end it. */
export async function learnPatiently(
  examples: readonly Example[],
  onProgress: (share: number) => void,
): Promise<Float32Array> {
  const learning = learnInSteps(examples);
  for (;;) {
    const { done, value } = learning.next();
    if (done) return value;
    onProgress(value);
    await setImmediate();
  }
}

/** One step down the slope of the note's cross entropy. */
function update(weights: Float32Array, { clauses, target }: Example, random: () => number): void {
  const isSilent = random() < phraseless;
  const shown = clauses.map(({ rows, factor, phrases }) => {
    const kept = rows.filter(() => random() >= dropped);
    const scores = new Float32Array(classCount);
    for (const row of kept) for (let c = 0; c < classCount; c++) scores[c]! += weights[row * classCount + c]!;
    const louder = factor / (1 - dropped);
    return { rows: kept, factor: louder, odds: oddsOf(scores, louder, isSilent ? silent : phrases) };
  });
  const whole = pooled(shown);
  const slope = softmax(whole);
  const pace = step * Math.min(mostWeight, clauses.length);
  for (let c = 0; c < classCount; c++) slope[c]! -= target[c]!;
  for (const { rows, factor, odds } of shown) {
    const gradient = clauseSlope(slope, whole, odds);
    for (const row of rows) {
      for (let c = 0; c < classCount; c++) {
        const at = row * classCount + c;
        weights[at]! -= pace * gradient[c]! * factor + step * decay * weights[at]!;
      }
    }
  }
}

/** What of a note's slope falls to one clause: by the clause's share of each class; silence takes what the others give. */
function clauseSlope(slope: Float32Array, whole: Float32Array, odds: Float32Array): Float32Array {
  const own = new Float32Array(classCount);
  let given = 0;
  for (let c = 0; c < classCount; c++) {
    if (c === nothing) continue;
    own[c] = slope[c]! * Math.exp(odds[c]! - whole[c]!);
    given += own[c]!;
  }
  own[nothing] = -given;
  return own;
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

/** Every utterance of `training/` with its language; a file is named for it, `en.tsv` or `en-2.tsv`. */
export function readAllUtterances(): (Utterance & { language: string })[] {
  const folder = new URL('training/', import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith('.tsv'));
  return files.sort().flatMap((name) => {
    const utterances = readUtterances(readFileSync(new URL(name, folder), 'utf8'));
    return utterances.map((utterance) => ({ language: name.slice(0, 2), ...utterance }));
  });
}

/** Every utterance of `training/` as an example, with the phrases of its language. */
export function readExamples(): Example[] {
  const lexicons = new Map(Object.entries(phraseBooks).map(([language, book]) => [language, new Lexicon(book)]));
  return readAllUtterances().map((utterance) => {
    const lexicon = lexicons.get(utterance.language);
    if (!lexicon) throw new Error(`${utterance.language} is no language that has phrases`);
    return exampleOf(utterance, lexicon);
  });
}

/**
 * The phrases themselves as examples, each spelled out a few times, so that the model knows their words by their letters and
 * still sees them when they are mistyped.
 */
export function phraseExamples(): Example[] {
  const random = createRandom(seed);
  return Object.values(phraseBooks).flatMap((book) => {
    const lexicon = new Lexicon({ ...book, phrases: {} });
    return Object.entries(book.phrases).flatMap(([meaning, patterns]) => {
      const label = classes.find((known) => known === meaning);
      if (!label) return [];
      const said = patterns.split(';').flatMap((pattern) => Array<string>(spellings).fill(pattern));
      return said.map((pattern) => exampleOf({ label, others: [], text: spelledOut(pattern, book, random) }, lexicon));
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
function createRandom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffle(order: number[], random: () => number): void {
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
    const table = pack(learn([...others, ...phrases]));
    const classifier = await createClassifier({ table, calibration: { named: [], unjudged: [] } });
    for (const { language, label, text } of utterances.filter((_, at) => at % folds === fold)) {
      const reading = classifier.classify({ id: '', text, language });
      const first = reading.reasons[0]!;
      const expected = label === 'praise' || label === 'nothing' ? 'other' : groupOf(label);
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
