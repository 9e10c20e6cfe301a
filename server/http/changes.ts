import express, { type RequestHandler } from 'express';
import type * as z from 'zod/mini';
import { InputError } from '../../pipelines/domain/errors.ts';
import { notice } from '../../pipelines/domain/notices.ts';
import type { WrongValue } from '../../pipelines/domain/wrong-values.ts';
import { short, wantedBy } from '../contract/wanted.ts';

/** Takes JSON bodies of our own pages, of at most this size (`16mb`). */
export function jsonOf(limit: string): RequestHandler[] {
  return [refuseForms('application/json'), express.json({ limit })];
}

/**
 * The checked body of a request.
 * @throws InputError telling what is wrong with it, and where
 */
export function bodyOf<Schema extends z.ZodMiniType>(schema: Schema, body: unknown): z.output<Schema> {
  const checked = schema.safeParse(body);
  if (checked.success) return checked.data;
  const problems = checked.error.issues.map(({ path, message }) => `${path.join('.') || 'The body'}: ${message}.`);
  throw wrongValues(checked.error.issues, {
    told: problems.join(' '),
    isMissing: (path) => valueAt(body, path) === undefined,
  });
}

function valueAt(body: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key], body);
}

/** What is known of values that are refused. */
interface Refused {
  /** In English, what is wrong with each and what would be right. */
  readonly told: string;
  readonly isMissing: (path: readonly PropertyKey[]) => boolean;
  /** A value as it may be told back: none of what people write. */
  readonly found?: (path: readonly PropertyKey[]) => string;
  /** Every field that there is. */
  readonly names?: readonly string[];
}

/** What refuses values that were sent, so that it can be worded in any language of the pages. */
export function wrongValues(
  issues: readonly z.core.$ZodIssue[],
  { told, isMissing, found, names = [] }: Refused,
): InputError {
  const wrong = issues.flatMap((issue): WrongValue[] => {
    const { path } = issue;
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => unknownField([...path, key].join('.'), path.length === 0 ? names : []));
    if (path.length === 0) return [];
    const value = isMissing(path) ? null : (found?.(path) ?? null);
    return [
      { field: path.join('.'), found: value && short(value), isMissing: isMissing(path), wanted: wantedBy(issue) },
    ];
  });
  const fields = wrong.map(({ field }) => field);
  return new InputError(fields.length > 0 ? notice('wrong_values', { fields, told, wrong }) : told);
}

function unknownField(field: string, names: readonly string[]): WrongValue {
  return { field: short(field), found: null, isMissing: false, wanted: { is: 'field', names } };
}

/** Refuses what a page of another site can send: a form, but not our header. */
export function refuseForms(type?: string): RequestHandler {
  return (req, _res, next) => {
    if (type && !req.is(type))
      throw new InputError(
        type === 'application/json'
          ? 'Send the body as application/json.'
          : 'Upload export files as multipart/form-data, field "files".',
        415,
      );
    if (req.get('X-Returnscope') !== '1')
      throw new InputError('Whatever changes the data needs the header "X-Returnscope: 1".', 403);
    next();
  };
}
