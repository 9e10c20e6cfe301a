import { useFormat, useText } from '../language.tsx';
import { Interval } from './interval.tsx';

interface RateIntervalProps {
  /** Rates from 0 to 1; what is unknown is not drawn. */
  readonly rate: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** What has come back so far: from here to `rate` is still to come. */
  readonly soFar?: number | null;
  /** The rate of the category, as a mark to compare with. */
  readonly category?: number | null;
  /** The right end of the scale, common to all rows. */
  readonly max: number;
  readonly isHigh?: boolean;
}

/** A rate as dot and interval on a scale that starts at 0, its category's mark, and hatched what is still to come. */
export function RateInterval({
  rate,
  low,
  high,
  soFar = null,
  category = null,
  max,
  isHigh = false,
}: RateIntervalProps) {
  const t = useText();
  const format = useFormat();
  const place = (value: number | null) => (value === null ? null : value / max);
  const percent = (value: number | null) => format.value('ratio', value);
  const known = { rate: percent(rate), category: percent(category) };
  // Where nothing is still to come the rate is counted and nothing about it uncertain.
  const isCounted = low !== null && low === high;
  const text = isCounted
    ? t('interval.none', known)
    : t('interval', { ...known, low: percent(low), high: percent(high) });
  return (
    <Interval
      value={place(rate)}
      low={place(low)}
      high={place(high)}
      mark={place(category)}
      soFar={place(soFar)}
      isClear={isHigh}
      text={text}
    />
  );
}

/**
 * A round right end for the scale of some rates, so that nearly all intervals fit and one outlier does not squeeze them;
 * `within` fits always.
 */
export function scaleEnd(highs: readonly (number | null)[], within = 0): number {
  const known = new Float64Array(highs.length);
  let count = 0;
  for (const high of highs) if (high !== null) known[count++] = high;
  const sorted = known.subarray(0, count).sort();
  const most = Math.max(sorted[Math.ceil((count - 1) * 0.95)] ?? 0.1, within);
  const steps = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.8];
  return steps.find((step) => step >= most) ?? 1;
}
