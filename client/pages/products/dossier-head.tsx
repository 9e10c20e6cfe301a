import type { ReactNode } from 'react';
import type { Column } from '../../../server/contract/columns.ts';
import type { Filter } from '../../../server/contract/filter.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import { dossierHead } from '../../../server/questions/dossier/contract.ts';
import { productRates } from '../../../server/questions/products/contract.ts';
import { useFormat, useText, useWords } from '../../shared/language.tsx';
import { Help } from '../../shared/ui/help.tsx';
import { RateInterval, scaleEnd } from '../../shared/ui/rate-interval.tsx';
import { Empty, Failed, Waiting } from '../../shared/ui/states.tsx';
import { useAnswer } from '../../shared/use-answer.ts';
import classes from './dossier.module.css';
import { Picture } from './picture.tsx';
import { texts } from './texts.ts';

type Head = RowOf<typeof dossierHead>;
type Rates = RowOf<typeof productRates>;

interface DossierHeadProps {
  /** The product's row in the table; absent where the view's filter leaves it out. */
  readonly row: Rates | undefined;
  readonly filter: Filter;
}

/** What the product is and looks like, what was sold, came back and was kept, its rate with interval, and what each sale pays for returns. */
export function DossierHead({ row, filter }: DossierHeadProps) {
  const say = useWords();
  const answer = useAnswer(dossierHead, filter);
  if (answer.error) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <Waiting height={150} />;
  const head = answer.data.rows[0];
  if (!head || head.delivered_units + head.returned_units === 0) return <Empty text={say(texts.notYet)} />;
  return (
    <section className={classes.headFigures}>
      {(head.image_url || row) && (
        <div className={classes.headTop}>
          {head.image_url && <Picture address={head.image_url} name={head.name ?? row?.level_key ?? ''} />}
          {row && <Rate row={row} />}
        </div>
      )}
      <Figures head={head} row={row} currency={answer.data.currency} />
    </section>
  );
}

function Rate({ row }: { row: Rates }) {
  const t = useText();
  const say = useWords();
  const format = useFormat();
  const percent = (value: number | null) => format.value('ratio', value);
  return (
    <div className={classes.headRate}>
      <div className={classes.headline}>
        <b>{percent(row.fair_rate)}</b> {say(productRates.columns.fair_rate.label)}
        <Help of={say(productRates.columns.fair_rate.label)} text={say(productRates.columns.fair_rate.about!)} />
      </div>
      <RateInterval
        rate={row.fair_rate}
        low={row.rate_low}
        high={row.rate_high}
        soFar={row.return_rate}
        category={row.category_rate}
        max={scaleEnd([row.rate_high, row.category_rate])}
        isHigh={row.is_clearly_high}
      />
      <p className={classes.note}>
        {t('between', { low: percent(row.rate_low), high: percent(row.rate_high) })} ·{' '}
        {say(productRates.columns.category_rate.label)} {percent(row.category_rate)} ·{' '}
        {say(texts.complete(format.wholePercent(row.completeness ?? 0)))}
      </p>
    </div>
  );
}

const shown = [
  'delivered_units',
  'returned_units',
  'kept_units',
  'return_cost_minor',
  'cost_per_sold_minor',
  'margin_minor',
  'price_minor',
  'list_price_minor',
  'supplier',
  'seller',
  'skus',
  'first_order_date',
  'last_order_date',
] as const;

function Figures({ head, row, currency }: { head: Head; row: Rates | undefined; currency: string | null }) {
  const say = useWords();
  const format = useFormat();
  const textOf = (name: (typeof shown)[number]) => {
    if (name === 'supplier' && head.suppliers > 1) return say(texts.several(head.suppliers));
    if (name === 'seller' && head.sellers > 1) return say(texts.several(head.sellers));
    return format.value(dossierHead.columns[name].kind, head[name], currency);
  };
  const actualOf: Partial<Record<(typeof shown)[number], number | null>> = {
    return_cost_minor: head.cost_actual_share,
    margin_minor: head.margin_minor === null ? null : head.margin_actual_share,
  };
  return (
    <dl className={classes.figures}>
      {shown.map((name) => (
        <Figure key={name} column={dossierHead.columns[name]}>
          {textOf(name)}
          {actualOf[name] != null && <small>{say(texts.actual(format.wholePercent(actualOf[name])))}</small>}
        </Figure>
      ))}
      {row && (
        <Figure column={productRates.columns.excess_cost_minor}>
          {format.value('money', row.excess_cost_minor, currency)}
        </Figure>
      )}
    </dl>
  );
}

function Figure({ column, children }: { column: Column; children: ReactNode }) {
  const say = useWords();
  const label = say(column.label);
  return (
    <div>
      <dt>
        {label} {column.about && <Help of={label} text={say(column.about)} />}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
