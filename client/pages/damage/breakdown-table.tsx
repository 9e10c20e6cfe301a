import type { Column } from '../../../server/contract/columns.ts';
import { dimensions } from '../../../server/contract/dimensions.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import { damageBreakdown } from '../../../server/questions/damage/contract.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import { Help } from '../../shared/ui/help.tsx';
import { useSetParams } from '../../shared/use-filter.ts';
import type { Place } from './breakdown.tsx';
import classes from './damage.module.css';
import { RatePair } from './rate-pair.tsx';
import { texts } from './texts.ts';
import { rateOf } from './weeks.ts';

type Row = RowOf<typeof damageBreakdown>;

/** The figures beside the picture; parcels are shared out where a filter cuts them, and shown whole. */
const kinds = { parcels: 'count', damaged_parcels: 'count', damage_rate: 'ratio', adjusted_rate: 'ratio' } as const;
const figures = Object.keys(kinds) as (keyof typeof kinds)[];

/** The values with their rates on one scale, surely worst first: ordered by the lower end of the interval. */
export function BreakdownTable({ rows, place }: { rows: readonly Row[]; place: Place }) {
  const say = useWords();
  const worst = [...rows].sort((a, b) => (b.rate_low ?? 0) - (a.rate_low ?? 0));
  const max = Math.max(...rows.flatMap((row) => [row.rate_high ?? 0, row.adjusted_rate ?? 0])) || 1;
  const shown = figures.filter((name) => rows.some((row) => row[name] !== null));
  const whole = rateOf(rows);
  return (
    <>
      <table className={classes.table} aria-label={say(damageBreakdown.about)}>
        <thead>
          <tr>
            <th scope="col">{say(dimensions[place].label)}</th>
            <th scope="col" className={classes.picture}>
              {say(texts.picture)}
            </th>
            {shown.map((name) => (
              <FigureHead key={name} name={name} />
            ))}
          </tr>
        </thead>
        <tbody>
          {worst.map((row) => (
            <BreakdownRow key={row.dimension_value} row={row} place={place} shown={shown} max={max} whole={whole} />
          ))}
        </tbody>
      </table>
      <ul className={classes.legend}>
        <li>
          <i className={classes.rangeKey} aria-hidden />
          {say(texts.raw)}
        </li>
        {place !== 'category' && (
          <li>
            <i className={classes.ringKey} aria-hidden />
            {say(texts.adjusted)}
          </li>
        )}
        <li>
          <i className={classes.wholeKey} aria-hidden />
          {say(texts.whole)}
        </li>
      </ul>
    </>
  );
}

function FigureHead({ name }: { name: (typeof figures)[number] }) {
  const say = useWords();
  const column: Column = damageBreakdown.columns[name];
  const label = say(column.label);
  return (
    <th scope="col" data-numeric data-figure={name}>
      {label} {column.about && <Help of={label} text={say(column.about)} />}
    </th>
  );
}

interface BreakdownRowProps {
  readonly row: Row;
  readonly place: Place;
  readonly shown: readonly (typeof figures)[number][];
  readonly max: number;
  readonly whole: number | null;
}

function BreakdownRow({ row, place, shown, max, whole }: BreakdownRowProps) {
  const say = useWords();
  const format = useFormat();
  const value = row.dimension_value;
  return (
    <tr>
      <th scope="row">{value === null ? say(texts.unknownValue) : <Narrow place={place} value={value} />}</th>
      <td className={classes.picture}>
        <RatePair
          raw={row.damage_rate}
          low={row.rate_low}
          high={row.rate_high}
          adjusted={row.adjusted_rate}
          whole={whole}
          max={max}
        />
      </td>
      {shown.map((name) => (
        <td key={name} data-numeric data-figure={name}>
          {format.value(kinds[name], row[name])}
        </td>
      ))}
    </tr>
  );
}

/** Narrows the page to one value. */
function Narrow({ place, value }: { place: Place; value: string }) {
  const say = useWords();
  const setParams = useSetParams();
  return (
    <button
      type="button"
      className={classes.narrow}
      title={say(texts.filterBy(value))}
      onClick={() => setParams({ [place]: [value] })}
    >
      {value}
    </button>
  );
}
