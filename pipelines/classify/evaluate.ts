import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type GroupCode, groupCodes } from '../domain/reasons.ts';
import { rowsOf } from '../warehouse/engine.ts';
import { openWarehouse } from '../warehouse/open.ts';
import { createClassifier } from './classify.ts';

/** One labelled text beside what was read from it. */
export interface Outcome {
  readonly language: string;
  readonly expected: GroupCode;
  readonly found: GroupCode;
  readonly confidence: number;
}

/** Precision, recall and F1 (0 to 1) of one group, and how many texts are labelled with it. */
export interface Score {
  readonly group: GroupCode;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly labelled: number;
}

/** The score of each group that is labelled or found at least once. */
export function scoresOf(outcomes: readonly Outcome[]): Score[] {
  const count = (test: (outcome: Outcome) => boolean) => outcomes.filter(test).length;
  return groupCodes.flatMap((group) => {
    const labelled = count((outcome) => outcome.expected === group);
    const found = count((outcome) => outcome.found === group);
    const right = count((outcome) => outcome.expected === group && outcome.found === group);
    if (labelled + found === 0) return [];
    const precision = found === 0 ? 0 : right / found;
    const recall = labelled === 0 ? 0 : right / labelled;
    return [{ group, precision, recall, f1: (2 * right) / (labelled + found), labelled }];
  });
}

/** Mean F1 (0 to 1) over the groups that are labelled. */
export function macroF1(outcomes: readonly Outcome[]): number {
  const labelled = scoresOf(outcomes).filter((score) => score.labelled > 0);
  return labelled.reduce((sum, score) => sum + score.f1, 0) / labelled.length;
}

/** Keys of the development set with their primary group: `development/labels.tsv`. */
function readLabels(): Map<string, GroupCode> {
  const lines = readFileSync(new URL('development/labels.tsv', import.meta.url), 'utf8').split('\n');
  const rows = lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split('\t'));
  return new Map(rows.map(([key = '', group = '']) => [key, group as GroupCode]));
}

/** Reads the labelled texts of the development set found in a folder of `source,lang,rating,title,text` files. */
export async function evaluate(folder: string): Promise<{ outcome: Outcome; key: string; text: string }[]> {
  const labels = readLabels();
  const classifier = await createClassifier();
  const texts = await labelledTexts(resolve(folder));
  return texts.flatMap((row) => {
    const key = String(row.source);
    const expected = labels.get(key);
    if (!expected) return [];
    const text = [row.title, row.text].filter(Boolean).join('. ');
    const { reasons, primary_group } = classifier.classify({ id: key, text });
    const confidence = reasons[0]?.confidence ?? 0;
    return [{ key, text, outcome: { language: String(row.lang), expected, found: primary_group, confidence } }];
  });
}

interface LabelledText {
  source: string;
  lang: string;
  title: string | null;
  text: string | null;
}

async function labelledTexts(folder: string): Promise<LabelledText[]> {
  const engine = await openWarehouse('duckdb::memory:', { readable: [folder] });
  try {
    const sql = 'SELECT source, lang, title, text FROM read_csv($files, all_varchar = true, header = true)';
    return rowsOf<LabelledText>(await engine.query(sql, { files: `${folder}/*.csv.gz` }));
  } finally {
    await engine.close();
  }
}

function report(outcomes: readonly Outcome[]): string {
  const two = (share: number) => share.toFixed(2);
  const languages = [...new Set(outcomes.map((outcome) => outcome.language))].sort();
  const byLanguage = languages.map((language) => {
    const own = outcomes.filter((outcome) => outcome.language === language);
    const right = own.filter((outcome) => outcome.found === outcome.expected).length;
    return `${language}\t${own.length}\tmacro-F1 ${two(macroF1(own))}\taccuracy ${two(right / own.length)}`;
  });
  const byGroup = scoresOf(outcomes).map(
    (s) => `${s.group}\t${s.labelled}\tF1 ${two(s.f1)}\tprecision ${two(s.precision)}\trecall ${two(s.recall)}`,
  );
  const byConfidence = [0, 0.5, 0.7, 0.9].map((from, index, all) => {
    const own = outcomes.filter((o) => o.confidence >= from && o.confidence < (all[index + 1] ?? 2));
    const right = own.filter((outcome) => outcome.found === outcome.expected).length;
    return `confidence from ${from}\t${own.length}\tright ${two(right / own.length)}`;
  });
  const total = `all\t${outcomes.length}\tmacro-F1 ${two(macroF1(outcomes))}`;
  return [total, ...byLanguage, ...byGroup, ...byConfidence].join('\n');
}

if (process.argv[1] === import.meta.filename) {
  const folder = process.argv[2];
  if (!folder) throw new Error('tell the folder of labelled texts: evaluate.ts FOLDER [--wrong]');
  const read = await evaluate(folder);
  const wrong = read.filter(({ outcome }) => outcome.found !== outcome.expected);
  const lines = wrong.map(({ key, text, outcome: o }) => `${o.expected} ≠ ${o.found} ${o.confidence}\t${key}\t${text}`);
  process.stdout.write(`${report(read.map(({ outcome }) => outcome))}\n`);
  if (process.argv[3] === '--wrong') process.stdout.write(`${lines.join('\n')}\n`);
}
