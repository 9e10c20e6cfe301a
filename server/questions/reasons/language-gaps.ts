import { adjustedP } from '../../../pipelines/statistics/false-discovery.ts';
import { oddsRatio, oddsRatioTail } from '../../../pipelines/statistics/odds-ratio.ts';
import type { RowOf } from '../../contract/query.ts';
import type { reasonLanguageGaps } from './contract.ts';

type Answer = RowOf<typeof reasonLanguageGaps>;
type Row = Omit<Answer, 'share' | 'other_share' | 'usual_share'> & {
  /** The same four counts over all products. */
  readonly all_texts: number;
  readonly all_language_texts: number;
  readonly all_other_texts: number;
  readonly all_other_language_texts: number;
  /** How many comparisons there are, with those that no test can find. */
  readonly tests: number;
};

/** Share of wrong entries that the list may be expected to hold. */
const falseShare = 0.05;
const mostGaps = 100;

/**
 * The products, languages and reasons whose odds in the language exceed those in the others by more than elsewhere, clearest
 * first. What a language says more of every product is its habit (or the reader's), and no gap of one.
 */
export function gapRows([rows = []]: readonly Row[][]): Answer[] {
  const chances = rows.map((row) => oddsRatioTail(hereOf(row), Math.max(1, oddsRatio(elsewhereOf(row)))));
  const q = adjustedP(chances, rows[0]?.tests);
  return rows
    .map((row, index) => ({ row, chance: chances[index]!, isListed: q[index]! <= falseShare }))
    .filter(({ isListed }) => isListed)
    .sort((a, b) => a.chance - b.chance || a.row.style_id.localeCompare(b.row.style_id))
    .slice(0, mostGaps)
    .map(({ row }) => {
      const elsewhere = elsewhereOf(row);
      const { product_name, language, reason_group, style_id, texts, language_texts } = row;
      const { other_texts, other_language_texts } = row;
      return {
        ...{ style_id, product_name, language, reason_group, texts, language_texts, other_texts, other_language_texts },
        share: texts / language_texts,
        other_share: other_texts / other_language_texts,
        usual_share: elsewhere.size > 0 ? elsewhere.hits / elsewhere.size : texts / language_texts,
      };
    });
}

function hereOf({ texts, language_texts, other_texts, other_language_texts }: Row) {
  return { hits: texts, size: language_texts, other_hits: other_texts, other_size: other_language_texts };
}

/** The counts of all products less those of this one. */
function elsewhereOf(row: Row) {
  return {
    hits: row.all_texts - row.texts,
    size: row.all_language_texts - row.language_texts,
    other_hits: row.all_other_texts - row.other_texts,
    other_size: row.all_other_language_texts - row.other_language_texts,
  };
}
