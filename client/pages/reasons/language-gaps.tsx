import { useState } from 'react';
import type { Filter } from '../../../server/contract/filter.ts';
import type { ParamsOf, RowOf } from '../../../server/contract/query.ts';
import { reasonLanguageGaps, reasonQuotes } from '../../../server/questions/reasons/contract.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import { TranslateSwitch } from '../../shared/translation/translate-switch.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { ReasonMark } from '../../shared/ui/reason-mark.tsx';
import { Empty, Failed, Waiting } from '../../shared/ui/states.tsx';
import { useAnswer } from '../../shared/use-answer.ts';
import { useLanguageName } from './language-name.ts';
import { foundIn } from './proof.ts';
import { WordsWithProof } from './quote.tsx';
import { useOpenQuotes } from './quotes-beside.tsx';
import classes from './reasons.module.css';
import { texts } from './texts.ts';

type Gap = RowOf<typeof reasonLanguageGaps>;

const listed = 20;
const quotesEach = 3;

/** Products of which one language's customers complain as the others do not; each opens to both sides' words. */
export function LanguageGaps({ filter }: { filter: Filter }) {
  const say = useWords();
  const params = { ...filter, reason: undefined };
  return (
    <Panel
      title={say(texts.gaps)}
      query={reasonLanguageGaps}
      params={params}
      height={200}
      emptyText={say(texts.noGaps)}
      hasTable
    >
      {({ rows }) => (
        <>
          <p className={classes.lead}>{say(texts.gapsLead)}</p>
          <TranslateSwitch />
          <ul className={classes.gaps}>
            {rows.slice(0, listed).map((row, index) => (
              <GapLine
                key={`${row.style_id} ${row.language} ${row.reason_group}`}
                gap={row}
                filter={params}
                startsOpen={index === 0}
              />
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

interface GapLineProps {
  readonly gap: Gap;
  readonly filter: Filter;
  readonly startsOpen: boolean;
}

function GapLine({ gap, filter, startsOpen }: GapLineProps) {
  const say = useWords();
  const format = useFormat();
  const language = useLanguageName();
  const [isOpen, setOpen] = useState(startsOpen);
  const share = (value: number) => format.wholePercent(value);
  const count = (value: number) => format.value('count', value);
  return (
    <li>
      <button type="button" className={classes.gap} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <b>{gap.product_name ?? gap.style_id}</b>
        <ReasonMark code={gap.reason_group} />
        <span>
          {say(
            texts.gapShares(
              language(gap.language),
              share(gap.share),
              count(gap.language_texts),
              share(gap.other_share),
              count(gap.other_language_texts),
            ),
          )}
        </span>
        <span className={classes.quiet}>{say(texts.usual(language(gap.language), share(gap.usual_share)))}</span>
      </button>
      {isOpen && (
        <div className={classes.sides}>
          <Side
            title={say(texts.saidIn(language(gap.language)))}
            asked={{ style: [gap.style_id], reason: [gap.reason_group], language: gap.language }}
            filter={filter}
          />
          <Side
            title={say(texts.saidElsewhere)}
            asked={{ style: [gap.style_id], not_language: gap.language }}
            filter={filter}
          />
        </div>
      )}
    </li>
  );
}

interface SideProps {
  readonly title: string;
  readonly asked: ParamsOf<typeof reasonQuotes>;
  readonly filter: Filter;
}

/** A few quotes of one side, and the way to all of them. */
function Side({ title, asked, filter }: SideProps) {
  const say = useWords();
  const format = useFormat();
  const openQuotes = useOpenQuotes();
  const quotes = useAnswer(reasonQuotes, { ...filter, ...asked, limit: quotesEach });
  const rows = quotes.data?.rows;
  return (
    <section aria-label={title} aria-busy={quotes.isFetching}>
      <h3>{title}</h3>
      {quotes.error && <Failed error={quotes.error} />}
      {!rows && !quotes.error && <Waiting height={120} />}
      {rows?.length === 0 && <Empty text={say(texts.noQuotes)} />}
      {rows?.map((quote) => (
        <WordsWithProof
          key={`${quote.return_ref} ${quote.sku}`}
          text={quote.reason_text}
          language={quote.language}
          found={foundIn(quote.found)}
        />
      ))}
      {rows && rows.length > 0 && (
        <button type="button" className={classes.narrow} onClick={() => openQuotes(asked)}>
          {say(texts.allOfThem(format.value('count', rows[0]!.total_quotes)))}
        </button>
      )}
    </section>
  );
}
