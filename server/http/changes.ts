import express, { type RequestHandler } from 'express';
import type * as z from 'zod/mini';
import { InputError } from '../../pipelines/domain/errors.ts';
import { notice } from '../../pipelines/domain/notices.ts';

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
  throw wrongValues(checked.error.issues, problems.join(' '));
}

/**
 * What refuses values that were sent.
 * @param told in English, what is wrong with each and what would be right
 */
export function wrongValues(issues: readonly z.core.$ZodIssue[], told: string): InputError {
  const fields = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys : issue.path.length > 0 ? [issue.path.join('.')] : [],
  );
  return new InputError(fields.length > 0 ? notice('wrong_values', { fields, told }) : told);
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
