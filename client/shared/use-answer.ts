import { keepPreviousData, queryOptions, replaceEqualDeep, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { Words } from '../../pipelines/domain/words.ts';
import type { Columns } from '../../server/contract/columns.ts';
import type { ParamsOf, RowOf } from '../../server/contract/query.ts';
import { dataHealth } from '../../server/questions/data/contract.ts';
import { type Answer, answerUrl, fetchAnswer } from './answer.ts';

/** What the client needs of a question's contract. */
export interface AnyQuery {
  readonly path: string;
  readonly about: Words;
  readonly columns: Columns;
}

/**
 * Asks a question of the contract: `useAnswer(reasonShare, useFilter())`.
 * While parameters change the last answer stays (`isPlaceholderData`); a question no longer wanted is cancelled.
 * @param isWanted false: it is not asked yet
 */
export function useAnswer<Q extends AnyQuery>(
  query: Q,
  params: ParamsOf<Q>,
  isWanted = true,
): UseQueryResult<Answer<RowOf<Q>>> {
  const asked: Readonly<Record<string, unknown>> = params as object as Record<string, unknown>;
  return useQuery(
    queryOptions({
      queryKey: ['answer', answerUrl(query.path, asked)],
      queryFn: ({ signal }) => fetchAnswer<RowOf<Q>>(query.path, asked, signal),
      enabled: isWanted,
      placeholderData: keepPreviousData,
      structuralSharing: (before, now) => (areMany(now) ? now : replaceEqualDeep(before, now)),
    }),
  );
}

/** Whether an answer has more rows than are compared with those before: a page takes them as new. */
function areMany(answer: unknown): boolean {
  return (answer as Answer<unknown>).rows.length > 5000;
}

/** How far the data reaches and how complete it is, whatever the filter: the frame's own question. */
export function useDataHealth(): UseQueryResult<Answer<RowOf<typeof dataHealth>>> {
  return useAnswer(dataHealth, {});
}
