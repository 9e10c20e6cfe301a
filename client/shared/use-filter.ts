import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type * as z from 'zod/mini';
import type { WrongValue } from '../../pipelines/domain/wrong-values.ts';
import { type Filter, filterParams } from '../../server/contract/filter.ts';
import { short, wantedBy } from '../../server/contract/wanted.ts';

type Shape = Readonly<Record<string, z.ZodMiniType>>;
export type Search = Readonly<Record<string, unknown>>;
export type ParamsIn<S extends Shape> = { readonly [K in keyof S]: z.infer<S[K]> };

/** What a URL may hold: the filter, and what the pages loaded so far declared. */
const shapes: Shape[] = [filterParams];

/** Declares the parameters that a page has beside the filter, so that they are known in the URL; gives them back. */
export function pageParams<const S extends Shape>(shape: S): S {
  shapes.push(shape);
  return shape;
}

/** The parameters of `shape` that the URL holds; what does not pass its check is left out, so a mistyped link still opens. */
export function readParams<S extends Shape>(shape: S, search: Search): ParamsIn<S> {
  const read = Object.entries(shape).flatMap(([name, check]) => {
    const result = check.safeParse(search[name]);
    return result.success && result.data !== undefined ? [[name, result.data] as const] : [];
  });
  return Object.fromEntries(read) as ParamsIn<S>;
}

/** What a URL holds that neither filter nor page understands: unknown names, and values that do not pass their check. */
export function leftOut(search: Search): Search {
  const isKnown = (name: string, value: unknown) => checksOf(name).some((check) => check.safeParse(value).success);
  return Object.fromEntries(Object.entries(search).filter(([name, value]) => !isKnown(name, value)));
}

/** The checks of a parameter; none for a name that only every object has, as `constructor`. */
function checksOf(name: string): z.ZodMiniType[] {
  return shapes.flatMap((shape) => (Object.hasOwn(shape, name) ? shape[name]! : []));
}

/** What is wrong with a value of the URL that was left out, and what would be right. */
export function wrongIn(search: Search, name: string): WrongValue {
  const found = short([search[name]].flat().join(', '));
  const [issue] = checksOf(name)[0]?.safeParse(search[name]).error?.issues ?? [];
  return { field: name, found, isMissing: false, wanted: issue ? wantedBy(issue) : { is: 'field', names: [] } };
}

/** What the URL in use holds that is not understood, and so changes nothing of what is shown. */
export function useLeftOut(): Search {
  const search = useSearch({ strict: false }) as Search;
  return useMemo(() => leftOut(search), [search]);
}

/** A page's own parameters in the URL (the open row, a search, a level), checked by their schemas. */
export function usePageParams<S extends Shape>(shape: S): ParamsIn<S> {
  const search = useSearch({ strict: false }) as Search;
  return useMemo(() => readParams(shape, search), [shape, search]);
}

/** The filter that the URL holds. */
export function useFilter(): Filter {
  return usePageParams(filterParams) as Filter;
}

/** Changes parameters in the URL, `undefined` removing one; everything else in it stays. */
export function useSetParams(): (change: Search, options?: { replace?: boolean }) => void {
  const navigate = useNavigate();
  return useCallback(
    (change, options) => {
      void navigate({
        to: '.',
        search: ((old: Search) => ({ ...old, ...change })) as never,
        replace: options?.replace ?? false,
        resetScroll: false,
      });
    },
    [navigate],
  );
}

/** Only the filter of a search: what links to another page carry along. */
export function filterOf(search: Search): Search {
  return readParams(filterParams, search);
}
