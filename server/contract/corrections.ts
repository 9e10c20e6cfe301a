import * as z from 'zod/mini';
import { groupCodes, reasonCodes } from '../../pipelines/domain/reasons.ts';
import { isOwnReason } from '../../pipelines/domain/taxonomy.ts';
import { rules } from '../../pipelines/domain/wrong-values.ts';

/** Longest name that a correction is signed with. */
export const longestName = 60;

/** The name of who changes something. */
export const personName = z
  .string()
  .check(
    z.trim(),
    z.minLength(1, 'write the name of who says it'),
    z.maxLength(longestName, `write a name of at most ${longestName} characters`),
    z.regex(/^\P{C}*$/u, rules.plain_name.en),
  );
/** The code of a finer reason of a shop's own. */
const ownReason = z.templateLiteral([z.enum(groupCodes), '.', z.string()]).check(z.refine(isOwnReason));
/** The code of a finer reason, shipped or of a shop's own. */
export const reasonCode = z.union([z.enum(reasonCodes), ownReason], rules.reason.en);

/** Body of `POST /api/corrections`: what a note's text really says, the primary reason first. */
export const correctionRequest = z.strictObject({
  /** As `/api/reasons/quotes` and `/api/reasons/queue` give it. */
  note_key: z.string().check(z.minLength(1), z.maxLength(64)),
  reasons: z.tuple([reasonCode], reasonCode).check(
    z.maxLength(8),
    z.refine((all) => new Set(all).size === all.length, rules.reasons_once.en),
  ),
  said_by: personName,
});
export type CorrectionRequest = z.input<typeof correctionRequest>;

/** Body of `DELETE /api/corrections/:id`. */
export const undoRequest = z.strictObject({ said_by: personName });

/** What both answer. */
export interface CorrectionAnswer {
  correction_id: number;
  note_key: string;
  /** Rows of returns with that text, which count under another reading now. */
  return_lines: number;
}
