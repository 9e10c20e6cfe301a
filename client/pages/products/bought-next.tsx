import type { Filter } from '../../../server/contract/filter.ts';
import { dossierNext } from '../../../server/questions/dossier/contract.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import classes from './dossier.module.css';
import { texts } from './texts.ts';

const figures = ['customers', 'customer_share', 'bought_units', 'kept_units'] as const;

/** What customers who sent it back ordered next, and kept. */
export function BoughtNext({ filter }: { filter: Filter }) {
  const say = useWords();
  const format = useFormat();
  const { columns } = dossierNext;
  return (
    <Panel title={say(texts.next)} query={dossierNext} params={filter} height={160} emptyText={say(texts.noNext)}>
      {({ rows }) => (
        <div className={`${classes.scroll} sideways`}>
          <table className={classes.table} aria-label={say(texts.next)}>
            <thead>
              <tr>
                <th scope="col">{say(columns.name.label)}</th>
                {figures.map((name) => (
                  <th key={name} scope="col">
                    {say(columns[name].label)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, 8).map((row) => (
                <tr key={row.style_id}>
                  <th scope="row">
                    {row.name ?? row.style_id}{' '}
                    <small>{row.is_same_style ? say(texts.sameStyle) : (row.category ?? '')}</small>
                  </th>
                  {figures.map((name) => (
                    <td key={name}>{format.value(columns[name].kind, row[name])}</td>
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
