import { InputError } from '../domain/errors.ts';
import type { Notice } from '../domain/notices.ts';

/** An error on its way to another thread, which would forget its class. */
export interface ToldError {
  readonly message: string;
  readonly stack: string;
  /** What an `InputError` is made of; null of any other. */
  readonly input: { readonly notice: Notice; readonly status: number } | null;
}

/** What another thread is told of an error. */
export function tellError(error: unknown): ToldError {
  const { message, stack = message } = error instanceof Error ? error : new Error(String(error));
  const input = error instanceof InputError ? { notice: error.notice, status: error.status } : null;
  return { message, stack, input };
}

/** The error that another thread told of. */
export function toldError({ message, stack, input }: ToldError): Error {
  const error = input ? new InputError(input.notice, input.status) : new Error(message);
  error.stack = stack;
  return error;
}
