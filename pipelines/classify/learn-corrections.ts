import { createHash } from 'node:crypto';
import {
  type GroupCode,
  groupOf,
  isShipped,
  type OwnReason,
  type ReasonCode,
  type ShippedReason,
} from '../domain/reasons.ts';
import {
  fewestHeldBack,
  fewestOwnTexts,
  type HeldBackScore,
  heldBackOneIn,
  mostOwnReasons,
  type OwnLearning,
  type TrainingReport,
} from '../domain/training.ts';
import { evenChanceP, wilsonInterval } from '../statistics/wilson.ts';
import { type Answer, type Calibration, fitCurve } from './calibration.ts';
import { type Classifier, createClassifier } from './classify.ts';
import { readNotes } from './development.ts';
import { learnOwn, type OwnExample } from './learn-own.ts';
import { createLexicons } from './lexicons.ts';
import type { OwnTable } from './own-classes.ts';
import type { ClassifierParts } from './readers.ts';
import { macroF1 } from './scores.ts';
import { tokenise } from './text.ts';
import {
  type Example,
  exampleOf,
  learnPatiently,
  pack,
  phraseExamples,
  readAllUtterances,
  readExamples,
} from './train.ts';
import { type Learned, modelHash, shippedModel } from './version.ts';

/** A text and what a person said of it: the primary reason first. */
export interface SaidText {
  readonly note_key: string;
  readonly text: string;
  readonly language: string;
  /** The shop's own code beside the text; null where there is none. */
  readonly code?: string | null;
  readonly reasons: readonly ReasonCode[];
}

/** What came of it: the model where one was trained, with confidence curves of its own where it is better. */
export interface Trained {
  readonly report: TrainingReport;
  readonly learned: Learned | null;
}

/** A text that is learned and of which it is known what it says. */
interface Judged {
  readonly text: string;
  readonly language: string;
  readonly group: GroupCode;
  readonly examples: readonly Example[];
}

/** What is learned beside corrections: utterances, and the phrases, which nobody wrote. */
export interface Ground {
  readonly utterances: readonly Judged[];
  readonly phrases: readonly Example[];
}

/** How often each correction is shown: one stands for all that customers of this shop write like it. */
const copies = 4;
/** From this p on, what the new model reads better may be chance. */
const chance = 0.05;
/** Share of the hand-written notes that a new model may read worse. */
const mostWorse = 0.01;
/** Parts that all texts are cut into to fit the curves: each is read by a model of the others. */
const folds = 3;
/** Shares of the work: the model itself, the shop's own reasons after it; as many texts are learned twice over for the curves. */
const modelShare = 0.3;
const ownShare = 0.1;
/** The shipped reason that the model learns for a text of an own one which it reads as another group so far. */
const generalReason: Readonly<Record<GroupCode, ShippedReason>> = {
  size_fit: 'fit_shape',
  damaged_in_transit: 'damage_unclear',
  packing_error: 'wrong_item',
  not_as_described: 'unlike_photo',
  defective: 'poor_quality',
  changed_mind: 'no_longer_wanted',
  late_delivery: 'arrived_late',
  other: 'unreadable',
};

/** All that ships. */
export function shippedGround(): Ground {
  const examples = readExamples();
  const utterances = readAllUtterances().map(({ text, language, label }, at) => ({
    ...{ text, language, examples: [examples[at]!] },
    group: label === 'praise' || label === 'nothing' ? 'other' : groupOf(label),
  }));
  return { utterances, phrases: phraseExamples() };
}

/**
 * Trains a model from the shipped utterances and a shop's corrections, and measures it on a part of them that it never sees:
 * one in four, by the hash of the text's key, so that the same texts are held back every time. One that is better gets curves
 * of its own, as its confidences are others. The shop's own reasons that enough texts teach are learned after it: the model
 * itself knows their groups, and takes their texts for the shipped reason that they are likest.
 * @param before what reads the shop's notes now
 * @param onProgress the share of the work that is done; may throw to end it
 * @param ground what is learned beside the corrections: all that ships, unless less will do
 */
export async function learnCorrections(
  said: readonly SaidText[],
  before: ClassifierParts,
  onProgress: (share: number) => void,
  ground: () => Ground = shippedGround,
): Promise<Trained> {
  const began = performance.now();
  const named = ownReasonsIn(said);
  const taught = new Set<ReasonCode>(named.flatMap(({ reason, outcome }) => (outcome === 'learned' ? [reason] : [])));
  const usable = said.filter(({ reasons }) => isShipped(reasons[0]!) || taught.has(reasons[0]!));
  const heldBack = usable.filter(({ note_key }) => isHeldBack(note_key));
  const toLearn = usable.filter(({ note_key }) => !isHeldBack(note_key));
  const counts = { learned: toLearn.length, held_back: heldBack.length, own_reasons: said.length - usable.length };
  if (heldBack.length < fewestHeldBack)
    return { report: { ...counts, own: named.map(unlearned), ...untrained }, learned: null };
  const { utterances, phrases } = ground();
  const shipped = await createClassifier(shippedModel);
  const own = toLearn.map((one) => judged(one, (reason) => shippedFor(reason, one, taught, shipped)));
  const examples = [...utterances.flatMap(examplesIn), ...phrases, ...own.flatMap(examplesIn)];
  const table = pack(await learnPatiently(examples, (share) => onProgress(share * modelShare)));
  const ownTable = await learnOwnReasons([...taught].filter(isOwn), toLearn, own, utterances, (share) =>
    onProgress(modelShare + share * ownShare),
  );
  const model = { table, ...(ownTable ? { own: ownTable } : {}) };
  const { calibration } = before.learned;
  const old = await createClassifier(before.learned, before.phrases);
  const now = await createClassifier({ ...model, calibration }, before.phrases);
  const measured = {
    ...{ ...counts, model_hash: modelHash(model), before: scoreOf(heldBack, old), after: scoreOf(heldBack, now) },
    with_code: { before: rightWithCode(heldBack, old), after: rightWithCode(heldBack, now) },
    ...changesBetween(heldBack, old, now),
    ...onNotes(old, now),
    own: named.map((one) => measuredOwn(one, ownTable, heldBack, old, now)),
  };
  const verdict = verdictOn(measured);
  const fitted = modelShare + ownShare;
  const curves =
    verdict === 'better'
      ? await curvesOf([...utterances, ...own], phrases, (share) => onProgress(fitted + share * (1 - fitted)))
      : calibration;
  const seconds = Math.round((performance.now() - began) / 1000);
  return { report: { verdict, ...measured, seconds }, learned: { ...model, calibration: curves } };
}

/** The own reasons that corrections name, most texts first, and whether they are enough to be learned. */
function ownReasonsIn(said: readonly SaidText[]): OwnLearning[] {
  const texts = new Map<OwnReason, Set<string>>();
  for (const { text, reasons } of said)
    for (const reason of reasons.filter(isOwn))
      texts.set(reason, (texts.get(reason) ?? new Set()).add(tokenise(text).words.join(' ')));
  const named = [...texts].map(([reason, { size }]) => ({ reason, texts: size }));
  named.sort((a, b) => b.texts - a.texts || (a.reason < b.reason ? -1 : 1));
  return named.map((one, at) => {
    const missing = Math.max(0, fewestOwnTexts - one.texts);
    const outcome = missing > 0 ? 'too_few' : at >= mostOwnReasons ? 'too_many' : 'learned';
    return { ...one, missing, outcome, held_back: 0, before: 0, after: 0 };
  });
}

/** An own reason where nothing was trained. */
function unlearned(one: OwnLearning): OwnLearning {
  return one.outcome === 'learned' ? { ...one, outcome: 'waiting' } : one;
}

/** How an own reason's texts that were held back are read. */
function measuredOwn(
  one: OwnLearning,
  own: OwnTable | null,
  heldBack: readonly SaidText[],
  old: Classifier,
  now: Classifier,
): OwnLearning {
  if (one.outcome !== 'learned') return one;
  const its = heldBack.filter(({ reasons }) => reasons[0] === one.reason);
  const readAsIt = (classifier: Classifier) => its.filter((text) => read(text, classifier) === one.reason).length;
  const isTold = own !== null && own.toldFrom[own.reasons.indexOf(one.reason)] !== null;
  return {
    ...one,
    outcome: isTold ? 'learned' : 'not_told',
    held_back: its.length,
    before: readAsIt(old),
    after: readAsIt(now),
  };
}

/** The shipped reason that the model learns for a reason that a person said; null for an own one that is not learned. */
function shippedFor(
  reason: ReasonCode,
  { text, language }: SaidText,
  taught: ReadonlySet<ReasonCode>,
  shipped: Classifier,
): ShippedReason | null {
  if (isShipped(reason)) return reason;
  if (!taught.has(reason)) return null;
  const { reasons } = shipped.classify({ id: '', text, language });
  const likest = reasons.map((found) => found.reason).find((found) => groupOf(found) === groupOf(reason));
  return likest && isShipped(likest) ? likest : generalReason[groupOf(reason)];
}

/** What tells the own reasons that are taught, from the corrections and the utterances of their groups; null for none. */
async function learnOwnReasons(
  taught: readonly OwnReason[],
  said: readonly SaidText[],
  judgedTexts: readonly Judged[],
  utterances: readonly Judged[],
  onProgress: (share: number) => void,
): Promise<OwnTable | null> {
  if (taught.length === 0) return null;
  const fromShop = said.flatMap(({ reasons }, at): OwnExample[] =>
    [...new Set(reasons.map(groupOf))].map((group) => ({
      group,
      reason: taught.find((own) => groupOf(own) === group && reasons.includes(own)) ?? null,
      clauses: judgedTexts[at]!.examples[0]!.clauses,
      copies,
    })),
  );
  const shipped = utterances.flatMap(({ group, examples }): OwnExample[] =>
    examples.map(({ clauses }) => ({ group, reason: null, clauses, copies: 1 })),
  );
  return learnOwn(taught, [...shipped, ...fromShop], onProgress);
}

function isOwn(reason: ReasonCode): reason is OwnReason {
  return !isShipped(reason);
}

/**
 * What the confidences of a model of these texts are worth: each is read by one that learned from the others, and the answers
 * make the curves. Corrections are few beside the utterances, and judged like them.
 */
export async function curvesOf(
  texts: readonly Judged[],
  phrases: readonly Example[],
  onProgress: (share: number) => void,
): Promise<Calibration> {
  const answers: Record<keyof Calibration, Answer[]> = { named: [], unjudged: [] };
  for (let fold = 0; fold < folds; fold++) {
    const others = texts.filter((_, at) => at % folds !== fold).flatMap(examplesIn);
    const weights = await learnPatiently([...others, ...phrases], (share) => onProgress((fold + share) / folds));
    const classifier = await createClassifier({ table: pack(weights), calibration: { named: [], unjudged: [] } });
    for (const { text, language, group } of texts.filter((_, at) => at % folds === fold)) {
      const { reasons, primary_group } = classifier.classify({ id: '', text, language });
      const { spans, confidence } = reasons[0]!;
      answers[spans.length > 0 ? 'named' : 'unjudged'].push({ said: confidence, isRight: primary_group === group });
    }
  }
  return { named: fitCurve(answers.named), unjudged: fitCurve(answers.unjudged) };
}

function examplesIn({ examples }: Judged): readonly Example[] {
  return examples;
}

const untrained = {
  ...{ verdict: 'too_few', model_hash: null, before: null, after: null, gained: 0, lost: 0, p: 1 },
  ...{ notes: 0, notes_before: 0, notes_after: 0, seconds: 0 },
} as const satisfies Partial<TrainingReport>;

function isHeldBack(noteKey: string): boolean {
  return createHash('sha256').update(noteKey).digest()[0]! % heldBackOneIn === 0;
}

/**
 * A correction as one of the texts that are learned.
 * @param shippedFor the shipped reason to learn for one that was said; null for one that is left out
 */
export function judged(
  { text, language, reasons }: SaidText,
  shippedFor: (reason: ReasonCode) => ShippedReason | null = (reason) => (isShipped(reason) ? reason : null),
): Judged {
  const known = new Set(reasons.map(shippedFor).filter((reason) => reason !== null));
  const [label, ...others] = [...known] as [ShippedReason, ...ShippedReason[]];
  const example = exampleOf({ label, others, text }, lexicons.get(language) ?? lexicons.get('en')!);
  const examples = Array.from({ length: copies }, () => example);
  return { text, language, group: groupOf(label), examples };
}

const lexicons = createLexicons();

function read({ note_key, text, language }: SaidText, classifier: Classifier): ReasonCode {
  return classifier.classify({ id: note_key, text, language }).primary;
}

function scoreOf(said: readonly SaidText[], classifier: Classifier): HeldBackScore {
  const found = said.map((one) => ({
    expected: one.reasons[0]!,
    found: read(one, classifier),
    language: one.language,
  }));
  const right = found.filter((one) => one.found === one.expected).length;
  const groups = found.map((one) => ({
    ...{ language: one.language, confidence: 1 },
    expected: groupOf(one.expected),
    found: groupOf(one.found),
  }));
  return {
    right_reasons: right,
    right_groups: groups.filter((one) => one.found === one.expected).length,
    macro_f1: macroF1(groups),
    ...wilsonInterval(right, said.length)!,
  };
}

/** How many texts are read as the very reason where the shop's code is read too, as the figures do. */
function rightWithCode(said: readonly SaidText[], classifier: Classifier): number {
  const isRight = ({ note_key, text, language, code, reasons }: SaidText) =>
    classifier.classify({ id: note_key, text, language, code }).primary === reasons[0];
  return said.filter(isRight).length;
}

/** Texts that only one of two classifiers reads as a person did: McNemar's test is even chance between the two counts. */
function changesBetween(said: readonly SaidText[], old: Classifier, now: Classifier) {
  const isRight = (one: SaidText, classifier: Classifier) => read(one, classifier) === one.reasons[0];
  const gained = said.filter((one) => isRight(one, now) && !isRight(one, old)).length;
  const lost = said.filter((one) => isRight(one, old) && !isRight(one, now)).length;
  return { gained, lost, p: evenChanceP(gained, gained + lost) };
}

/** Hand-written return notes that none learns from: corrections are mostly errors, and do not tell what gets worse. */
function onNotes(old: Classifier, now: Classifier) {
  const notes = readNotes();
  const rightBy = (classifier: Classifier) => {
    const isRight = ({ key, text, expected }: { key: string; text: string; expected: GroupCode }) =>
      classifier.classify({ id: key, text }).primary_group === expected;
    return notes.filter(isRight).length;
  };
  return { notes: notes.length, notes_before: rightBy(old), notes_after: rightBy(now) };
}

function verdictOn(report: Omit<TrainingReport, 'verdict' | 'seconds'>): TrainingReport['verdict'] {
  if (report.gained <= report.lost || report.p > chance) return 'not_better';
  return report.notes_before - report.notes_after > report.notes * mostWorse ? 'worse_elsewhere' : 'better';
}
