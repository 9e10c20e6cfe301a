import { InputError } from '../domain/errors.ts';

/** An error on its way to another thread, which would forget its class. */
export interface ToldError {
  readonly message: string;
  readonly stack: string;
  /** Of an `InputError`; null of any other. */
  readonly status: number | null;
}

/** What another thread is told of an error. */
export function tellError(error: unknown): ToldError {
  const { message, stack = message } = error instanceof Error ? error : new Error(String(error));
  return { message, stack, status: error instanceof InputError ? error.status : null };
}

/** The error that another thread told of. */
export function toldError({ message, stack, status }: ToldError): Error {
  const error = status === null ? new Error(message) : new InputError(message, status);
  error.stack = stack;
  return error;
}
