import * as z from 'zod/mini';
import { faults, postages } from '../../pipelines/domain/reasons.ts';
import { phraseLanguages, type TaxonomyChanges, type TaxonomyReason } from '../../pipelines/domain/taxonomy.ts';
import type { ReasonDifference } from '../../pipelines/domain/taxonomy-difference.ts';
import type { Words } from '../../pipelines/domain/words.ts';
import { rules } from '../../pipelines/domain/wrong-values.ts';
import { personName, reasonCode } from './corrections.ts';

/** Longest name of a reason, and longest phrase, in characters. */
export const longestReasonName = 60;
const longestPhrase = 100;
const mostReasons = 300;
const mostPhrases = 100;

const line = (longest: number, what: string, plain: Words) =>
  z
    .string()
    .check(
      z.trim(),
      z.minLength(1, `write ${what}`),
      z.maxLength(longest, `write ${what} of at most ${longest} characters`),
      z.regex(/^\P{C}*$/u, plain.en),
    );
const reasonName = line(longestReasonName, 'a name', rules.plain_name);

const reasonChange = z.strictObject({
  name: z.optional(reasonName),
  names: z.optional(
    z.strictObject({ en: z.optional(reasonName), fr: z.optional(reasonName), ro: z.optional(reasonName) }),
  ),
  fault: z.optional(z.enum(faults)),
  postage: z.optional(z.enum(postages)),
  into: z.optional(reasonCode),
  is_retired: z.optional(z.literal(true)),
  phrases: z.optional(
    z.partialRecord(
      z.enum(phraseLanguages),
      z
        .array(line(longestPhrase, 'a phrase', rules.plain_phrase))
        .check(z.maxLength(mostPhrases, `write at most ${mostPhrases} phrases a reason and language`)),
    ),
  ),
});

const changes = z
  .record(z.string().check(z.maxLength(longestReasonName)), reasonChange)
  .check(
    z.refine((all) => Object.keys(all).length <= mostReasons, `change at most ${mostReasons} reasons`),
  ) satisfies z.ZodMiniType<TaxonomyChanges>;

const version = z.number().check(z.int(), z.minimum(0), z.maximum(1e9));
const plan = {
  /** The version that was looked at, 0 as shipped: a change that came between is not overwritten. */
  based_on: version,
  /** All that is to differ from the shipped taxonomy. */
  changes: z.optional(changes),
  /** The version to put back, in place of changes. */
  restores: z.optional(version),
};
const isOne = z.refine<{ changes?: unknown; restores?: unknown }>(
  (wish) => (wish.changes === undefined) !== (wish.restores === undefined),
  'send either "changes" or "restores"',
);

/** Body of `POST /api/taxonomy/preview`. */
export const taxonomyPlan = z.strictObject(plan).check(isOne);
export type TaxonomyPlan = z.infer<typeof taxonomyPlan>;

/** Body of `POST /api/taxonomy`: the same, and who wants it. */
export const taxonomyRequest = z.strictObject({ ...plan, said_by: personName }).check(isOne);
export type TaxonomyRequest = z.infer<typeof taxonomyRequest>;

/** What `GET /api/taxonomy` answers. */
export interface TaxonomyAnswer {
  /** 0 as shipped. */
  version: number;
  /** Every finer reason as it counts, group by group. */
  reasons: readonly TaxonomyReason[];
  /** All that differs from the shipped taxonomy. */
  changes: TaxonomyChanges;
  /** The last versions, latest first, each with what it made another of the one before it. */
  versions: {
    version: number;
    restores: number | null;
    said_by: string;
    said_at: number;
    differences: readonly ReasonDifference[];
  }[];
}
