import { toSearch } from '../../server/contract/filter.ts';
import type { AnswerMeta } from '../../server/contract/query.ts';

/** What the API answered: rows as plain objects (days and instants as milliseconds), and what it says of itself. */
export interface Answer<R> extends AnswerMeta {
  readonly rows: readonly R[];
}

/** A refusal or fault of the API, with the text it gave (RFC 9457 `detail`). */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

/** Where a query with these parameters is asked. */
export function answerUrl(path: string, params: Readonly<Record<string, unknown>>): string {
  const search = toSearch(params);
  return `/api${path}${search && `?${search}`}`;
}

/** Throws the API's own words unless the response is a success. */
export async function checked(response: Response): Promise<Response> {
  if (response.ok) return response;
  const problem = (await response.json().catch(() => null)) as { title?: string; detail?: string } | null;
  throw new ApiError(problem?.detail ?? problem?.title ?? response.statusText, response.status);
}

/**
 * Asks one question.
 * @throws ApiError when the API refuses or fails; what `fetch` throws when it cannot be reached or `signal` aborts
 */
export async function fetchAnswer<R>(
  path: string,
  params: Readonly<Record<string, unknown>>,
  signal?: AbortSignal,
): Promise<Answer<R>> {
  const arrow = import('./arrow-rows.ts');
  const headers = { Accept: 'application/vnd.apache.arrow.stream' };
  const response = await checked(await fetch(answerUrl(path, params), { headers, signal }));
  const bytes = new Uint8Array(await response.arrayBuffer());
  return (await arrow).readAnswer<R>(bytes);
}
