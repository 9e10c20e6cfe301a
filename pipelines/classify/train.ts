import { readFileSync, writeFileSync } from 'node:fs';
import { negatedWords, phraseScores, phrasesOf, softmax } from './clause.ts';
import { Lexicon } from './lexicon.ts';
import { classCount, classes, contextRows, damping, rowCount, wordRows } from './model.ts';
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
const rounds = 24;
const step = 0.25;
const decay = 2e-5;
/** Share of the time that an utterance is shown without its phrases, so that the words learn to speak for themselves. */
const phraseless = 0.5;

/** The utterances of a training file: one a line, class and text separated by a tab; `#` begins a remark. */
export function readUtterances(file: string): { label: string; text: string }[] {
  return file
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line, index) => {
      const [label = '', text = ''] = line.split('\t');
      if (!classes.some((name) => name === label) || text === '')
        throw new Error(`line ${index + 1} is no utterance: ${line}`);
      return { label, text };
    });
}

/** Makes an utterance an example, with the phrases of its language. */
export function exampleOf(label: string, text: string, lexicon: Lexicon): Example {
  const tokens = tokenise(text);
  const clause = { from: 0, to: tokens.words.length };
  const isNegated = negatedWords(tokens, clause, lexicon);
  const rows = tokens.words.flatMap((word, at) => [
    ...wordRows(word),
    ...contextRows(tokens.words, at, 0, isNegated[at] === 1),
  ]);
  return {
    rows: Int32Array.from(rows),
    factor: damping(tokens.words.length),
    phrases: phraseScores(phrasesOf(tokens, clause, lexicon, isNegated)),
    target: classes.findIndex((name) => name === label),
  };
}

/** Weights of a linear model with softmax, learned by AdaGrad: `rowCount` × `classCount`. Same examples, same weights. */
export function learn(examples: readonly Example[]): Float32Array {
  const weights = new Float32Array(rowCount * classCount);
  const squares = new Float32Array(rowCount * classCount);
  const random = createRandom(seed);
  const silent = phraseScores([]);
  const order = examples.map((_, index) => index);
  for (let round = 0; round < rounds; round++) {
    shuffle(order, random);
    for (const index of order) {
      const example = examples[index]!;
      update(weights, squares, example, random() < phraseless ? silent : example.phrases);
    }
  }
  return weights;
}

function update(weights: Float32Array, squares: Float32Array, example: Example, phrases: Float32Array): void {
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
      squares[at]! += gradient * gradient;
      weights[at]! -= (step * gradient) / (Math.sqrt(squares[at]!) + 1e-3);
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

/** Every utterance of `training/` as an example. */
export function readExamples(): Example[] {
  return Object.entries(phraseBooks).flatMap(([language, book]) => {
    const lexicon = new Lexicon(book);
    const file = readFileSync(new URL(`training/${language}.tsv`, import.meta.url), 'utf8');
    return readUtterances(file).map(({ label, text }) => exampleOf(label, text, lexicon));
  });
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

if (process.argv[1] === import.meta.filename) {
  const examples = readExamples();
  writeFileSync(new URL('model.bin', import.meta.url), pack(learn(examples)));
  process.stdout.write(`${examples.length} utterances learned\n`);
}
