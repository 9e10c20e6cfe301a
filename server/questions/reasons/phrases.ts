import { longestPhrases, risingPhrases } from '../../../pipelines/statistics/rising-phrases.ts';
import type { ParamsOf, RowOf } from '../../contract/query.ts';
import type { reasonPhrases } from './contract.ts';

type Params = ParamsOf<typeof reasonPhrases>;
type Answer = RowOf<typeof reasonPhrases>;
type Row = Omit<Answer, 'rate_ratio' | 'is_clear'> & {
  /** Uses of all phrases, as those of the phrase are counted. */
  readonly current_phrases: number;
  readonly reference_phrases: number;
  /** In all languages. */
  readonly category_texts: number;
};

/** The last four weeks, and the twelve before them. */
const windowDays = 28 + 84;
/** A category of fewer texts is not judged. */
const fewestTexts = 200;
const mostPhrases = 200;
/** What may be chance is shown from two standard errors on. */
const leastZ = 2;
/** Shorter phrases are articles and the like, which tell nobody anything. */
const fewestLetters = 4;

/** Against what was said before: sixteen weeks up to the period's end, by the day of the return. Else the period itself. */
export function phraseWindow(params: Params, { as_of }: { as_of: string | null }): Params[] {
  if (params.against === 'category') return [{ ...params, to: params.to ?? as_of ?? undefined }];
  const to = params.to ?? as_of;
  if (!to) return [];
  const from = new Date(Date.parse(to) - (windowDays - 1) * 86_400_000).toISOString().slice(0, 10);
  return [{ ...params, basis: 'returned', from, to }];
}

/**
 * The phrases that are clearly more frequent, surest first, behind them those that may be; none that only repeats a part of a
 * longer one of the same texts.
 */
export function phraseRows([rows = []]: readonly Row[][]): Answer[] {
  const counts = rows
    .filter(({ category_texts }) => category_texts >= fewestTexts)
    .map((row) => ({
      ...row,
      current: row.current_uses,
      reference: row.reference_uses,
      totals: { current: row.current_phrases, reference: row.reference_phrases },
    }));
  const told = risingPhrases(counts)
    .filter(({ phrase, is_frequent, z }) => is_frequent && z >= leastZ && phrase.length >= fewestLetters)
    .map((row) => ({ ...row, is_clear: row.is_rising }));
  const parts = new Map<string, typeof told>();
  for (const row of told) {
    const key = JSON.stringify([row.category, row.style_id, row.language]);
    const part = parts.get(key);
    if (part) part.push(row);
    else parts.set(key, [row]);
  }
  const kept = new Set([...parts.values()].flatMap(longestPhrases));
  const list = told.filter((row) => kept.has(row)).sort((a, b) => Number(b.is_clear) - Number(a.is_clear));
  return list.slice(0, mostPhrases);
}
