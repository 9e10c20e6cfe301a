import type { ParamsOf, RowOf } from '../../contract/query.ts';
import type { reasonQuotes } from './contract.ts';

type Answer = RowOf<typeof reasonQuotes>;
type Quote = Omit<Answer, 'found'> & {
  readonly found_reasons: string[] | null;
  readonly found_groups: string[] | null;
  readonly found_confidences: number[] | null;
  readonly found_spans: string[] | null;
};

/** The quotes, with every reason found in them as JSON `[{reason, reason_group, confidence, spans}]`, the primary first. */
export function quoteRows([quotes = []]: readonly Quote[][]): Answer[] {
  return quotes.map((quote) => {
    const found = (quote.found_reasons ?? []).map((reason, index) => ({
      reason,
      reason_group: quote.found_groups?.[index],
      confidence: quote.found_confidences?.[index],
      spans: JSON.parse(quote.found_spans?.[index] ?? '[]') as [number, number][],
    }));
    return { ...quote, found: JSON.stringify(found) };
  });
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
