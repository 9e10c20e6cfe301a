/**
 * Something the caller can mend: the message tells what was found, where, and what would be right.
 * The API answers it with a 4xx, the CLI with exit code 2; anything else that is thrown is a fault.
 */
export class InputError extends Error {
  override readonly name = 'InputError';
  /** HTTP status that fits: 400 unless the caller says otherwise (404, 409, 413, 415). */
  readonly status: number;

  constructor(message: string, status = 400, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}

/** Why something was ended that its user does not want any more: what it did so far is taken back. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';

  constructor() {
    super('Cancelled: the data are as they were before.');
  }
}
