import classes from './pill-select.module.css';

interface PillSelectProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}

/** One of a few values, chosen with the browser's own list; `label` names it for who does not see it. */
export function PillSelect<T extends string>({ label, value, options, onChange }: PillSelectProps<T>) {
  return (
    <select
      className={classes.pill}
      aria-label={label}
      title={label}
      value={value}
      onChange={(event) => onChange(event.target.value as T)}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
