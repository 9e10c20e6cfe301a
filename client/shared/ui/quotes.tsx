import type { GroupCode, ReasonCode } from '../../../pipelines/domain/reasons.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import type { reasonQuotes } from '../../../server/questions/reasons/contract.ts';
import { useFormat, useText } from '../language.tsx';
import { Translated } from '../translation/translated.tsx';
import { highlighted } from './highlighted.ts';
import classes from './quotes.module.css';
import { ReasonMark, reasonColour } from './reason-mark.tsx';

type Quote = RowOf<typeof reasonQuotes>;

/** One reason found in a quote, as `found` holds it: spans are `[start, end)` in the text. */
interface Found {
  readonly reason: ReasonCode;
  readonly reason_group: GroupCode;
  readonly confidence: number;
  readonly spans: readonly (readonly [number, number])[];
}

/** As many quotes as the API gives at once: what a download asks for. */
export const mostQuotes = 500;

/** The customers' words as they wrote them, the words that prove a reason marked. */
export function Quotes({ quotes, hasProduct = false }: { quotes: readonly Quote[]; hasProduct?: boolean }) {
  return (
    <ul className={classes.quotes}>
      {quotes.map((quote) => (
        <li key={quote.return_ref} style={{ borderColor: reasonColour(quote.reason_group) }}>
          <Words quote={quote} />
          <Source quote={quote} hasProduct={hasProduct} />
        </li>
      ))}
    </ul>
  );
}

function Words({ quote }: { quote: Quote }) {
  const spans = foundIn(quote).flatMap((found) => found.spans);
  return (
    <Translated text={quote.reason_text} language={quote.language}>
      <blockquote className={classes.words} lang={quote.language || undefined}>
        {highlighted(quote.reason_text, spans).map(({ text, start, isMarked }) =>
          isMarked ? <mark key={start}>{text}</mark> : text,
        )}
      </blockquote>
    </Translated>
  );
}

function Source({ quote, hasProduct }: { quote: Quote; hasProduct: boolean }) {
  const t = useText();
  const format = useFormat();
  const reasons = foundIn(quote).map((found) => found.reason);
  return (
    <p className={classes.source}>
      {(reasons.length > 0 ? reasons : [quote.reason]).map((reason) => (
        <ReasonMark key={reason} code={reason} />
      ))}
      <span>{t('quote.sure', { share: format.wholePercent(quote.confidence) })}</span>
      {quote.is_conflict && quote.reason_code && (
        <span className={classes.conflict}>{t('quote.conflict', { code: quote.reason_code })}</span>
      )}
      {hasProduct && <span>{quote.product_name ?? quote.sku}</span>}
      <span>{format.value('date', quote.requested_date)}</span>
    </p>
  );
}

function foundIn(quote: Quote): readonly Found[] {
  return JSON.parse(quote.found || '[]') as Found[];
}
