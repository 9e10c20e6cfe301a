import * as z from 'zod/mini';
import { InputError } from '../../pipelines/domain/errors.ts';
import { notice } from '../../pipelines/domain/notices.ts';
import { type Filter, fromSearch } from '../contract/filter.ts';
import type { Query } from '../contract/query.ts';
import { wrongValues } from './changes.ts';

z.config(z.locales.en());

/**
 * The checked parameters of a query string.
 * @throws InputError telling every parameter that is wrong, and what it takes
 */
export function checkParams(query: Query, search: URLSearchParams): Record<string, unknown> {
  const given = fromSearch(search);
  const checked = query.params.safeParse(given);
  if (!checked.success)
    throw wrongValues(checked.error.issues, {
      told: checked.error.issues.map((issue) => problem(issue, query, given)).join(' '),
      isMissing: ([name]) => given[String(name)] === undefined,
      found: ([name, place]) => textAt(given[String(name)], place),
      names: paramNames(query),
    });
  const { from, to } = checked.data as Filter;
  if (from && to && from > to) throw new InputError(notice('backward_period', { from, to }));
  return checked.data;
}

function textAt(value: string | readonly string[] | undefined, place: PropertyKey | undefined): string {
  return String(Array.isArray(value) && typeof place === 'number' ? value[place] : value);
}

function paramNames(query: Query): string[] {
  return [...Object.keys(query.params.shape), 'format'];
}

function problem(issue: z.core.$ZodIssue, query: Query, given: Readonly<Record<string, unknown>>): string {
  if (issue.code === 'unrecognized_keys') {
    const unknown = issue.keys.map((key) => JSON.stringify(key)).join(', ');
    return `Unknown parameter ${unknown}: /api${query.path} takes ${paramNames(query).join(', ')}.`;
  }
  const name = String(issue.path[0]);
  if (given[name] === undefined) return `Parameter ${name} is missing: ${issue.message}.`;
  return `Parameter ${name} is ${JSON.stringify(given[name])}: ${issue.message}.`;
}
