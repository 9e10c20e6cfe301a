import type { RowOf } from '../../../server/contract/query.ts';
import { maturityCategories } from '../../../server/questions/maturity/contract.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { RateInterval, scaleEnd } from '../../shared/ui/rate-interval.tsx';
import { useSetParams } from '../../shared/use-filter.ts';
import classes from './maturity.module.css';
import { texts } from './texts.ts';
import { useWeighedBy, WeighedBy } from './weighed-by.tsx';

const shown = [
  ...(['category', 'final_rate', 'half_days', 'mature_days', 'holiday_mature_days', 'held_share'] as const),
  ...(['forecasts', 'dispersion', 'is_own', 'is_lower_bound', 'horizon_days', 'delivered_units'] as const),
];
const widths = {
  category: 170,
  final_rate: 190,
  half_days: 120,
  mature_days: 110,
  holiday_mature_days: 130,
  held_share: 120,
  is_lower_bound: 120,
};

/** Every category's curve in figures, and how its forecasts held; a row narrows the page to its category. */
export function Categories({ category }: { category: string | undefined }) {
  const say = useWords();
  const format = useFormat();
  const setParams = useSetParams();
  return (
    <Panel
      title={say(texts.categories)}
      query={maturityCategories}
      params={{ weighed_by: useWeighedBy() }}
      height={400}
      actions={<WeighedBy />}
    >
      {({ rows, currency }) => {
        const max = scaleEnd(rows.map((row) => row.final_high));
        return (
          <DataTable
            columns={maturityCategories.columns}
            rows={rows}
            currency={currency}
            label={say(texts.categories)}
            shown={hasHoliday(rows) ? shown : shown.filter((name) => name !== 'holiday_mature_days')}
            widths={widths}
            onOpen={(row) => setParams({ category: row.category === null ? undefined : [row.category] })}
            isOpen={(row) => (row.category ?? undefined) === category}
            cells={{
              category: (row) => row.category ?? say(texts.shop),
              final_rate: (row) => (
                <span className={classes.final}>
                  <RateInterval rate={row.final_rate} low={row.final_low} high={row.final_high} max={max} />
                  {format.value('ratio', row.final_rate)}
                </span>
              ),
            }}
          />
        );
      }}
    </Panel>
  );
}

function hasHoliday(rows: readonly RowOf<typeof maturityCategories>[]): boolean {
  return rows.some((row) => row.holiday_mature_days !== null);
}
