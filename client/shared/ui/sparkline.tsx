import classes from './sparkline.module.css';

const width = 74;
const height = 22;
const inset = 3;

/** A short run of numbers, oldest first, as a line that breaks where a value is unknown; `label` says what it shows. */
export function Sparkline({ values, label }: { values: readonly (number | null)[]; label: string }) {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return null;
  const max = Math.max(...known, 0);
  const x = (index: number) => inset + (index * (width - 2 * inset)) / (values.length - 1);
  const y = (value: number) => height - inset - (max === 0 ? 0 : (value / max) * (height - 2 * inset));
  const path = values.map((value, index) => {
    if (value === null) return '';
    const isStart = index === 0 || values[index - 1] === null;
    return `${isStart ? 'M' : 'L'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
  });
  const last = values.at(-1);
  return (
    <svg className={classes.sparkline} width={width} height={height} role="img" aria-label={label}>
      <path d={path.join('')} />
      {last !== null && last !== undefined && <circle cx={x(values.length - 1)} cy={y(last)} r={2.4} />}
    </svg>
  );
}
