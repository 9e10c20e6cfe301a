import * as z from 'zod/mini';
import { groupCodes } from '../../pipelines/domain/reasons.ts';
import { rules } from '../../pipelines/domain/wrong-values.ts';
import { longestName, personName, reasonCode } from './corrections.ts';
import { day } from './filter.ts';

/** Longest note that is kept of a fix. */
export const longestFixNote = 500;
/** Most products of one fix. */
export const mostFixedProducts = 100;

/** What can be done about returns. */
export const levers = ['photo', 'text', 'size_guide', 'packaging', 'supplier', 'carrier', 'price'] as const;
export type Lever = (typeof levers)[number];

const line = (most: number) =>
  z
    .string()
    .check(z.trim(), z.maxLength(most, `write at most ${most} characters`), z.regex(/^[^\p{C}]*$/u, rules.one_line.en));
const product = z.strictObject({
  level: z.enum(['style', 'sku']),
  /** As `/api/products/rates` gives it. */
  level_key: z.string().check(z.minLength(1), z.maxLength(200)),
});

/** Body of `POST /api/fixes`. */
export const fixRequest = z.strictObject({
  products: z.array(product).check(
    z.minLength(1, 'name at least one product'),
    z.maxLength(mostFixedProducts, `name at most ${mostFixedProducts} products`),
    z.refine(
      (all) => new Set(all.map(({ level, level_key }) => `${level} ${level_key}`)).size === all.length,
      rules.products_once.en,
    ),
  ),
  lever: z.enum(levers),
  /** What is ordered from this day on is as it was made. */
  fixed_date: day.check(
    z.refine((fixed) => fixed >= '2000-01-01', rules.fix_day.en),
    z.refine((fixed) => fixed <= new Date().toISOString().slice(0, 10), rules.past_day.en),
  ),
  /** The group or finer reason that it should move; all returns when absent. */
  reason: z.optional(z.union([z.enum(groupCodes), reasonCode], rules.reason_or_group.en)),
  owner: z.optional(line(longestName)),
  note: z.optional(line(longestFixNote)),
  said_by: personName,
});
export type FixRequest = z.input<typeof fixRequest>;

/** What recording a fix, or taking it back, answers. */
export interface FixAnswer {
  fix_id: number;
}
