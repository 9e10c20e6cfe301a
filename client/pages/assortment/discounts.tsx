import type { Filter } from '../../../server/contract/filter.ts';
import { assortmentDiscounts } from '../../../server/questions/assortment/contract.ts';
import { discountRange } from '../../shared/discount-range.ts';
import { unknown } from '../../shared/format.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { RateInterval, scaleEnd } from '../../shared/ui/rate-interval.tsx';
import classes from './assortment.module.css';
import { texts } from './texts.ts';

const shown = ['discount_depth', 'adjusted_rate', 'against_full_price', 'projected_rate', 'delivered_units'] as const;
const widths = { discount_depth: 120, adjusted_rate: 190, against_full_price: 96, projected_rate: 96 };

/** The return rate by depth of discount, categories evened out. */
export function Discounts({ filter }: { filter: Filter }) {
  const say = useWords();
  const format = useFormat();
  const depth = (value: string | null) =>
    value === null ? say(texts.noPrice) : value === '00 %' ? say(texts.atFullPrice) : discountRange(value);
  return (
    <Panel title={say(texts.discounts)} query={assortmentDiscounts} params={filter} height={280} hasTable>
      {({ rows, currency }) => {
        const raw = rows.map((row) => row.projected_rate ?? 0);
        const max = scaleEnd(
          rows.map((row) => row.adjusted_high),
          Math.max(...raw),
        );
        return (
          <>
            <p className={classes.caption}>{say(texts.discountCaption)}</p>
            <DataTable
              columns={assortmentDiscounts.columns}
              rows={rows}
              currency={currency}
              label={say(texts.discounts)}
              shown={shown}
              widths={widths}
              cells={{
                discount_depth: (row) => depth(row.discount_depth),
                against_full_price: (row) =>
                  row.against_full_price === null ? unknown : format.change(row.against_full_price - 1),
                adjusted_rate: (row) => (
                  <span className={classes.rate}>
                    <RateInterval
                      rate={row.adjusted_rate}
                      low={row.adjusted_low}
                      high={row.adjusted_high}
                      category={row.projected_rate}
                      max={max}
                    />
                    {format.value('ratio', row.adjusted_rate)}
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
