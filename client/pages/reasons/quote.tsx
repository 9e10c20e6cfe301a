import { TriangleAlert } from 'lucide-react';
import { useIntl } from 'react-intl';
import type { GroupCode, ReasonCode } from '../../../pipelines/domain/reasons.ts';
import type { Filter } from '../../../server/contract/filter.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import type { reasonQuotes } from '../../../server/questions/reasons/contract.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import { Translated } from '../../shared/translation/translated.tsx';
import { PageLink } from '../../shared/ui/page-link.tsx';
import { ReasonMark, reasonColour } from '../../shared/ui/reason-mark.tsx';
import { CorrectButton } from './correct-button.tsx';
import { type Found, foundIn, stretchesOf } from './proof.ts';
import classes from './reasons.module.css';
import { texts } from './texts.ts';

type QuoteRow = RowOf<typeof reasonQuotes>;

/** Below this confidence a reason is shown as unsure. */
const sureFrom = 0.5;

/** One customer's words, the words that prove each reason in its colour, and what is known beside them. */
export function Quote({ quote, filter }: { quote: QuoteRow; filter: Filter }) {
  const found = foundIn(quote.found);
  return (
    <li className={classes.quote}>
      <WordsWithProof text={quote.reason_text} language={quote.language} found={found} />
      <div className={classes.facts}>
        <ul className={classes.reasons}>
          {found.map(({ reason, confidence }) => (
            <ReasonFact key={reason} code={reason} confidence={confidence} />
          ))}
          {found.length === 0 && <ReasonFact code={quote.reason} confidence={quote.confidence} />}
        </ul>
        <Source quote={quote} filter={filter} />
        {quote.reason_code && <ShopCode code={quote.reason_code} isConflict={quote.is_conflict} />}
        {quote.said_by !== null && <SaidBy by={quote.said_by} at={quote.said_at} />}
        <CorrectButton text={quote} correctionId={quote.correction_id} />
      </div>
    </li>
  );
}

/** A text, the words that prove each reason marked in its colour. */
export function WordsWithProof(props: { text: string; language: string; found: readonly Found[] }) {
  return (
    <Translated text={props.text} language={props.language}>
      <blockquote className={classes.words} lang={props.language || undefined}>
        {stretchesOf(props.text, props.found).map(({ text, start, proves }) =>
          proves ? <Proof key={start} text={text} found={proves} /> : text,
        )}
      </blockquote>
    </Translated>
  );
}

/** Who corrected or confirmed the reading, and when. */
function SaidBy({ by, at }: { by: string; at: number | null }) {
  const say = useWords();
  const format = useFormat();
  return <p>{say(texts.saidBy(by, format.value('instant', at)))}</p>;
}

function Proof({ text, found }: { text: string; found: Found }) {
  const format = useFormat();
  return (
    <mark
      className={classes.proof}
      style={{ '--reason': reasonColour(found.reason_group) } as object}
      title={format.value('code', found.reason)}
    >
      {text}
    </mark>
  );
}

/** A reason and how sure it is. */
export function ReasonFact({ code, confidence }: { code: GroupCode | ReasonCode; confidence: number }) {
  const say = useWords();
  const format = useFormat();
  return (
    <li data-unsure={confidence < sureFrom || undefined}>
      <ReasonMark code={code} /> {format.wholePercent(confidence)}
      {confidence < sureFrom && ` · ${say(texts.unsure)}`}
    </li>
  );
}

/** The product, the language and the day. */
function Source({ quote, filter }: { quote: QuoteRow; filter: Filter }) {
  const intl = useIntl();
  const format = useFormat();
  const product = quote.product_name ?? quote.sku;
  const search = { ...filter, level: 'sku', product: quote.sku };
  return (
    <p>
      {quote.sku ? (
        <PageLink to="/products" search={search}>
          {product}
        </PageLink>
      ) : (
        product
      )}
      {quote.language && ` · ${intl.formatDisplayName(quote.language, { type: 'language' })}`}
      {quote.requested_date !== null && ` · ${format.value('date', quote.requested_date)}`}
    </p>
  );
}

/** The shop's own code, and whether it says something else than the words. */
export function ShopCode({ code, isConflict }: { code: string; isConflict: boolean }) {
  const say = useWords();
  return (
    <p data-conflict={isConflict || undefined}>
      {isConflict && <TriangleAlert size={13} aria-hidden />}
      {say(texts.shopCode)} <code>{code}</code> {isConflict && say(texts.saysElse)}
    </p>
  );
}
