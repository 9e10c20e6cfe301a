import type { Table } from 'apache-arrow';
import type { FitAdvice, Runs } from '../../../pipelines/domain/fit.ts';
import { ascending } from '../../../pipelines/statistics/order.ts';
import {
  adviceFor,
  avoidableReturns,
  type FitVotes,
  fitVerdicts,
  type SizeFit,
  sizeFit,
  type UsualFit,
} from '../../../pipelines/statistics/size-fit.ts';
import { evenChanceP } from '../../../pipelines/statistics/wilson.ts';
import { columnOf, groupsOf, numbersOf, type Selection, vectorOf } from '../../../pipelines/warehouse/columns.ts';
import type { RowOf } from '../../contract/query.ts';
import type { fitStyles } from './contract.ts';

type Answer = RowOf<typeof fitStyles>;

/** Half-width of a 95 % interval in standard errors. */
const z95 = 1.959963984540054;
/** From so many units on the mean of their steps is told. */
const leastMoved = 10;

/** Every style against its category, the dearest misfit first, equal ones as the SQL has them. */
export function styleColumns([styles]: readonly Table[]): Selection<keyof Answer> {
  const numbers = (name: string) => numbersOf(styles!, name);
  const [delivered, small, large] = [
    numbers('delivered_units'),
    numbers('too_small_units'),
    numbers('too_large_units'),
  ];
  const category = groupsOf(styles!, 'category');
  const votes = Array.from(delivered, (delivered_units, row): FitVotes => {
    return { delivered_units, too_small_units: small[row]!, too_large_units: large[row]! };
  });
  const usualFit = usualFits(votes, category);
  const usual = (row: number) => usualFit[category[row]!]!;
  const judged = votes.map((own, row) => ({ votes: own, fit: sizeFit(own, usual(row)) }));
  const verdicts = fitVerdicts(judged);
  const each = (value: (row: number) => number) => columnOf(votes.length, value);
  const ofFit = (name: keyof SizeFit) => each((row) => judged[row]!.fit[name]);
  const voted = (row: number) => small[row]! + large[row]!;
  const excess = each((row) => Math.max(0, voted(row) - delivered[row]! * usual(row).level_rate));
  const voteCost = numbers('vote_cost_minor');
  const excessCost = each((row) => (voted(row) > 0 ? Math.round((excess[row]! * voteCost[row]!) / voted(row)) : 0));
  const [larger, smaller] = [numbers('larger_kept'), numbers('smaller_kept')];
  const given = (name: string) => vectorOf(styles!, name);
  return {
    rows: ascending(excessCost.map((cost) => -cost)),
    columns: {
      style_id: given('style_id'),
      name: given('name'),
      category: given('category'),
      delivered_units: delivered,
      too_small_units: small,
      too_large_units: large,
      direction_index: ofFit('direction_index'),
      index_low: ofFit('index_low'),
      index_high: ofFit('index_high'),
      category_index: each((row) => 2 * usual(row).small_share - 1),
      level_rate: ofFit('level_rate'),
      category_level: each((row) => usual(row).level_rate),
      runs: verdicts.map(({ runs }) => runs),
      is_to_act_on: Uint8Array.from(verdicts, ({ is_to_act_on }) => (is_to_act_on ? 1 : 0)),
      advice: verdicts.map(({ runs }, row): FitAdvice | null => (isOff(runs) ? adviceFor(judged[row]!.fit) : null)),
      ...offsets(numbers('moved_units'), numbers('moved_steps'), numbers('moved_squares')),
      moved_units: given('moved_units'),
      larger_kept: larger,
      smaller_kept: smaller,
      is_confirmed: Uint8Array.from(verdicts, ({ runs }, row) =>
        isConfirmed(runs, larger[row]!, smaller[row]!) ? 1 : 0,
      ),
      bracketed_units: given('bracketed_units'),
      bracket_cost_minor: given('bracket_cost_minor'),
      excess_units: excess,
      excess_cost_minor: excessCost,
      avoidable_units: each((row) => avoidableReturns(votes[row]!, usual(row))),
    },
  };
}

/** What is usual in each category; a category without votes takes the shop's direction. */
function usualFits(styles: readonly FitVotes[], category: Int32Array): UsualFit[] {
  const totals: { small: number; large: number; delivered: number }[] = [];
  const shop = { small: 0, large: 0, delivered: 0 };
  for (const [row, { too_small_units, too_large_units, delivered_units }] of styles.entries()) {
    totals[category[row]!] ??= { small: 0, large: 0, delivered: 0 };
    for (const total of [totals[category[row]!]!, shop]) {
      total.small += too_small_units;
      total.large += too_large_units;
      total.delivered += delivered_units;
    }
  }
  const share = ({ small, large }: typeof shop) => (small + large > 0 ? small / (small + large) : null);
  return totals.map((total) => ({
    small_share: share(total) ?? share(shop) ?? 0.5,
    level_rate: Math.min(1, (total.small + total.large) / total.delivered),
  }));
}

/** Mean steps and their 95 % interval; unknown where too few tell. */
function offsets(
  units: Float64Array,
  steps: Float64Array,
  squares: Float64Array,
): Record<'offset_sizes' | 'offset_low' | 'offset_high', Float64Array> {
  const mean = columnOf(units.length, (row) => (units[row]! < leastMoved ? Number.NaN : steps[row]! / units[row]!));
  const half = columnOf(units.length, (row) => {
    const variance = Math.max(0, squares[row]! - units[row]! * mean[row]! * mean[row]!) / (units[row]! - 1);
    return z95 * Math.sqrt(variance / units[row]!);
  });
  return {
    offset_sizes: mean,
    offset_low: mean.map((value, row) => value - half[row]!),
    offset_high: mean.map((value, row) => value + half[row]!),
  };
}

function isOff(runs: Runs): boolean {
  return runs === 'small' || runs === 'large';
}

function isConfirmed(runs: Runs, largerKept: number, smallerKept: number): boolean {
  const [agreeing, all] = [runs === 'small' ? largerKept : smallerKept, largerKept + smallerKept];
  return isOff(runs) && 2 * agreeing > all && evenChanceP(agreeing, all) < 0.05;
}
