import { type Notice, plainNotice } from './notices.ts';

/**
 * Something the caller can mend: the message tells what was found, where, and what would be right.
 * The API answers it with a 4xx, the CLI with exit code 2; anything else that is thrown is a fault.
 */
export class InputError extends Error {
  override readonly name = 'InputError';
  /** HTTP status that fits: 400 unless the caller says otherwise (404, 409, 413, 415). */
  readonly status: number;
  /** The message, in a form that can be worded in any language of the dashboard. */
  readonly notice: Notice;

  constructor(told: string | Notice, status = 400, options?: ErrorOptions) {
    const notice = typeof told === 'string' ? plainNotice(told) : told;
    super(notice.text, options);
    this.status = status;
    this.notice = notice;
  }
}

/** Why something was ended that its user does not want any more: what it did so far is taken back. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';

  constructor() {
    super('Cancelled: the data are as they were before.');
  }
}
