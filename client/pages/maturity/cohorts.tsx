import type { Filter } from '../../../server/contract/filter.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import { overviewTrend } from '../../../server/questions/overview/contract.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { RateInterval, scaleEnd } from '../../shared/ui/rate-interval.tsx';
import classes from './maturity.module.css';
import { texts } from './texts.ts';

type Week = RowOf<typeof overviewTrend>;

const weeksShown = 16;
const shown = ['period_start', 'completeness', 'rate_low', 'delivered_units'] as const;
const widths = { period_start: 112, completeness: 120, rate_low: 210, delivered_units: 100 };

/** How complete each of the last delivery weeks is, and where its rate will end. */
export function Cohorts({ filter }: { filter: Filter }) {
  const say = useWords();
  const columns = {
    ...overviewTrend.columns,
    rate_low: {
      ...overviewTrend.columns.rate_low,
      label: texts.rate,
      about: overviewTrend.columns.projected_rate.about,
    },
  };
  return (
    <Panel title={say(texts.cohorts)} query={overviewTrend} params={{ ...filter, grain: 'week' }} height={320}>
      {({ rows, currency, complete_through }) => {
        const lastDay = Date.parse(complete_through ?? '');
        const weeks = rows.filter((row) => !(row.period_start > lastDay)).slice(-weeksShown);
        const max = scaleEnd(weeks.map((week) => week.rate_high));
        return (
          <DataTable
            columns={columns}
            rows={[...weeks].reverse()}
            currency={currency}
            label={say(texts.cohorts)}
            shown={shown}
            widths={widths}
            maxHeight={330}
            cells={{
              completeness: (week) => <Complete share={week.completeness} />,
              rate_low: (week) => <End week={week} max={max} />,
            }}
          />
        );
      }}
    </Panel>
  );
}

function Complete({ share }: { share: number | null }) {
  const format = useFormat();
  return (
    <span className={classes.complete}>
      <i style={{ '--share': share ?? 0 } as object} aria-hidden />
      {share === null ? format.value('ratio', null) : format.wholePercent(share)}
    </span>
  );
}

function End({ week, max }: { week: Week; max: number }) {
  return (
    <RateInterval
      rate={week.projected_rate}
      low={week.rate_low}
      high={week.rate_high}
      soFar={week.return_rate}
      max={max}
    />
  );
}
