import type { Notice } from '../../pipelines/domain/notices.ts';
import type { UiLanguage } from '../../pipelines/domain/words.ts';
import { toSearch } from '../../server/contract/filter.ts';
import type { AnswerMeta } from '../../server/contract/query.ts';
import { typeset } from './typeset.ts';

/** What the API answered: rows as plain objects (days and instants as milliseconds), and what it says of itself. */
export interface Answer<R> extends AnswerMeta {
  readonly rows: readonly R[];
}

/** What an RFC 9457 body of the API says. */
export interface ApiProblem {
  readonly title?: string;
  readonly detail?: string;
  readonly notice?: Notice;
}

/** A refusal or fault of the API, with the text it gave (RFC 9457 `detail`), in the page's language where it has it so. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  /** The same as the message, to be worded in the reader's language; null where the API has it in English only. */
  readonly notice: Notice | null;

  constructor({ detail, title, notice }: ApiProblem, status: number, statusText: string) {
    super(detail ?? title ?? statusText);
    this.status = status;
    this.notice = notice ?? null;
  }
}

/** Where a query with these parameters is asked. */
export function answerUrl(path: string, params: Readonly<Record<string, unknown>>): string {
  const search = toSearch(params);
  return `/api${path}${search && `?${search}`}`;
}

/** The server did not answer at all. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
}

/**
 * Asks the API.
 * @throws ApiError in the API's own words, or the page's language, when it refuses or fails; UnreachableError when it does not answer
 */
export async function request(url: string, init?: RequestInit): Promise<Response> {
  const response = await fetch(url, init).catch((cause: unknown) => {
    throw init?.signal?.aborted ? cause : new UnreachableError(url, { cause });
  });
  if (response.ok) return response;
  const problem = ((await response.json().catch(() => null)) ?? {}) as ApiProblem;
  throw new ApiError(await inPageLanguage(problem), response.status, response.statusText);
}

/** What the API refuses and why, in the language that the page speaks now. */
async function inPageLanguage(problem: ApiProblem): Promise<ApiProblem> {
  if (!problem.notice) return problem;
  const { noticeWords } = await import('../../pipelines/domain/notices.ts');
  const language = document.documentElement.lang as UiLanguage;
  const told = noticeWords(problem.notice, (value) => value.toLocaleString(language));
  return { ...problem, detail: typeset(told[language], language) };
}

/**
 * Asks the API for a change, with what keeps other sites' forms out.
 * @throws what `request` throws
 */
export function change(path: string, method: 'POST' | 'DELETE', body?: unknown): Promise<Response> {
  const headers = { 'X-Returnscope': '1', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) };
  return request(`/api${path}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
}

/**
 * Asks the API for a change; gives what it answers.
 * @throws what `request` throws
 */
export async function send<T>(path: string, method: 'POST' | 'DELETE', body: object): Promise<T> {
  return (await (await change(path, method, body)).json()) as T;
}

/**
 * Asks one question.
 * @throws what `request` throws, and the reason of `signal` when it aborts
 */
export async function fetchAnswer<R>(
  path: string,
  params: Readonly<Record<string, unknown>>,
  signal?: AbortSignal,
): Promise<Answer<R>> {
  const arrow = import('./arrow-rows.ts');
  const headers = { Accept: 'application/vnd.apache.arrow.stream' };
  const response = await request(answerUrl(path, params), { headers, signal });
  const bytes = new Uint8Array(await response.arrayBuffer());
  return (await arrow).readAnswer<R>(bytes);
}
