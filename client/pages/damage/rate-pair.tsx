import { useFormat, useWords } from '../../shared/language.tsx';
import interval from '../../shared/ui/interval.module.css';
import classes from './damage.module.css';
import { texts } from './texts.ts';

interface RatePairProps {
  /** Rates from 0 to 1; what is unknown is not drawn. */
  readonly raw: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly adjusted: number | null;
  /** The rate of all parcels, as a mark to compare with. */
  readonly whole: number | null;
  /** The right end of the scale, common to all rows. */
  readonly max: number;
}

/** A raw rate as dot with interval and the adjusted one as a ring, on a scale that starts at 0. */
export function RatePair({ raw, low, high, adjusted, whole, max }: RatePairProps) {
  const say = useWords();
  const format = useFormat();
  const at = (rate: number) => `${(Math.min(rate / max, 1) * 100).toFixed(2)}%`;
  const percent = (rate: number | null) => format.value('ratio', rate);
  const text = [
    `${say(texts.raw)}: ${percent(raw)} (${percent(low)} – ${percent(high)})`,
    adjusted === null ? '' : `${say(texts.adjusted)}: ${percent(adjusted)}`,
  ];
  const spoken = text.filter(Boolean).join('; ');
  return (
    <span className={classes.pair} role="img" aria-label={spoken} title={spoken}>
      <span className={interval.track} />
      {whole !== null && <span className={classes.whole} style={{ left: at(whole) }} />}
      {low !== null && high !== null && (
        <span className={interval.range} style={{ left: at(low), width: `calc(${at(high)} - ${at(low)})` }} />
      )}
      {adjusted !== null && <span className={classes.ring} style={{ left: at(adjusted) }} />}
      {raw !== null && <span className={interval.dot} style={{ left: at(raw) }} />}
    </span>
  );
}
