import { groupOf, type ReasonCode } from '../../../pipelines/domain/reasons.ts';
import type { ParamsOf, RowOf } from '../../contract/query.ts';
import type { reasonQueue, reasonQuotes } from './contract.ts';

type Quote = RowOf<typeof reasonQuotes>;
type Queued = RowOf<typeof reasonQueue>;

/** What the classifier found in a text, as lists side by side, the primary first; `spans` are JSON. */
interface Found {
  readonly found_reasons: ReasonCode[] | null;
  readonly found_groups: string[] | null;
  readonly found_confidences: number[] | null;
  readonly found_spans: string[] | null;
}

/**
 * The quotes, with every reason found in them as JSON `[{reason, reason_group, confidence, spans}]`, the primary first;
 * where a person said others, those, proved by the words that the classifier takes for the same.
 */
export function quoteRows([quotes = []]: readonly (Omit<Quote, 'found'> &
  Found & { said_reasons: string | null })[][]): Quote[] {
  return quotes.map((quote) => {
    const read = readReasons(quote);
    const [first, ...others] = (quote.said_reasons?.split(' ') ?? []) as ReasonCode[];
    const said = first && [quote.reason, ...others];
    const spansOf = (code: ReasonCode) => read.find(({ reason }) => reason === code)?.spans ?? [];
    const found = said?.map((reason) => ({
      ...{ reason, reason_group: groupOf(reason), confidence: 1 },
      spans: spansOf(reason),
    }));
    return { ...quote, found: JSON.stringify(found ?? read) };
  });
}

/** The queued texts, with what was found in them as `quoteRows` gives it. */
export function queueRows([texts = []]: readonly (Omit<Queued, 'found'> & Found)[][]): Queued[] {
  return texts.map((text) => ({ ...text, found: JSON.stringify(readReasons(text)) }));
}

/** What was read, each reason once: two of them may count as one by the shop's taxonomy. */
function readReasons({ found_reasons, found_groups, found_confidences, found_spans }: Found) {
  const read = (found_reasons ?? []).map((reason, index) => ({
    reason,
    reason_group: found_groups?.[index],
    confidence: found_confidences?.[index],
    spans: JSON.parse(found_spans?.[index] ?? '[]') as [number, number][],
  }));
  return read
    .filter(({ reason }, index) => found_reasons!.indexOf(reason) === index)
    .map((one) => ({
      ...one,
      spans: read.filter(({ reason }) => reason === one.reason).flatMap(({ spans }) => spans),
    }));
}

/** The parameters with what was typed in small letters without accents, as the SQL compares them. */
export function foldSearch(params: ParamsOf<typeof reasonQuotes>): ParamsOf<typeof reasonQuotes>[] {
  const folded = params.search
    ?.toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đøł]/g, (letter) => ({ đ: 'd', ø: 'o', ł: 'l' })[letter]!);
  return [{ ...params, search: folded }];
}
