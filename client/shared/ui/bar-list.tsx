import type { ReactNode } from 'react';
import classes from './bar-list.module.css';

export interface BarItem {
  readonly key: string;
  readonly label: ReactNode;
  /** 0 or more; the bars share one scale. */
  readonly value: number;
  readonly text: string;
  /** Said smaller beside the text. */
  readonly note?: string;
  readonly colour?: string;
  /** Part of the value drawn solid, the rest hatched: what is known of it. */
  readonly solid?: number;
}

interface BarListProps {
  readonly items: readonly BarItem[];
  readonly label: string;
  /** What a full bar stands for; the largest value unless told otherwise. */
  readonly full?: number;
}

/** Named bars one below the other, largest as the caller orders them; readable as a list without the bars. */
export function BarList({ items, label, full }: BarListProps) {
  const max = full ?? (Math.max(...items.map((item) => item.value), 0) || 1);
  return (
    <ul className={classes.list} aria-label={label}>
      {items.map((item) => (
        <li key={item.key} className={classes.item} style={{ '--bar': item.colour ?? 'var(--accent)' } as object}>
          <span className={classes.label}>{item.label}</span>
          <span className={classes.text}>
            {item.text}
            {item.note && <span className={classes.note}>{item.note}</span>}
          </span>
          <span className={classes.track} aria-hidden>
            <span className={classes.bar} style={{ width: `${((item.solid ?? item.value) / max) * 100}%` }} />
            {item.solid !== undefined && (
              <span className={classes.rest} style={{ width: `${((item.value - item.solid) / max) * 100}%` }} />
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
