import { useFormat, useWords } from '../../shared/language.tsx';
import { Interval } from '../../shared/ui/interval.tsx';
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
  const place = (value: number) => (value + 1) / 2;
  return (
    <span className={classes.direction}>
      <small aria-hidden>{say(texts.large)}</small>
      <Interval
        value={place(index)}
        low={place(low)}
        high={place(high)}
        mark={category === null ? null : place(category)}
        middle={0.5}
        isClear={low > 0 || high < 0}
        text={text}
      />
      <small aria-hidden>{say(texts.small)}</small>
    </span>
  );
}
