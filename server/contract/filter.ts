import * as z from 'zod/mini';
import { rules } from '../../pipelines/domain/wrong-values.ts';
import { filterDimensions } from './dimensions.ts';

/** A day of the calendar, `YYYY-MM-DD`, of the years 1900 to 2199: so far that days before and after it have four digits too. */
export const day = z.string().check(
  z.regex(/^\d{4}-\d{2}-\d{2}$/, { error: rules.day_form.en, abort: true }),
  z.refine((text) => text >= '1900' && text < '2200', {
    error: rules.day_years.en,
    abort: true,
  }),
  z.refine(isDay, rules.no_day.en),
);
const values = z.array(z.string().check(z.minLength(1), z.maxLength(200))).check(z.maxLength(100));

/** When a unit counts: on the day it was delivered (the default), ordered, or its return requested. */
export const bases = ['delivered', 'ordered', 'returned'] as const;
export type Basis = (typeof bases)[number];

/** The filter that every question takes; several values of one dimension are given by repeating the parameter. */
export const filterParams = {
  from: z.optional(day),
  to: z.optional(day),
  basis: z.optional(z.enum(bases)),
  /** ISO 4217; money of other currencies is left out, never added. The shop's main currency when absent. */
  currency: z.optional(z.string().check(z.regex(/^[A-Z]{3}$/, rules.currency.en))),
  category: z.optional(values),
  style: z.optional(values),
  sku: z.optional(values),
  supplier: z.optional(values),
  country: z.optional(values),
  channel: z.optional(values),
  seller: z.optional(values),
  carrier: z.optional(values),
  warehouse: z.optional(values),
  packaging: z.optional(values),
  lot: z.optional(values),
  /** Groups or finer reasons; it narrows the returns, not what was sold. */
  reason: z.optional(values),
};

const filterSchema = z.object(filterParams);
export type Filter = z.infer<typeof filterSchema>;

/** Names of parameters that hold a list. */
const listParams: ReadonlySet<string> = new Set<string>(filterDimensions);

/** Parameters as a query string, lists repeated, absent ones left out, in a fixed order so that equal views have one URL. */
export function toSearch(params: Readonly<Record<string, unknown>>): string {
  const search = new URLSearchParams();
  for (const name of Object.keys(params).sort()) {
    const value = params[name];
    if (Array.isArray(value)) for (const item of [...value].sort()) search.append(name, String(item));
    else if (value !== undefined && value !== null && value !== '') search.append(name, String(value));
  }
  return search.toString();
}

/** A query string's parameters as the schemas expect them: lists for what may repeat, texts for the rest. */
export function fromSearch(search: URLSearchParams): Record<string, string | string[]> {
  const params: Record<string, string | string[]> = {};
  for (const name of new Set(search.keys())) {
    const all = search.getAll(name).filter((value) => value !== '');
    if (all.length > 0) params[name] = listParams.has(name) ? all : all.length === 1 ? all[0]! : all;
  }
  return params;
}

/** `Date.parse` takes 30 February for the first of March. */
function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
