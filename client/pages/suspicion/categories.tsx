import { nullable, ratio } from '../../../server/contract/columns.ts';
import type { Filter } from '../../../server/contract/filter.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import { suspicionByCategory } from '../../../server/questions/suspicion/contract.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import classes from './suspicion.module.css';
import { texts } from './texts.ts';

type Category = RowOf<typeof suspicionByCategory>;

const columns = {
  ...suspicionByCategory.columns,
  suspected_share: nullable(ratio(texts.share, texts.shareAbout)),
};
const shown = [
  'category',
  'return_lines',
  'suspected_lines',
  'suspected_share',
  'expected_lines',
  'suspected_value_minor',
] as const;
const widths = { category: 130, return_lines: 100, suspected_lines: 124 };

/** The first view: groups of returns only, no persons. */
export function Categories({ filter }: { filter: Filter }) {
  const say = useWords();
  return (
    <Panel
      title={say(texts.categories)}
      query={suspicionByCategory}
      params={filter}
      emptyText={say(texts.noneInGroups)}
      height={320}
    >
      {({ rows, currency }) => (
        <>
          <Sums rows={rows} currency={currency} />
          <DataTable
            columns={columns}
            rows={rows.map((row) => ({ ...row, suspected_share: row.suspected_lines / row.return_lines }))}
            currency={currency}
            label={say(suspicionByCategory.about)}
            shown={shown}
            widths={widths}
            cells={{ category: (row) => row.category ?? say(texts.noCategory) }}
          />
        </>
      )}
    </Panel>
  );
}

function Sums({ rows, currency }: { rows: readonly Category[]; currency: string | null }) {
  const say = useWords();
  const format = useFormat();
  const sum = (name: 'return_lines' | 'suspected_lines' | 'suspected_value_minor') =>
    rows.reduce((all, row) => all + row[name], 0);
  const count = (value: number) => format.value('count', value);
  const suspected = sum('suspected_lines');
  const lines = sum('return_lines');
  const value = format.value('money', sum('suspected_value_minor'), currency);
  return (
    <p className={classes.sums}>
      {say(texts.sum(count(suspected), count(lines), format.value('ratio', suspected / lines), value))}
    </p>
  );
}
