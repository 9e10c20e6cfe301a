import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { Filter } from '../../../server/contract/filter.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import type { reasonQuotes } from '../../../server/questions/reasons/contract.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import { TranslateSwitch } from '../../shared/translation/translate-switch.tsx';
import { Keys } from './keys.tsx';
import { Quote } from './quote.tsx';
import classes from './reasons.module.css';
import { texts } from './texts.ts';

/** Quotes shown at once. */
export const perPage = 20;

interface QuoteListProps {
  readonly quotes: readonly RowOf<typeof reasonQuotes>[];
  readonly offset: number;
  readonly filter: Filter;
  readonly onPage: (offset: number) => void;
}

/** A page of quotes, worked through by keys, and the way to the next. */
export function QuoteList({ quotes, offset, filter, onPage }: QuoteListProps) {
  return (
    <>
      <TranslateSwitch />
      <Keys />
      <ul className={classes.quotes}>
        {quotes.map((quote) => (
          <Quote key={`${quote.return_ref} ${quote.sku}`} quote={quote} filter={filter} />
        ))}
      </ul>
      <Pager offset={offset} shown={quotes.length} total={quotes[0]?.total_quotes ?? 0} onChange={onPage} />
    </>
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
