import type { RowOf } from '../../contract/query.ts';
import type { dossierHead, ReturnerVerdict } from './contract.ts';

type Answer = RowOf<typeof dossierHead>;
type Sums = Omit<Answer, 'top_share' | 'even_share' | 'returners_say'>;

const biggest = 5;
/** Fewer customers than these who sent it back say nothing of who is to blame. */
const enoughReturners = 10;
/** The five are a crowd of their own when they have this share, and twice what an even spread would give them. */
const muchOfAll = 0.4;

/** The product's figures, with what the share of its biggest returners says. */
export function headRows([rows = []]: readonly Sums[][]): Answer[] {
  return rows.map((sums) => {
    const top_share = sums.known_returned_units > 0 ? sums.top_returned_units / sums.known_returned_units : null;
    const even_share = sums.returners > 0 ? Math.min(1, biggest / sums.returners) : null;
    return { ...sums, top_share, even_share, returners_say: verdict(sums.returners, top_share, even_share) };
  });
}

function verdict(returners: number, topShare: number | null, evenShare: number | null): ReturnerVerdict {
  if (topShare === null || evenShare === null || returners < enoughReturners) return 'unsure';
  return topShare >= muchOfAll && topShare >= 2 * evenShare ? 'concentrated' : 'spread';
}
