import { dimensions, filterDimensions } from '../../../server/contract/dimensions.ts';
import type { Filter } from '../../../server/contract/filter.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import { productRates } from '../../../server/questions/products/contract.ts';
import { reasonQuotes, reasonShare } from '../../../server/questions/reasons/contract.ts';
import { useFormat, useText, useWords } from '../../shared/language.tsx';
import { TranslateSwitch } from '../../shared/translation/translate-switch.tsx';
import { BarList } from '../../shared/ui/bar-list.tsx';
import { PageLink } from '../../shared/ui/page-link.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { mostQuotes, Quotes } from '../../shared/ui/quotes.tsx';
import { RateInterval, scaleEnd } from '../../shared/ui/rate-interval.tsx';
import { ReasonMark, reasonColour } from '../../shared/ui/reason-mark.tsx';
import { SidePanel } from '../../shared/ui/side-panel.tsx';
import { useAnswer } from '../../shared/use-answer.ts';
import classes from './products.module.css';
import type { ProductLevel } from './table-tools.tsx';

const figures = [
  'sold_units',
  'returned_units',
  'return_rate',
  'projected_rate',
  'excess_units',
  'excess_cost_minor',
] as const;
const listedReasons = 6;
const quoted = 30;

interface ProductPanelProps {
  readonly product: string;
  readonly level: ProductLevel;
  readonly filter: Filter;
  readonly onClose: () => void;
}

/** One product: its figures, why it comes back, and what its customers wrote. */
export function ProductPanel({ product, level, filter, onClose }: ProductPanelProps) {
  const t = useText();
  const say = useWords();
  const rates = useAnswer(productRates, { ...filter, level });
  const row = rates.data?.rows.find((one) => one.level_key === product);
  const isFilter = (filterDimensions as readonly string[]).includes(level);
  const own: Filter = { ...filter, [level]: [product] };
  const subtitle = [say(dimensions[level].label), product, row?.category].filter(Boolean).join(' · ');
  return (
    <SidePanel title={row?.name ?? product} subtitle={subtitle} onClose={onClose}>
      {row && <Figures row={row} currency={rates.data?.currency ?? null} />}
      {isFilter && (
        <>
          <Reasons filter={own} />
          <Words filter={own} />
          <PageLink to="/reasons" search={own} className={classes.link}>
            {t('products.allReasons')}
          </PageLink>
        </>
      )}
    </SidePanel>
  );
}

function Figures({ row, currency }: { row: RowOf<typeof productRates>; currency: string | null }) {
  const say = useWords();
  const format = useFormat();
  return (
    <section className={classes.figures}>
      <RateInterval
        rate={row.fair_rate}
        low={row.rate_low}
        high={row.rate_high}
        soFar={row.return_rate}
        category={row.category_rate}
        max={scaleEnd([row.rate_high, row.category_rate])}
        isHigh={row.is_clearly_high}
      />
      <dl>
        {figures.map((name) => (
          <div key={name}>
            <dt>{say(productRates.columns[name].label)}</dt>
            <dd>{format.value(productRates.columns[name].kind, row[name], currency)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Reasons({ filter }: { filter: Filter }) {
  const t = useText();
  const format = useFormat();
  return (
    <Panel title={t('products.reasons')} query={reasonShare} params={filter} height={140} hasTable>
      {({ rows }) => (
        <BarList
          label={t('products.reasons')}
          items={[...rows]
            .sort((a, b) => b.return_lines - a.return_lines)
            .slice(0, listedReasons)
            .map((row) => ({
              key: row.reason,
              label: <ReasonMark code={row.reason} />,
              value: row.return_lines,
              text: format.value('ratio', row.share),
              note: format.value('count', row.return_lines),
              colour: reasonColour(row.reason_group),
            }))}
        />
      )}
    </Panel>
  );
}

function Words({ filter }: { filter: Filter }) {
  const t = useText();
  return (
    <Panel
      title={t('products.words')}
      query={reasonQuotes}
      params={{ ...filter, limit: quoted }}
      csvParams={{ limit: mostQuotes }}
      emptyText={t('quote.none')}
    >
      {({ rows }) => (
        <>
          <TranslateSwitch />
          <Quotes quotes={rows} hasProduct={false} />
        </>
      )}
    </Panel>
  );
}
