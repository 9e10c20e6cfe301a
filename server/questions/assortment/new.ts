import { effectiveSample } from '../../../pipelines/statistics/effective-sample.ts';
import { fairRates } from '../../../pipelines/statistics/fair-rate.ts';
import { bayesianList } from '../../../pipelines/statistics/false-discovery.ts';
import type { ParamsOf, RowOf } from '../../contract/query.ts';
import type { assortmentNew, StartVerdict } from './contract.ts';

type Params = ParamsOf<typeof assortmentNew>;
type Answer = RowOf<typeof assortmentNew>;

/** The first 30 days of one style. */
interface Start extends Pick<Answer, 'name' | 'category' | 'first_date' | 'delivered_units' | 'returned_units'> {
  readonly level_key: string;
  readonly is_new: boolean;
  readonly exposure_units: number;
  readonly exposure_squared: number;
}

/** Less evidence than so many mature units tells nothing. */
const leastUnits = 10;
/** So few earlier new products are no habit of their category. */
const leastCompared = 3;
/** From here on a start is surely below the usual one. */
const surelyBelow = 0.025;

/** Over all days, by delivery. */
export function newParams(params: Params): Params[] {
  return [{ ...params, basis: 'delivered', from: undefined, to: undefined }];
}

/** One row per new style, the highest above its usual rate first; all starts together say what is usual. */
export function newRows([starts = []]: readonly Start[][]): Answer[] {
  const categories = [...new Set(starts.map((start) => start.category))];
  const numbers = new Map(categories.map((category, number) => [category, number]));
  const usual = categories.map((category) => rateOf(starts.filter((start) => start.category === category)));
  const groupOf = (start: Start) => numbers.get(start.category)!;
  const samples = starts.map((start) => {
    const exposure = { exposure_units: start.exposure_units, squared_exposure_units: start.exposure_squared };
    return effectiveSample(exposure, start.returned_units, usual[groupOf(start)]!);
  });
  const fair = fairRates({
    returned: samples.map((sample) => sample.r_eff),
    sample: samples.map((sample) => sample.n_eff),
    delivered_units: starts.map((start) => start.delivered_units),
    levels: [starts.map(groupOf)],
  });
  const earlier = new Map<string | null, number>();
  for (const { category, is_new } of starts) if (!is_new) earlier.set(category, (earlier.get(category) ?? 0) + 1);
  const compared = (start: Start) => earlier.get(start.category) ?? 0;
  // The list is drawn up of what can be judged, so that what cannot does not thin its promise.
  const isJudged = (start: Start, index: number) =>
    start.is_new && samples[index]!.n_eff >= leastUnits && compared(start) >= leastCompared;
  const high = bayesianList(
    Float64Array.from(starts, (start, index) => (isJudged(start, index) ? fair.chance_not_high[index]! : Number.NaN)),
  );
  const verdictOf = (start: Start, index: number): StartVerdict => {
    if (!isJudged(start, index)) return 'too_few';
    if (high[index]) return 'higher';
    return fair.chance_above_category[index]! < surelyBelow ? 'lower' : 'as_usual';
  };
  const known = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? null : value);
  return starts
    .map((start, index) => ({ start, index, above: fair.chance_above_category[index] ?? 0 }))
    .filter(({ start }) => start.is_new)
    .sort((a, b) => b.above - a.above)
    .map(({ start, index }) => ({ start, index, interval: fair.interval(index) }))
    .map(({ start, index, interval }) => ({
      style_id: start.level_key,
      name: start.name,
      category: start.category,
      first_date: start.first_date,
      delivered_units: start.delivered_units,
      returned_units: start.returned_units,
      completeness: start.delivered_units > 0 ? start.exposure_units / start.delivered_units : null,
      fair_rate: known(fair.fair_rate[index]),
      rate_low: known(interval.low),
      rate_high: known(interval.high),
      usual_rate: known(fair.category_rate[index]),
      compared_styles: compared(start),
      verdict: verdictOf(start, index),
    }));
}

/** Returned units over exposed ones, of several starts; 0 where none is exposed. */
function rateOf(starts: readonly Start[]): number {
  const exposure = starts.reduce((sum, start) => sum + start.exposure_units, 0);
  const returned = starts.reduce((sum, start) => sum + start.returned_units, 0);
  return exposure > 0 ? Math.min(1, returned / exposure) : 0;
}
