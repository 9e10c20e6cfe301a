import { ArrowDownRight, ArrowUpRight, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Column } from '../../../server/contract/columns.ts';
import { type MetricCode, metrics } from '../../../server/contract/metrics.ts';
import { useFormat, useText, useWords } from '../language.tsx';
import { Help } from './help.tsx';
import classes from './stat.module.css';

interface StatProps {
  readonly metric: MetricCode;
  readonly value: number | null;
  /** The same figure of the period before; undefined when there is none. */
  readonly previous?: number | null;
  readonly currency: string | null;
  /** What stands below, an interval for instance. */
  readonly note?: ReactNode;
}

/** One figure of the contract's metrics, with its change against the period before, coloured by which way is good. */
export function Stat({ metric, value, previous, currency, note }: StatProps) {
  const say = useWords();
  const format = useFormat();
  const column: Column = metrics[metric].column;
  const label = say(column.label);
  return (
    <div className={classes.stat}>
      <dt className={classes.label}>
        {label}
        {column.about && <Help of={label} text={say(column.about)} />}
      </dt>
      <dd className={classes.value}>
        {column.kind === 'money' ? format.shortMoney(value, currency) : format.value(column.kind, value, currency)}
      </dd>
      <dd className={classes.note}>
        {value !== null && previous !== null && previous !== undefined && (
          <Change metric={metric} value={value} previous={previous} />
        )}
        {note}
      </dd>
    </div>
  );
}

/** A rate's change in points, anything else's in percent. */
function Change({ metric, value, previous }: { metric: MetricCode; value: number; previous: number }) {
  const t = useText();
  const format = useFormat();
  const { better, column } = metrics[metric];
  const isRate = column.kind === 'ratio';
  const difference = isRate ? value - previous : previous === 0 ? 0 : value / previous - 1;
  const isSame = Math.abs(difference) < 0.0005;
  const isBetter = better === 'neither' || isSame ? undefined : (better === 'lower') === difference < 0;
  const Arrow = isSame ? Minus : difference > 0 ? ArrowUpRight : ArrowDownRight;
  return (
    <span className={classes.change} data-better={isBetter}>
      <Arrow size={14} aria-hidden />
      {isRate ? t('points', { points: format.points(difference) }) : format.change(difference)}
      <span className="visually-hidden">{t('change.before')}</span>
    </span>
  );
}

/** Figures in a row, as a list of terms and values. */
export function Stats({ children }: { children: ReactNode }) {
  return <dl className={classes.stats}>{children}</dl>;
}
