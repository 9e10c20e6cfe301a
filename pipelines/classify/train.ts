import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { groupOf } from '../domain/reasons.ts';
import { type Answer, type Calibration, fitCurve } from './calibration.ts';
import { createClassifier } from './classify.ts';
import { addPhrases, negatedWords, phrasesOf, softmax } from './clause.ts';
import { Lexicon, type PhraseBook } from './lexicon.ts';
import { classCount, classes, contextRows, damping, hashOf, type ModelClass, rowCount, wordRows } from './model.ts';
import { phraseBooks } from './phrases/index.ts';
import { tokenise } from './text.ts';

/** One utterance ready for learning: rows of the table, what its phrases add, and its class. */
export interface Example {
  readonly rows: Int32Array;
  readonly factor: number;
  readonly phrases: Float32Array;
  readonly target: number;
}

const seed = 20260118;
const rounds = 20;
/** Parts that the utterances are cut into to tell what confidences are worth. */
const folds = 3;
const step = 0.05;
const decay = 2e-5;
/** How often each phrase is spelled out as an example. */
const spellings = 2;
/** Share of the time that an utterance is shown without its phrases, so that the words learn to speak for themselves. */
const phraseless = 0.4;

/** The utterances of a training file: one a line, class and text separated by a tab; `#` begins a remark. */
export function readUtterances(file: string): { label: ModelClass; text: string }[] {
  return file
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line, index) => {
      const [name = '', text = ''] = line.split('\t');
      const label = classes.find((known) => known === name);
      if (!label || text === '') throw new Error(`utterance ${index + 1} has no known class and text: ${line}`);
      return { label, text };
    });
}

/** Makes an utterance an example, with the phrases of its language. */
export function exampleOf(label: ModelClass, text: string, lexicon: Lexicon): Example {
  const tokens = tokenise(text);
  const clause = { from: 0, to: tokens.words.length };
  const isNegated = negatedWords(tokens, clause, lexicon);
  const hashes = tokens.words.map(hashOf);
  const rows = tokens.words.flatMap((word, at) => [
    ...wordRows(word),
    ...contextRows(hashes, at, 0, isNegated[at] === 1),
  ]);
  return {
    rows: Int32Array.from(rows),
    factor: damping(tokens.words.length),
    phrases: addPhrases(new Float32Array(classCount), phrasesOf(tokens, clause, lexicon, isNegated)),
    target: classes.indexOf(label),
  };
}

/** Weights of a linear model with softmax, learned by gradient descent: `rowCount` × `classCount`. Same examples, same weights. */
export function learn(examples: readonly Example[]): Float32Array {
  const weights = new Float32Array(rowCount * classCount);
  const random = createRandom(seed);
  const silent = addPhrases(new Float32Array(classCount), []);
  const order = examples.map((_, index) => index);
  for (let round = 0; round < rounds; round++) {
    shuffle(order, random);
    for (const index of order) {
      const example = examples[index]!;
      update(weights, example, random() < phraseless ? silent : example.phrases);
    }
  }
  return weights;
}

function update(weights: Float32Array, example: Example, phrases: Float32Array): void {
  const { rows, factor, target } = example;
  const scores = new Float32Array(classCount);
  for (const row of rows) for (let c = 0; c < classCount; c++) scores[c]! += weights[row * classCount + c]!;
  for (let c = 0; c < classCount; c++) scores[c] = scores[c]! * factor + phrases[c]!;
  const slope = softmax(scores);
  slope[target]! -= 1;
  for (const row of rows) {
    for (let c = 0; c < classCount; c++) {
      const at = row * classCount + c;
      const gradient = slope[c]! * factor + decay * weights[at]!;
      weights[at]! -= step * gradient;
    }
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

/** Every utterance of `training/` with its language; a file is named for it, `en.tsv` or `en-2.tsv`. */
export function readAllUtterances(): { language: string; label: ModelClass; text: string }[] {
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
  return readAllUtterances().map(({ language, label, text }) => {
    const lexicon = lexicons.get(language);
    if (!lexicon) throw new Error(`${language} is no language that has phrases`);
    return exampleOf(label, text, lexicon);
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
      return said.map((pattern) => exampleOf(label, spelledOut(pattern, book, random), lexicon));
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
    const classifier = await createClassifier(table, { named: [], unjudged: [] });
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

if (process.argv[1] === import.meta.filename) {
  const examples = [...readExamples(), ...phraseExamples()];
  writeFileSync(new URL('model.bin', import.meta.url), pack(learn(examples)));
  const calibration = `${JSON.stringify(await crossValidate(), null, 2)}\n`;
  writeFileSync(new URL('calibration.json', import.meta.url), calibration);
  process.stdout.write(`${examples.length} utterances and phrases learned\n`);
}
