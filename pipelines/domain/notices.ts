import { refusals } from './refusals.ts';
import { remarks } from './remarks.ts';
import { wishRefusals } from './wish-refusals.ts';
import { type Words, words } from './words.ts';

const wordings = { ...remarks, ...refusals, ...wishRefusals };
type Wordings = typeof wordings;

/** What can be told of a load, a wish or a file: the codes of `remarks`, `refusals` and `wishRefusals`. */
export type NoticeCode = keyof Wordings;

type ValuesOf<Code extends NoticeCode> = Parameters<Wordings[Code]>[0];

/** Something that a load tells its user, in a form that goes through JSON and is worded where it is read. */
export interface Notice {
  /** The sentence in English, as the API, the command line and the log tell it. */
  readonly text: string;
  /** What is said; null where nothing but the sentence is known, as of loads of earlier versions. */
  readonly code: NoticeCode | null;
  /** What the sentence is about: numbers, names, cells. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** A notice of this code, with what its sentence is about. */
export function notice<Code extends NoticeCode>(
  code: Code,
  ...[values]: undefined extends ValuesOf<Code> ? [] : [values: ValuesOf<Code>]
): Notice {
  return { text: worded(code, values, inEnglish).en, code, values: { ...values } };
}

/** A sentence that has no code: it stays as it is in every language. */
export function plainNotice(text: string): Notice {
  return { text, code: null, values: {} };
}

/** What a stored load told: notices, or sentences as earlier versions kept them. */
export function storedNotices(stored: readonly (Notice | string)[]): Notice[] {
  return stored.map((one) => (typeof one === 'string' ? plainNotice(one) : one));
}

/**
 * The notice in the languages of the dashboard; one whose code this version does not know is left in English.
 * @param count writes a number as its reader does
 */
export function noticeWords({ text, code, values }: Notice, count: (value: number) => string): Words {
  return code !== null && code in wordings ? worded(code, values, count) : words(text, text, text);
}

function worded(code: NoticeCode, values: unknown, count: (value: number) => string): Words {
  return (wordings[code] as (values: unknown, count: (value: number) => string) => Words)(values, count);
}

function inEnglish(value: number): string {
  return value.toLocaleString('en');
}
