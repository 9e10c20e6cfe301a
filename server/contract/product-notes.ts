import * as z from 'zod/mini';
import { rules } from '../../pipelines/domain/wrong-values.ts';
import { personName } from './corrections.ts';
import { day } from './filter.ts';

/** Longest text that is kept of a product. */
export const longestNote = 500;

/** A day after today, by the clock of the server. */
const futureDay = day.check(z.refine((until) => until > new Date().toISOString().slice(0, 10), rules.future_day.en));
const says = z
  .string()
  .check(
    z.trim(),
    z.maxLength(longestNote, `write at most ${longestNote} characters`),
    z.regex(/^[^\p{C}]*$/u, rules.one_line.en),
  );
const told = says.check(z.minLength(1, 'write something'));
const product = {
  level: z.enum(['style', 'sku']),
  /** As `/api/products/rates` gives it. */
  level_key: z.string().check(z.minLength(1), z.maxLength(200)),
  said_by: personName,
};

/**
 * Body of `POST /api/product-notes`: leave it alone (why, and until when), who owns it (no letters: nobody), or anything
 * worth keeping.
 */
export const productNoteRequest = z.discriminatedUnion('kind', [
  z.strictObject({ ...product, kind: z.literal('snooze'), says: told, until: futureDay }),
  z.strictObject({ ...product, kind: z.literal('owner'), says }),
  z.strictObject({ ...product, kind: z.literal('note'), says: told }),
]);
export type ProductNoteRequest = z.input<typeof productNoteRequest>;

/** What saying it, or taking it back, answers: the number of the entry. */
export interface ProductNoteAnswer {
  entry_id: number;
}
