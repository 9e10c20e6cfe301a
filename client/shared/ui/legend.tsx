import classes from './legend.module.css';

export interface LegendItem {
  readonly name: string;
  readonly colour: string;
  /** How it is drawn; solid unless told otherwise. */
  readonly as?: 'solid' | 'hatched' | 'range';
}

/** What the colours and hatchings of a picture mean. */
export function Legend({ items }: { items: readonly LegendItem[] }) {
  return (
    <ul className={classes.legend}>
      {items.map(({ name, colour, as = 'solid' }) => (
        <li key={name}>
          <i className={classes[as]} style={{ '--swatch': colour } as object} aria-hidden />
          {name}
        </li>
      ))}
    </ul>
  );
}
