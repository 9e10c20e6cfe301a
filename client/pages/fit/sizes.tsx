import type { Filter } from '../../../server/contract/filter.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import { fitSizes } from '../../../server/questions/fit/contract.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import classes from './fit.module.css';
import { texts } from './texts.ts';

const figures = ['delivered_units', 'returned_units', 'kept_units', 'delivered_share', 'kept_share'] as const;

/** Each size: sent back as too small to the left, as too large to the right, and what of it is kept. */
export function Sizes({ filter }: { filter: Filter }) {
  const say = useWords();
  return (
    <Panel title={say(texts.sizes)} query={fitSizes} params={filter} height={220} hasTable>
      {({ rows }) => (
        <>
          <p className={classes.note}>{say(texts.sizesAbout)}</p>
          <SizeTable sizes={rows} />
        </>
      )}
    </Panel>
  );
}

function SizeTable({ sizes }: { sizes: readonly RowOf<typeof fitSizes>[] }) {
  const say = useWords();
  const format = useFormat();
  const { columns } = fitSizes;
  const most = Math.max(1, ...sizes.flatMap((size) => [size.too_small_units, size.too_large_units]));
  const width = (units: number) => ({ width: `calc((100% - 44px) * ${(units / most).toFixed(3)})` });
  return (
    <div className={`${classes.scroll} sideways`}>
      <table className={classes.sizes} aria-label={say(texts.sizes)}>
        <thead>
          <tr>
            <th scope="col">{say(columns.too_small_units.label)}</th>
            <th scope="col">{say(columns.size.label)}</th>
            <th scope="col">{say(columns.too_large_units.label)}</th>
            {figures.map((name) => (
              <th key={name} scope="col">
                {say(columns[name].label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sizes.map((size) => (
            <tr key={size.size}>
              <td className={classes.side} data-side="small">
                <span>{format.value('count', size.too_small_units)}</span>
                <i style={width(size.too_small_units)} />
              </td>
              <th scope="row">{size.size}</th>
              <td className={classes.side} data-side="large">
                <i style={width(size.too_large_units)} />
                <span>{format.value('count', size.too_large_units)}</span>
              </td>
              {figures.map((name) => (
                <td key={name}>{format.value(columns[name].kind, size[name])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
