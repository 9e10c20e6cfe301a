import classes from './interval.module.css';

interface IntervalProps {
  /** Places on the scale, from 0 at its left end to 1 at its right; what lies beyond is drawn at the end, what is null not. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** What it is compared with, as a mark. */
  readonly mark?: number | null;
  /** Where the scale changes its meaning, as a line. */
  readonly middle?: number;
  /** From here to `value` is still to come. */
  readonly soFar?: number | null;
  /** Whether the interval says something for sure. */
  readonly isClear: boolean;
  /** The same in words. */
  readonly text: string;
}

/** A value as dot and interval on a scale. */
export function Interval({ value, low, high, mark = null, middle, soFar = null, isClear, text }: IntervalProps) {
  const at = (place: number) => `${(Math.min(Math.max(place, 0), 1) * 100).toFixed(2)}%`;
  const span = (from: number, to: number) => ({ left: at(from), width: `calc(${at(to)} - ${at(from)})` });
  return (
    <span className={classes.interval} role="img" aria-label={text} title={text} data-clear={isClear || undefined}>
      <span className={classes.track} />
      {middle !== undefined && <span className={classes.middle} style={{ left: at(middle) }} />}
      {soFar !== null && value !== null && value > soFar && (
        <span className={classes.toCome} style={span(soFar, value)} />
      )}
      {low !== null && high !== null && <span className={classes.range} style={span(low, high)} />}
      {mark !== null && <span className={classes.mark} style={{ left: at(mark) }} />}
      {value !== null && <span className={classes.dot} style={{ left: at(value) }} />}
    </span>
  );
}
