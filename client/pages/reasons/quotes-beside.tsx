import { useCallback, useState } from 'react';
import { useIntl } from 'react-intl';
import * as z from 'zod/mini';
import { type Filter, fromSearch, toSearch } from '../../../server/contract/filter.ts';
import type { ParamsOf } from '../../../server/contract/query.ts';
import { reasonQuotes } from '../../../server/questions/reasons/contract.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { mostQuotes } from '../../shared/ui/quotes.tsx';
import { SidePanel } from '../../shared/ui/side-panel.tsx';
import { filterOf, pageParams, usePageParams, useSetParams } from '../../shared/use-filter.ts';
import { perPage, QuoteList } from './quote-list.tsx';
import classes from './reasons.module.css';
import { texts } from './texts.ts';

/** What quotes are asked for, put over the page's filter. */
export type QuotesAsked = ParamsOf<typeof reasonQuotes>;

const besideParams = pageParams({
  /** The quotes that are open beside the page: their own query string. */
  quotes: z.optional(z.string().check(z.maxLength(1000))),
});

/** Opens the quotes behind a figure beside the page; they stand in the URL. */
export function useOpenQuotes(): (asked: QuotesAsked) => void {
  const setParams = useSetParams();
  return useCallback((asked) => setParams({ quotes: toSearch(asked) }), [setParams]);
}

/** The quotes that are open, if any. What does not pass the question's own check is not asked. */
export function QuotesBeside({ filter }: { filter: Filter }) {
  const setParams = useSetParams();
  const { quotes } = usePageParams(besideParams);
  const onClose = useCallback(() => setParams({ quotes: undefined }), [setParams]);
  const asked = quotes === undefined ? null : reasonQuotes.params.safeParse(fromSearch(new URLSearchParams(quotes)));
  if (!asked?.success) return null;
  return <Opened key={quotes} asked={asked.data} filter={filter} onClose={onClose} />;
}

interface OpenedProps {
  readonly asked: QuotesAsked;
  readonly filter: Filter;
  readonly onClose: () => void;
}

function Opened({ asked, filter, onClose }: OpenedProps) {
  const say = useWords();
  const setParams = useSetParams();
  const [offset, setOffset] = useState(0);
  const params = { ...filter, ...asked };
  const narrower = filterOf(asked);
  return (
    <SidePanel title={say(texts.quotes)} subtitle={<About asked={asked} />} onClose={onClose}>
      <Panel
        title={say(reasonQuotes.columns.reason_text.label)}
        query={reasonQuotes}
        params={{ ...params, limit: perPage, offset }}
        csvParams={{ limit: mostQuotes, offset: undefined }}
        height={400}
        emptyText={say(texts.noQuotes)}
      >
        {({ rows }) => (
          <div className={classes.beside}>
            <QuoteList quotes={rows} offset={offset} filter={filter} onPage={setOffset} />
          </div>
        )}
      </Panel>
      {Object.keys(narrower).length > 0 && (
        <button
          type="button"
          className={classes.narrow}
          onClick={() => setParams({ ...narrower, quotes: undefined, view: undefined })}
        >
          {say(texts.narrowTo)}
        </button>
      )}
    </SidePanel>
  );
}

/** What was asked for, in words. */
function About({ asked }: { asked: QuotesAsked }) {
  const say = useWords();
  const format = useFormat();
  const intl = useIntl();
  const language = (code: string) => intl.formatDisplayName(code, { type: 'language' });
  const parts = [
    ...(asked.category ?? []),
    ...(asked.style ?? []),
    ...(asked.reason ?? []).map((reason) => format.value('code', reason)),
    asked.code && say(texts.codeSays(format.value('code', asked.code))),
    asked.language && language(asked.language),
    asked.not_language && say(texts.otherThan(language(asked.not_language) ?? asked.not_language)),
    asked.only && say(texts.only[asked.only]),
    asked.search && `“${asked.search}”`,
    asked.from && asked.to && [asked.from, asked.to].map((day) => format.value('date', Date.parse(day))).join(' – '),
  ];
  return <>{parts.filter(Boolean).join(' · ')}</>;
}
