import type { Filter } from '../../../server/contract/filter.ts';
import { assortmentNew } from '../../../server/questions/assortment/contract.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { PageLink } from '../../shared/ui/page-link.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { RateInterval, scaleEnd } from '../../shared/ui/rate-interval.tsx';
import classes from './assortment.module.css';
import { texts, verdicts } from './texts.ts';

const shown = [
  ...(['name', 'verdict', 'fair_rate', 'usual_rate', 'delivered_units', 'returned_units'] as const),
  ...(['completeness', 'first_date', 'category', 'compared_styles'] as const),
];
const widths = { name: 190, verdict: 150, fair_rate: 210, usual_rate: 112, category: 140, compared_styles: 112 };

/** The first 30 days of what is new, beside how earlier new products of the category began. */
export function NewProducts({ filter }: { filter: Filter }) {
  const say = useWords();
  const format = useFormat();
  return (
    <Panel
      title={say(texts.start)}
      query={assortmentNew}
      params={filter}
      height={320}
      emptyText={say(texts.noNew)}
      hasTable
    >
      {({ rows, currency }) => {
        const max = scaleEnd(rows.map((row) => row.rate_high));
        return (
          <>
            <p className={classes.caption}>{say(texts.startCaption)}</p>
            <DataTable
              columns={assortmentNew.columns}
              rows={rows}
              currency={currency}
              label={say(texts.start)}
              shown={shown}
              widths={widths}
              maxHeight={400}
              cells={{
                name: (row) => (
                  <PageLink to="/products" search={{ ...filter, level: 'style', product: row.style_id }}>
                    {row.name ?? row.style_id}
                  </PageLink>
                ),
                verdict: (row) => (
                  <span className={classes.verdict} data-verdict={row.verdict}>
                    {say(verdicts[row.verdict])}
                  </span>
                ),
                fair_rate: (row) => (
                  <span className={classes.rate}>
                    <RateInterval
                      rate={row.fair_rate}
                      low={row.rate_low}
                      high={row.rate_high}
                      category={row.usual_rate}
                      max={max}
                      isHigh={row.verdict === 'higher'}
                    />
                    {format.value('ratio', row.fair_rate)}
                  </span>
                ),
              }}
            />
          </>
        );
      }}
    </Panel>
  );
}
