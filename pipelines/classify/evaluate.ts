import { writeFileSync } from 'node:fs';
import { type GroupCode, groupCodes } from '../domain/reasons.ts';
import { readByKeywords, trainBayes } from './baselines.ts';
import { type Classifier, createClassifier } from './classify.ts';
import { type Labelled, type Part, readNotes, readReviews, readSecondReading } from './development.ts';
import { type MeasuredConfidence, type MeasuredOutcome, type Quality, qualityFile } from './quality.ts';
import { accuracy, calibrationOf, confusionOf, macroF1, type Outcome, scoresOf } from './scores.ts';

/** A labelled text with what was read from it. */
export type Read = Labelled & Outcome;

const realParts: readonly Part[] = ['seen', 'tune', 'check'];
const confidences = [0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95];

/** Reads the labelled reviews found in a folder of texts, and the hand-written return notes. */
export async function evaluate(folder: string): Promise<Read[]> {
  const classifier = await createClassifier();
  return [...(await readReviews(folder)), ...readNotes()].map((labelled) => read(classifier, labelled));
}

function read(classifier: Classifier, labelled: Labelled): Read {
  const { reasons, primary_group } = classifier.classify({ id: labelled.key, text: labelled.text });
  return { ...labelled, found: primary_group, confidence: reasons[0]?.confidence ?? 0 };
}

const two = (share: number) => (Number.isNaN(share) ? '' : share.toFixed(2));

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Every part and language with macro-F1 and accuracy. */
function byPart(all: readonly Read[]): string {
  const parts: [string, Read[]][] = [
    ['all reviews', all.filter((one) => realParts.includes(one.part))],
    ...(['seen', 'tune', 'check', 'picked', 'notes'] as const).map((part): [string, Read[]] => [
      part,
      all.filter((one) => one.part === part),
    ]),
  ];
  const languages = [...new Set(all.map((one) => one.language))].sort();
  const rows = parts.map(([name, own]) => [
    name,
    own.length,
    two(macroF1(own)),
    two(accuracy(own)),
    ...languages.map((language) => {
      const spoken = own.filter((one) => one.language === language);
      return spoken.length === 0 ? '' : `${two(macroF1(spoken))} (${spoken.length})`;
    }),
  ]);
  return table(['part', 'texts', 'macro-F1', 'accuracy', ...languages], rows);
}

function byGroup(outcomes: readonly Outcome[]): string {
  const rows = scoresOf(outcomes).map((s) => [s.group, s.labelled, two(s.f1), two(s.precision), two(s.recall)]);
  return table(['group', 'labelled', 'F1', 'precision', 'recall'], rows);
}

function confusion(outcomes: readonly Outcome[]): string {
  const rows = confusionOf(outcomes).map((counts, at) => [groupCodes[at]!, ...counts]);
  return table(['labelled \\ found', ...groupCodes], rows);
}

function calibration(outcomes: readonly Outcome[]): string {
  const rows = calibrationOf(outcomes, confidences).map((bin) => [bin.from, bin.count, two(bin.said), two(bin.right)]);
  return table(['confidence from', 'answers', 'said', 'right'], rows);
}

/** How far a second reader, who saw neither the first one's labels nor ours, agrees with the first: of all, and by language. */
function agreement(reviews: readonly Read[]): string {
  const again = readSecondReading();
  const read = reviews.flatMap((one) => {
    const found = again.get(one.key);
    return found ? [{ ...one, found }] : [];
  });
  const languages = [...new Set(read.map((one) => one.language))].sort();
  const rows = ['all', ...languages].map((name) => {
    const own = name === 'all' ? read : read.filter((one) => one.language === name);
    return [name, own.length, two(macroF1(own)), two(accuracy(own))];
  });
  return table(['language', 'texts', 'macro-F1', 'alike'], rows);
}

/** Macro-F1 of other ways to read the same texts, beside ours. */
function comparison(all: readonly Read[]): string {
  const bayes = trainBayes();
  const ways: [string, (one: Read) => GroupCode][] = [
    ['ours', (one) => one.found],
    ['keyword list', (one) => readByKeywords(one.text)],
    ["natural's Bayes, same utterances", (one) => bayes(one.text)],
  ];
  const parts = ['seen', 'tune', 'check', 'notes'] as const;
  const rows = ways.map(([name, way]) => [
    name,
    ...parts.map((part) => {
      const own = all.filter((one) => one.part === part);
      return two(macroF1(own.map((one) => ({ ...one, found: way(one) }))));
    }),
  ]);
  return table(['macro-F1', ...parts], rows);
}

function report(all: readonly Read[]): string {
  const of = (...parts: Part[]) => all.filter((one) => parts.includes(one.part));
  const reviews = of(...realParts);
  return [
    '## Parts and languages (macro-F1, texts)',
    byPart(all),
    '## Groups: reviews never looked at (check)',
    byGroup(of('check')),
    '## Groups: all reviews',
    byGroup(reviews),
    '## Groups: return notes',
    byGroup(of('notes')),
    '## Confusion: all reviews',
    confusion(reviews),
    '## Confusion: return notes',
    confusion(of('notes')),
    '## Calibration: reviews tune and check',
    calibration(of('tune', 'check')),
    '## Calibration: return notes',
    calibration(of('notes')),
    '## Two readers: the second against the first',
    agreement(reviews),
    '## Beside others',
    comparison(all),
  ].join('\n\n');
}

/** What the API and the Reasons page show of it: reviews counted by group and language, confidences of those not learnt from. */
function qualityOf(all: readonly Read[]): Quality {
  const of = (...parts: Part[]) => all.filter((one) => parts.includes(one.part));
  return {
    outcomes: [...outcomesOf('reviews', of(...realParts)), ...outcomesOf('notes', of('notes'))],
    confidences: [...confidencesOf('reviews', of('tune', 'check')), ...confidencesOf('notes', of('notes'))],
  };
}

function outcomesOf(source: MeasuredOutcome['source'], outcomes: readonly Outcome[]): MeasuredOutcome[] {
  const languages = [...new Set(outcomes.map((one) => one.language))].sort();
  return languages.flatMap((language) => {
    const counts = confusionOf(outcomes.filter((one) => one.language === language));
    return groupCodes.flatMap((labelled_group, row) =>
      groupCodes.flatMap((found_group, column) => {
        const texts = counts[row]![column]!;
        return texts > 0 ? [{ source, language, labelled_group, found_group, texts }] : [];
      }),
    );
  });
}

function confidencesOf(source: MeasuredConfidence['source'], outcomes: readonly Outcome[]): MeasuredConfidence[] {
  return calibrationOf(outcomes, confidences).map(({ from, count, said, right }) => ({
    ...{ source, confidence_from: from, texts: count },
    ...{ mean_confidence: Number(said.toFixed(3)), right_share: Number(right.toFixed(3)) },
  }));
}

/** The errors of the parts that may be looked at: one line a text. */
function errors(all: readonly Read[]): string {
  const wrong = all.filter((one) => one.found !== one.expected && one.part !== 'check');
  return wrong
    .map((one) => `${one.part}\t${one.expected} ≠ ${one.found} ${one.confidence}\t${one.key}\t${one.text}`)
    .join('\n');
}

if (process.argv[1] === import.meta.filename) {
  const folder = process.argv[2];
  if (!folder) throw new Error('tell the folder of labelled texts: evaluate.ts FOLDER [--wrong]');
  const all = await evaluate(folder);
  if (process.argv[3] === '--wrong') process.stdout.write(`${errors(all)}\n`);
  else {
    process.stdout.write(`${report(all)}\n`);
    writeFileSync(qualityFile, `${JSON.stringify(qualityOf(all), null, 2)}\n`);
  }
}
