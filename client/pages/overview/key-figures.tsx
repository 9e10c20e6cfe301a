import type { Filter } from '../../../server/contract/filter.ts';
import { costComponents, costTrend } from '../../../server/questions/costs/contract.ts';
import { overviewSummary } from '../../../server/questions/overview/contract.ts';
import { unknown } from '../../shared/format.ts';
import { useFormat, useText } from '../../shared/language.tsx';
import { netShare } from '../../shared/net-share.ts';
import { PageLink } from '../../shared/ui/page-link.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { Stat, Stats } from '../../shared/ui/stat.tsx';
import { useAnswer } from '../../shared/use-answer.ts';
import { filterOf } from '../../shared/use-filter.ts';
import classes from './overview.module.css';

/** From this share of its returns on, what a period has had so far can be held against the period before. */
const matureFrom = 0.95;

/** The period's main figures against the period before, where that is fair: what is still coming in has no change yet. */
export function KeyFigures({ filter }: { filter: Filter }) {
  const t = useText();
  const format = useFormat();
  const parts = useAnswer(costComponents, filter).data?.rows ?? [];
  return (
    <Panel title={t('overview.figures')} query={overviewSummary} params={filter} height={96} hasTable>
      {({ rows, currency }) => {
        const current = rows.find((row) => row.period === 'current');
        const previous = rows.find((row) => row.period === 'previous');
        if (!current) return null;
        // By return day nothing is still coming in.
        const isMature = (share: number | null) => filter.basis === 'returned' || (share ?? 0) >= matureFrom;
        const before = isMature(current.completeness) ? previous : undefined;
        const share = (value: number | null) => (value === null ? unknown : format.wholePercent(value));
        const percent = (value: number | null) => format.value('ratio', value);
        const figure = { currency };
        return (
          <>
            <Stats>
              <Stat
                {...figure}
                metric="projected_rate"
                value={current.projected_rate}
                previous={previous?.projected_rate}
                note={
                  current.rate_low !== null && current.rate_low === current.rate_high
                    ? t('between.none')
                    : t('between', { low: percent(current.rate_low), high: percent(current.rate_high) })
                }
              />
              <Stat
                {...figure}
                metric="return_rate"
                value={current.return_rate}
                previous={before?.return_rate}
                note={
                  current.completeness !== null && (
                    <PageLink to="/maturity">{t('complete.share', { share: percent(current.completeness) })}</PageLink>
                  )
                }
              />
              <Stat
                {...figure}
                metric="returned_units"
                value={current.returned_units}
                previous={before?.returned_units}
                note={t('of.units', { units: format.value('count', current.delivered_units) })}
              />
              <Stat
                {...figure}
                metric="return_cost_minor"
                value={current.return_cost_minor}
                previous={before?.return_cost_minor}
                note={t('cost.actual', { share: share(netShare(parts, 'actual_minor')) })}
              />
              <Stat {...figure} metric="refund_minor" value={current.refund_minor} previous={before?.refund_minor} />
              <Stat
                {...figure}
                metric="value_rate"
                value={current.value_rate}
                previous={isMature(current.value_completeness) ? previous?.value_rate : undefined}
                note={
                  current.value_completeness !== null && (
                    <PageLink to="/maturity" search={(inUse) => ({ ...filterOf(inUse), weighed_by: 'value' })}>
                      {t('complete.share', { share: percent(current.value_completeness) })}
                    </PageLink>
                  )
                }
              />
            </Stats>
            {currency && <Covered filter={filter} all={current.returned_units} currency={currency} />}
          </>
        );
      }}
    </Panel>
  );
}

interface CoveredProps {
  readonly filter: Filter;
  /** All returned units of the period. */
  readonly all: number;
  readonly currency: string;
}

/** Of how many returned units the money tells, where not all are in its currency. */
function Covered({ filter, all, currency }: CoveredProps) {
  const t = useText();
  const format = useFormat();
  const months = useAnswer(costTrend, filter).data?.rows;
  const covered = months?.reduce((sum, month) => sum + month.returned_units, 0) ?? all;
  if (covered >= all) return null;
  const count = (value: number) => format.value('count', value);
  return <p className={classes.caption}>{t('money.covers', { covered: count(covered), all: count(all), currency })}</p>;
}
