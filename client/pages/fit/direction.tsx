import { useFormat, useWords } from '../../shared/language.tsx';
import classes from './fit.module.css';
import { texts } from './texts.ts';

interface Fit {
  readonly direction_index: number | null;
  readonly index_low: number | null;
  readonly index_high: number | null;
  readonly category_index?: number | null;
}

/** Which way it does not fit, as dot and interval between all too large and all too small; the category as a mark. */
export function Direction({ fit }: { fit: Fit }) {
  const say = useWords();
  const format = useFormat();
  const { direction_index: index, index_low: low, index_high: high, category_index: category = null } = fit;
  if (index === null || low === null || high === null) return null;
  const number = (value: number | null) => format.value('number', value);
  const text = say(texts.direction(number(index), number(low), number(high), number(category)));
  const at = (value: number) => `${(((value + 1) / 2) * 100).toFixed(2)}%`;
  const isClear = low > 0 || high < 0;
  return (
    <span className={classes.direction}>
      <small aria-hidden>{say(texts.large)}</small>
      <span className={classes.axis} role="img" aria-label={text} title={text} data-clear={isClear || undefined}>
        <i className={classes.middle} />
        <i className={classes.range} style={{ left: at(low), width: `calc(${at(high)} - ${at(low)})` }} />
        {category !== null && <i className={classes.category} style={{ left: at(category) }} />}
        <i className={classes.dot} style={{ left: at(index) }} />
      </span>
      <small aria-hidden>{say(texts.small)}</small>
    </span>
  );
}
