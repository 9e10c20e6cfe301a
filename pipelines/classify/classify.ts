import { type GroupCode, groupOf, type ReasonCode } from '../domain/reasons.ts';
import type { ShopPhrase } from '../domain/taxonomy.ts';
import { onCurve } from './calibration.ts';
import { type ClauseReading, clausesOf, placeOf, readClause } from './clause.ts';
import { reasonOfCode } from './codes.ts';
import { decide, type MarkFound, type ReasonFound, type Verdict } from './decide.ts';
import { createLanguageDetector } from './language.ts';
import { createLexicons } from './lexicons.ts';
import { Model } from './model.ts';
import { OwnClasses } from './own-classes.ts';
import { OwnPhrases } from './own-phrases.ts';
import { tokenise } from './text.ts';
import { type Learned, modelHash, shippedModel, versionOf } from './version.ts';

export type { MarkFound, ReasonFound };

/** What a customer wrote, the shop's own reason code, and the language the export names. */
export interface Note {
  id: string;
  text: string;
  code?: string | null;
  language?: string | null;
}

/** What a note says. */
export interface Reading {
  id: string;
  /** ISO 639-1, or `und` for a note without words. */
  language: string;
  /** Never empty. */
  reasons: ReasonFound[];
  primary: ReasonCode;
  primary_group: GroupCode;
  marks: MarkFound[];
  /** What the shop's own code stands for; null when there is none. */
  code_reason: ReasonCode | null;
  /** Code and words name different groups, or opposite sizes. */
  is_conflict: boolean;
}

export interface Classifier {
  /** Changes with the model, the phrases or the taxonomy: recorded with every label. */
  readonly version: string;
  /** Reads one note; same note, same answer. Never throws. */
  classify(note: Note): Reading;
}

/** From this confidence on words outweigh a code that says otherwise. */
const clearFrom = 0.6;
const trustInCode = 0.6;
const trustInContradictedCode = 0.3;
const largestCache = 10_000;

/**
 * Loads the model and the language detector once.
 * @param learned the model that ships, unless another is handed over
 * @param phrases a shop's own, beside those that ship
 */
export async function createClassifier(
  learned: Learned = shippedModel,
  phrases: readonly ShopPhrase[] = [],
): Promise<Classifier> {
  const model = new Model(learned.table);
  const { calibration } = learned;
  const ownClasses = new OwnClasses(learned.own);
  const ownPhrases = new OwnPhrases(phrases);
  const version = versionOf(modelHash(learned), calibration, phrases, learned.own?.retired);
  const lexicons = createLexicons();
  const detector = createLanguageDetector(lexicons);
  const english = lexicons.get('en')!;
  const codeReasons = new Map<string, ReasonCode>();

  const read = (text: string, hint?: string | null): Verdict & { language: string } => {
    const tokens = tokenise(text);
    const language = detector.detect(text, tokens, hint);
    const lexicon = lexicons.get(language) ?? english;
    const found = clausesOf(tokens, lexicon.contrasts);
    const clauses: ClauseReading[] = [];
    for (let at = 0; at < found.length; at++) {
      const clause = found[at]!;
      const own = found.length > 1 ? detector.within(tokens, clause.from, clause.to, language) : language;
      const spoken = own === language ? lexicon : lexicons.get(own)!;
      clauses.push(readClause(tokens, clause, placeOf(at, found.length), spoken, model));
    }
    const verdict = decide(text, tokens, clauses, model, language !== 'und');
    for (const found of verdict.reasons) {
      if (tokens.words.length === 0) continue;
      const curve = found.spans.length > 0 ? calibration.named : calibration.unjudged;
      found.confidence = onCurve(curve, found.confidence);
    }
    const finer = ownClasses.applied(text, tokens, clauses, verdict);
    const { reasons, marks } = ownPhrases.applied(text, tokens, found, language, finer);
    return { language, reasons, marks };
  };
  const readCode = (code: string): ReasonCode => {
    const known = codeReasons.get(code);
    if (known) return known;
    const reason = reasonOfCode(code) ?? read(code).reasons[0]!.reason;
    if (codeReasons.size >= largestCache) codeReasons.clear();
    codeReasons.set(code, reason);
    return reason;
  };
  return {
    version,
    classify({ id, text, code, language }) {
      const said = read(text, language);
      const codeReason = code?.trim() ? readCode(code) : null;
      const reasons = joined(said.reasons, codeReason);
      const primary = reasons[0]!;
      return {
        id,
        language: said.language,
        reasons,
        primary: primary.reason,
        primary_group: primary.group,
        marks: said.marks,
        code_reason: codeReason,
        is_conflict: contradicts(said.reasons, codeReason),
      };
    },
  };
}

/** Words and code as one list, the primary reason first: the words' when they are clear or the code agrees. */
function joined(said: readonly ReasonFound[], code: ReasonCode | null): ReasonFound[] {
  const first = said[0]!;
  if (code === null || groupOf(code) === 'other') return [...said];
  const agreeing = said.find((found) => found.group === groupOf(code));
  if (agreeing) return [agreeing, ...said.filter((found) => found !== agreeing)];
  const areWordsClear = first.group !== 'other' && first.confidence >= clearFrom;
  const confidence = areWordsClear ? trustInContradictedCode : trustInCode;
  const byCode: ReasonFound = { reason: code, group: groupOf(code), confidence, evidence: [], spans: [] };
  if (areWordsClear) return [...said, byCode];
  return [byCode, ...said.filter((found) => found.group !== 'other' || found.reason === 'service_complaint')];
}

/** Whether code and words gainsay each other. `DEFECTIVE` also stands for damage on many platforms. */
function contradicts(said: readonly ReasonFound[], code: ReasonCode | null): boolean {
  if (code === null || groupOf(code) === 'other') return false;
  const opposite = code === 'too_small' ? 'too_large' : code === 'too_large' ? 'too_small' : undefined;
  if (said[0]!.reason === opposite) return true;
  const groups = new Set(said.map((found) => found.group));
  groups.delete('other');
  if (groupOf(code) === 'defective' && groups.has('damaged_in_transit')) return false;
  return groups.size > 0 && !groups.has(groupOf(code));
}
