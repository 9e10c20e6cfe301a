import type { Runs } from '../../../pipelines/domain/fit.ts';
import {
  adviceFor,
  avoidableReturns,
  type FitVotes,
  fitVerdicts,
  sizeFit,
  type UsualFit,
} from '../../../pipelines/statistics/size-fit.ts';
import { evenChanceP } from '../../../pipelines/statistics/wilson.ts';
import type { RowOf } from '../../contract/query.ts';
import type { fitStyles } from './contract.ts';

type Answer = RowOf<typeof fitStyles>;

/** Sums of one style: votes, orders with several sizes, and the steps from sizes sent back to sizes kept. */
interface Sums extends FitVotes {
  readonly style_id: string;
  readonly name: string | null;
  readonly category: string | null;
  readonly vote_cost_minor: number;
  readonly bracketed_units: number;
  readonly bracket_cost_minor: number;
  readonly larger_kept: number;
  readonly smaller_kept: number;
  readonly moved_units: number;
  readonly moved_steps: number;
  readonly moved_squares: number;
}

/** Half-width of a 95 % interval in standard errors. */
const z95 = 1.959963984540054;
/** From so many units on the mean of their steps is told. */
const leastMoved = 10;

/** Every style against its category, the dearest misfit first. */
export function styleRows([styles = []]: readonly Sums[][]): Answer[] {
  const usual = usualFits(styles);
  const judged = styles.map((votes) => ({ votes, fit: sizeFit(votes, usual.get(votes.category)!) }));
  const verdicts = fitVerdicts(judged);
  return judged
    .map(({ votes: sums, fit }, at) => {
      const { small_share, level_rate } = usual.get(sums.category)!;
      const { style_id, name, category, delivered_units, too_small_units, too_large_units } = sums;
      const votes = too_small_units + too_large_units;
      const { runs, is_to_act_on } = verdicts[at]!;
      const excess = Math.max(0, votes - delivered_units * level_rate);
      return {
        ...{ style_id, name, category, delivered_units, too_small_units, too_large_units },
        direction_index: fit.direction_index,
        index_low: fit.index_low,
        index_high: fit.index_high,
        category_index: 2 * small_share - 1,
        level_rate: fit.level_rate,
        category_level: level_rate,
        ...{ runs, is_to_act_on },
        advice: runs === 'small' || runs === 'large' ? adviceFor(fit) : null,
        ...offsetOf(sums),
        moved_units: sums.moved_units,
        larger_kept: sums.larger_kept,
        smaller_kept: sums.smaller_kept,
        is_confirmed: isConfirmed(sums, runs),
        bracketed_units: sums.bracketed_units,
        bracket_cost_minor: sums.bracket_cost_minor,
        excess_units: excess,
        excess_cost_minor: votes > 0 ? Math.round((excess * sums.vote_cost_minor) / votes) : 0,
        avoidable_units: avoidableReturns(sums, { small_share, level_rate }),
      };
    })
    .sort((a, b) => b.excess_cost_minor - a.excess_cost_minor || b.delivered_units - a.delivered_units);
}

/** What is usual in each category; a category without votes takes the shop's direction. */
function usualFits(styles: readonly Sums[]): Map<string | null, UsualFit> {
  const totals = new Map<string | null, { small: number; large: number; delivered: number }>();
  const shop = { small: 0, large: 0, delivered: 0 };
  for (const { category, too_small_units, too_large_units, delivered_units } of styles) {
    const own = totals.get(category) ?? { small: 0, large: 0, delivered: 0 };
    totals.set(category, own);
    for (const total of [own, shop]) {
      total.small += too_small_units;
      total.large += too_large_units;
      total.delivered += delivered_units;
    }
  }
  const share = ({ small, large }: typeof shop) => (small + large > 0 ? small / (small + large) : null);
  return new Map(
    [...totals].map(([category, total]) => [
      category,
      {
        small_share: share(total) ?? share(shop) ?? 0.5,
        level_rate: Math.min(1, (total.small + total.large) / total.delivered),
      },
    ]),
  );
}

/** Mean steps and their 95 % interval; null where too few tell. */
function offsetOf({
  moved_units: units,
  moved_steps,
  moved_squares,
}: Sums): Pick<Answer, 'offset_sizes' | 'offset_low' | 'offset_high'> {
  if (units < leastMoved) return { offset_sizes: null, offset_low: null, offset_high: null };
  const mean = moved_steps / units;
  const variance = Math.max(0, moved_squares - units * mean * mean) / (units - 1);
  const half = z95 * Math.sqrt(variance / units);
  return { offset_sizes: mean, offset_low: mean - half, offset_high: mean + half };
}

function isConfirmed({ larger_kept, smaller_kept }: Sums, runs: Runs): boolean {
  const [agreeing, all] = [runs === 'small' ? larger_kept : smaller_kept, larger_kept + smaller_kept];
  return (runs === 'small' || runs === 'large') && 2 * agreeing > all && evenChanceP(agreeing, all) < 0.05;
}
