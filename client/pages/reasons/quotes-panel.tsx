import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { ChevronLeft, ChevronRight, Search } from 'lucide-react';
import { useState } from 'react';
import * as z from 'zod/mini';
import { type Filter, toSearch } from '../../../server/contract/filter.ts';
import { reasonQuotes } from '../../../server/questions/reasons/contract.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { mostQuotes } from '../../shared/ui/quotes.tsx';
import { pageParams, usePageParams, useSetParams } from '../../shared/use-filter.ts';
import { Keys } from './keys.tsx';
import { Quote } from './quote.tsx';
import classes from './reasons.module.css';
import { texts } from './texts.ts';

const searchParams = pageParams({ search: z.optional(z.string().check(z.maxLength(100))) });
const perPage = 20;

/** What customers wrote, latest first: searched, and read page by page. */
export function QuotesPanel({ filter }: { filter: Filter }) {
  const say = useWords();
  const [search] = useDebouncedValue(usePageParams(searchParams).search, 250);
  const asked = { ...filter, search };
  const [offset, setOffset] = useOffset(toSearch(asked));
  return (
    <Panel
      title={say(texts.quotes)}
      query={reasonQuotes}
      params={{ ...asked, limit: perPage, offset }}
      csvParams={{ limit: mostQuotes, offset: undefined }}
      height={600}
      emptyText={say(texts.noQuotes)}
      actions={<QuoteSearch />}
    >
      {({ rows }) => (
        <>
          <Keys />
          <ul className={classes.quotes}>
            {rows.map((quote) => (
              <Quote key={`${quote.return_ref} ${quote.sku}`} quote={quote} filter={filter} />
            ))}
          </ul>
          <Pager offset={offset} shown={rows.length} total={rows[0]?.total_quotes ?? 0} onChange={setOffset} />
        </>
      )}
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

interface PagerProps {
  readonly offset: number;
  readonly shown: number;
  readonly total: number;
  readonly onChange: (offset: number) => void;
}

function Pager({ offset, shown, total, onChange }: PagerProps) {
  const say = useWords();
  const format = useFormat();
  const count = (value: number) => format.value('count', value);
  return (
    <p className={classes.pager}>
      <span className={classes.range}>{say(texts.range(count(offset + 1), count(offset + shown), count(total)))}</span>
      <button
        type="button"
        aria-label={say(texts.before)}
        disabled={offset === 0}
        onClick={() => onChange(Math.max(offset - perPage, 0))}
      >
        <ChevronLeft size={17} aria-hidden />
      </button>
      <button
        type="button"
        aria-label={say(texts.after)}
        disabled={offset + shown >= total}
        onClick={() => onChange(offset + perPage)}
      >
        <ChevronRight size={17} aria-hidden />
      </button>
    </p>
  );
}
