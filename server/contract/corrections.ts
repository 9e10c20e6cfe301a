import * as z from 'zod/mini';
import { type ReasonCode, reasonCodes } from '../../pipelines/domain/reasons.ts';

/** Longest name that a correction is signed with. */
export const longestName = 60;

const name = z
  .string()
  .check(
    z.trim(),
    z.minLength(1, 'write the name of who says it'),
    z.maxLength(longestName, `write a name of at most ${longestName} characters`),
    z.regex(/^\P{C}*$/u, 'write a name without control characters'),
  );
const reason = z.enum(reasonCodes as [ReasonCode, ...ReasonCode[]]);

/** Body of `POST /api/corrections`: what a note's text really says, the primary reason first. */
export const correctionRequest = z.strictObject({
  /** As `/api/reasons/quotes` and `/api/reasons/queue` give it. */
  note_key: z.string().check(z.minLength(1), z.maxLength(64)),
  reasons: z.tuple([reason], reason).check(
    z.maxLength(8),
    z.refine((all) => new Set(all).size === all.length, 'name each reason once'),
  ),
  said_by: name,
});
export type CorrectionRequest = z.input<typeof correctionRequest>;

/** Body of `DELETE /api/corrections/:id`. */
export const undoRequest = z.strictObject({ said_by: name });

/** What both answer. */
export interface CorrectionAnswer {
  correction_id: number;
  note_key: string;
  /** Rows of returns with that text, which count under another reading now. */
  return_lines: number;
}
