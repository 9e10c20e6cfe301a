import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { type TaxonomyReason, taxonomyOf } from '../../pipelines/domain/taxonomy.ts';
import type { TaxonomyAnswer } from '../../server/contract/taxonomy.ts';
import { request } from './answer.ts';
import { NamesProvider } from './language.tsx';

const shipped: readonly TaxonomyReason[] = taxonomyOf({});

const ReasonsContext = createContext(shipped);

/** The shop's taxonomy, as the API tells it. */
export function useTaxonomy(): UseQueryResult<TaxonomyAnswer> {
  return useQuery({
    queryKey: ['taxonomy'],
    queryFn: async ({ signal }) => (await (await request('/api/taxonomy', { signal })).json()) as TaxonomyAnswer,
  });
}

/** The finer reasons that count, group by group; those that ship until the shop's are known. */
export function useReasons(): readonly TaxonomyReason[] {
  return useContext(ReasonsContext);
}

/** Gives its children the shop's finer reasons, and their names wherever a code is named. */
export function ShopReasons({ children }: { children: ReactNode }) {
  const { data } = useTaxonomy();
  const reasons = data?.reasons ?? shipped;
  const shown = useMemo(() => reasons.filter(({ code, counts_as }) => counts_as === code), [reasons]);
  const names = useMemo(() => Object.fromEntries(reasons.map(({ code, label }) => [code, label])), [reasons]);
  return (
    <ReasonsContext.Provider value={shown}>
      <NamesProvider names={names}>{children}</NamesProvider>
    </ReasonsContext.Provider>
  );
}
