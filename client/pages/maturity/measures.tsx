import type { Column } from '../../../server/contract/columns.ts';
import { bases, type Filter } from '../../../server/contract/filter.ts';
import { ratesMeasures } from '../../../server/questions/rates/contract.ts';
import { useFormat, useText, useWords } from '../../shared/language.tsx';
import { Help } from '../../shared/ui/help.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import classes from './maturity.module.css';
import { texts } from './texts.ts';

const measures = [
  'return_rate',
  'refunded_unit_rate',
  'order_rate',
  'value_rate',
  'refund_rate',
  'completeness',
  'value_completeness',
  'projected_rate',
  'projected_value_rate',
] as const;

/** Five rates by three days, how complete they are and where they will end; the chosen day's marked. */
export function Measures({ filter }: { filter: Filter }) {
  const say = useWords();
  const format = useFormat();
  const chosen = filter.basis ?? bases[0];
  return (
    <Panel title={say(texts.measures)} query={ratesMeasures} params={filter} height={240} hasTable>
      {({ rows }) => (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it by keys
        <div className={`${classes.scroller} sideways`} tabIndex={0}>
          <table className={classes.table} aria-label={say(texts.measures)}>
            <thead>
              <tr>
                <th scope="col">{say(texts.measure)}</th>
                {rows.map((row) => (
                  <th key={row.basis} scope="col" data-numeric data-chosen={row.basis === chosen || undefined}>
                    {format.value('code', row.basis)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {measures.map((name) => (
                <tr key={name}>
                  <MeasureName name={name} />
                  {rows.map((row) => (
                    <td key={row.basis} data-numeric data-chosen={row.basis === chosen || undefined}>
                      {format.value('ratio', row[name])}
                      {name === 'projected_value_rate' && (
                        <Between low={row.value_rate_low} high={row.value_rate_high} />
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

/** The interval where one is told; of what is all in there is none. */
function Between({ low, high }: { low: number | null; high: number | null }) {
  const t = useText();
  const format = useFormat();
  if (low === null || high === null || low === high) return null;
  return (
    <div className={classes.between}>
      {t('between', { low: format.value('ratio', low), high: format.value('ratio', high) })}
    </div>
  );
}

function MeasureName({ name }: { name: (typeof measures)[number] }) {
  const say = useWords();
  const column: Column = ratesMeasures.columns[name];
  const label = say(column.label);
  const abouts = [
    column.about,
    name === 'projected_value_rate' ? ratesMeasures.columns.value_rate_low.about : undefined,
  ];
  const about = abouts.flatMap((text) => (text ? [say(text)] : [])).join(' ');
  return (
    <th scope="row">
      {label} {about && <Help of={label} text={about} />}
    </th>
  );
}
