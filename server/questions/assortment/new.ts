import { effectiveSample } from '../../../pipelines/statistics/effective-sample.ts';
import { fairRates } from '../../../pipelines/statistics/fair-rate.ts';
import { adjustedP } from '../../../pipelines/statistics/false-discovery.ts';
import type { ParamsOf, RowOf } from '../../contract/query.ts';
import type { assortmentNew, StartVerdict } from './contract.ts';

type Params = ParamsOf<typeof assortmentNew>;
type Answer = RowOf<typeof assortmentNew>;

/** One style: its first 30 days, or where it is not new, all its days. */
interface Style extends Pick<Answer, 'name' | 'category' | 'first_date' | 'delivered_units' | 'returned_units'> {
  readonly span: 'start' | 'whole';
  readonly level_key: string;
  readonly is_new: boolean;
  readonly exposure_units: number;
  readonly exposure_squared: number;
}

/** What tells the usual rate of a category. */
interface Pool {
  readonly styles: readonly Style[];
  /** How many earlier new styles these are: 0 where they are the category's other styles. */
  readonly compared: number;
  readonly isEnough: boolean;
}

/** Less evidence than so many mature units tells nothing. */
const leastUnits = 10;
/** Fewer mature units of earlier new products, or fewer styles, are no habit of their category. */
const leastPoolUnits = 100;
const leastCompared = 3;
/** A smaller excess is nobody's first concern, however sure. */
const leastRise = 1.25;
/** Share of wrong entries that the list of high starts may be expected to hold. */
const falseShare = 0.05;
/** From here on a start is surely below the usual one. */
const surelyBelow = 0.025;

/** Over all days, by delivery. */
export function newParams(params: Params): Params[] {
  return [{ ...params, basis: 'delivered', from: undefined, to: undefined }];
}

/**
 * One row per new style, the highest above its usual rate first. What is usual is told by the first 30 days of the category's
 * earlier new styles; where they are few, by all days of its styles that are not new. No new style is held against itself or others.
 */
export function newRows([styles = []]: readonly Style[][]): Answer[] {
  const starts = styles.filter((style) => style.is_new);
  const categories = [...new Set(styles.map((style) => style.category))];
  const pools = categories.map((category) => poolOf(styles.filter((style) => style.category === category)));
  const usual = pools.map((pool) => rateOf(pool.styles));
  const rows = [...starts, ...pools.flatMap((pool) => pool.styles)];
  const groups = new Map(categories.map((category, number) => [category, number]));
  const level = rows.map((row) => groups.get(row.category)!);
  const samples = rows.map((row, index) => {
    const exposure = { exposure_units: row.exposure_units, squared_exposure_units: row.exposure_squared };
    return effectiveSample(exposure, row.returned_units, usual[level[index]!]!);
  });
  const fair = fairRates({
    returned: samples.map((sample) => sample.r_eff),
    sample: samples.map((sample) => sample.n_eff),
    delivered_units: rows.map((row) => row.delivered_units),
    levels: [level],
    isUsual: rows.map((_, index) => (index < starts.length ? 0 : 1)),
  });
  // The test allows for as many as can be judged, so that what cannot does not thin its promise.
  const isJudged = (index: number) => samples[index]!.n_eff >= leastUnits && pools[level[index]!]!.isEnough;
  const chances = adjustedP(
    Float64Array.from(starts, (_, index) => (isJudged(index) ? fair.chanceOfUsual(index) : Number.NaN)),
  );
  const isHigh = (index: number) => {
    const { r_eff, n_eff } = samples[index]!;
    return chances[index]! <= falseShare && r_eff >= leastRise * fair.category_rate[index]! * n_eff;
  };
  const verdictOf = (index: number): StartVerdict => {
    if (!isJudged(index)) return 'too_few';
    if (isHigh(index)) return 'higher';
    return fair.chanceAbove(index) < surelyBelow ? 'lower' : 'as_usual';
  };
  const known = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? null : value);
  return starts
    .map((start, index) => ({ start, index, above: known(fair.chanceAbove(index)) ?? 0 }))
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
      compared_styles: pools[level[index]!]!.compared,
      verdict: verdictOf(index),
    }));
}

/** The earlier new styles of a category where they are enough, else its styles that are not new. */
function poolOf(styles: readonly Style[]): Pool {
  const earlier = styles.filter((style) => style.span === 'start' && !style.is_new);
  if (earlier.length >= leastCompared && exposureOf(earlier) >= leastPoolUnits)
    return { styles: earlier, compared: earlier.length, isEnough: true };
  const others = styles.filter((style) => style.span === 'whole');
  return { styles: others, compared: 0, isEnough: exposureOf(others) >= leastPoolUnits };
}

function exposureOf(styles: readonly Style[]): number {
  return styles.reduce((sum, style) => sum + style.exposure_units, 0);
}

/** Returned units over exposed ones, of several styles; 0 where none is exposed. */
function rateOf(styles: readonly Style[]): number {
  const exposure = exposureOf(styles);
  const returned = styles.reduce((sum, style) => sum + style.returned_units, 0);
  return exposure > 0 ? Math.min(1, returned / exposure) : 0;
}
