import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { useState } from 'react';
import * as z from 'zod/mini';
import { type Filter, toSearch } from '../../../server/contract/filter.ts';
import { reasonQuotes } from '../../../server/questions/reasons/contract.ts';
import { useWords } from '../../shared/language.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { mostQuotes } from '../../shared/ui/quotes.tsx';
import { pageParams, usePageParams, useSetParams } from '../../shared/use-filter.ts';
import { perPage, QuoteList } from './quote-list.tsx';
import { LanguageChoice, OnlyChoice, toolParams } from './quote-tools.tsx';
import { texts } from './texts.ts';

const searchParams = pageParams({ search: z.optional(z.string().check(z.maxLength(100))) });

/** What customers wrote, latest first: searched, and read page by page. */
export function QuotesPanel({ filter }: { filter: Filter }) {
  const say = useWords();
  const [search] = useDebouncedValue(usePageParams(searchParams).search, 250);
  const asked = { ...filter, ...usePageParams(toolParams), search };
  const [offset, setOffset] = useOffset(toSearch(asked));
  return (
    <Panel
      title={say(texts.quotes)}
      query={reasonQuotes}
      params={{ ...asked, limit: perPage, offset }}
      csvParams={{ limit: mostQuotes, offset: undefined }}
      height={600}
      emptyText={say(texts.noQuotes)}
      actions={
        <>
          <LanguageChoice />
          <OnlyChoice />
          <QuoteSearch />
        </>
      }
    >
      {({ rows }) => <QuoteList quotes={rows} offset={offset} filter={filter} onPage={setOffset} />}
    </Panel>
  );
}

/** Where the page starts; another question starts from its first page. */
function useOffset(question: string): [offset: number, set: (offset: number) => void] {
  const [place, setPlace] = useState({ question, offset: 0 });
  return [place.question === question ? place.offset : 0, (offset) => setPlace({ question, offset })];
}

/** Narrows the quotes to those that hold a text; `/` goes here. */
function QuoteSearch() {
  const say = useWords();
  const setParams = useSetParams();
  const { search } = usePageParams(searchParams);
  return (
    <TextInput
      size="xs"
      type="search"
      data-search
      maxLength={100}
      aria-label={say(texts.search)}
      placeholder={say(texts.search)}
      leftSection={<Search size={14} aria-hidden />}
      value={search ?? ''}
      onChange={(event) => setParams({ search: event.currentTarget.value || undefined }, { replace: true })}
    />
  );
}
