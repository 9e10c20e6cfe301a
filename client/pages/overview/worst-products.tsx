import type { Filter } from '../../../server/contract/filter.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import { productRates } from '../../../server/questions/products/contract.ts';
import { useFormat, useText } from '../../shared/language.tsx';
import { PageLink } from '../../shared/ui/page-link.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { RateInterval, scaleEnd } from '../../shared/ui/rate-interval.tsx';
import { ReasonMark } from '../../shared/ui/reason-mark.tsx';
import { Empty } from '../../shared/ui/states.tsx';
import classes from './overview.module.css';

const listed = 6;
/** What has no style may stand among them. */
const mostAsked = listed + 1;
const level = 'style';

/** Where to look: the products that cost most beyond their category, of those that are clearly above it. */
export function WorstProducts({ filter }: { filter: Filter }) {
  const t = useText();
  return (
    <Panel
      title={t('overview.worst')}
      query={productRates}
      params={{ ...filter, level, only: 'clearly_high', limit: mostAsked }}
      emptyText={t('products.none')}
    >
      {({ rows, currency }) => {
        const worst = rows.filter((row) => row.level_key !== null).slice(0, listed);
        if (worst.length === 0) return <Empty text={t('products.none')} />;
        const max = scaleEnd(worst.map((row) => row.rate_high));
        return (
          <>
            <p className={classes.caption}>{t('products.caption')}</p>
            <ol className={classes.products}>
              {worst.map((row) => (
                <Product key={row.level_key} row={row} max={max} currency={currency} filter={filter} />
              ))}
            </ol>
          </>
        );
      }}
    </Panel>
  );
}

interface ProductProps {
  readonly row: RowOf<typeof productRates>;
  readonly max: number;
  readonly currency: string | null;
  readonly filter: Filter;
}

function Product({ row, max, currency, filter }: ProductProps) {
  const format = useFormat();
  const search = { ...filter, level, product: row.level_key };
  return (
    <li className={classes.product}>
      <div className={classes.name}>
        <PageLink to="/products" search={search}>
          {row.name ?? row.level_key}
        </PageLink>
        {row.top_reason && (
          <span className={classes.cause}>
            <ReasonMark code={row.top_reason} /> {format.value('ratio', row.top_reason_share)}
          </span>
        )}
      </div>
      <RateInterval
        rate={row.fair_rate}
        low={row.rate_low}
        high={row.rate_high}
        soFar={row.return_rate}
        category={row.category_rate}
        max={max}
        isHigh
      />
      <span className={classes.cost}>{format.shortMoney(row.excess_cost_minor, currency)}</span>
    </li>
  );
}
