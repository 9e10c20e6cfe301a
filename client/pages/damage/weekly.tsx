import { lazy, type ReactNode, Suspense } from 'react';
import type { Filter } from '../../../server/contract/filter.ts';
import { damageWeekly } from '../../../server/questions/damage/contract.ts';
import { useFixMarks } from '../../shared/fixes/use-fixes.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import figure from '../../shared/ui/stat.module.css';
import { Stats } from '../../shared/ui/stat.tsx';
import { Waiting } from '../../shared/ui/states.tsx';
import { ChartLegend } from './chart-legend.tsx';
import { texts } from './texts.ts';
import { rateOf, recentAndBefore, type Week } from './weeks.ts';

const ControlChart = lazy(() => import('./control-chart.tsx').then((module) => ({ default: module.ControlChart })));
const height = 300;

/** The damage rate of each ship week between the limits that chance keeps to. */
export function Weekly({ filter }: { filter: Filter }) {
  const say = useWords();
  const format = useFormat();
  const fixes = useFixMarks(filter);
  return (
    <Panel title={say(texts.weekly)} query={damageWeekly} params={filter} height={height + 130} hasTable>
      {({ rows }) => {
        const outside = rows.filter((week) => week.is_out_of_control);
        const last = outside.at(-1);
        const verdict = last
          ? say(texts.outside(outside.length, format.value('date', last.ship_week)))
          : say(texts.noneOutside);
        const mean = format.value('ratio', rateOf(rows));
        return (
          <>
            <Figures weeks={rows} verdict={verdict} outside={outside.length} />
            <Suspense fallback={<Waiting height={height} />}>
              <ControlChart
                weeks={rows}
                marks={fixes}
                height={height}
                summary={say(texts.weeklySummary(rows.length, mean, verdict))}
              />
            </Suspense>
            <ChartLegend />
          </>
        );
      }}
    </Panel>
  );
}

function Figures({ weeks, verdict, outside }: { weeks: readonly Week[]; verdict: string; outside: number }) {
  const say = useWords();
  const format = useFormat();
  const { columns } = damageWeekly;
  const sum = (name: 'parcels' | 'damaged_parcels') =>
    format.value(
      'count',
      weeks.reduce((all, week) => all + week[name], 0),
    );
  const thousand = (rate: number | null) => format.value('number', rate === null ? null : rate * 1000);
  const { recent, before } = recentAndBefore(weeks);
  return (
    <Stats>
      <Figure label={say(columns.damage_rate.label)} note={say(texts.perThousand(thousand(rateOf(weeks))))}>
        {format.value('ratio', rateOf(weeks))}
      </Figure>
      <Figure label={say(texts.recent)} note={say(texts.before(format.value('ratio', before)))}>
        {format.value('ratio', recent)}
      </Figure>
      <Figure label={say(columns.damaged_parcels.label)} note={say(texts.ofWeeks(sum('parcels')))}>
        {sum('damaged_parcels')}
      </Figure>
      <Figure label={say(texts.outsideWeeks)} note={verdict}>
        {format.value('count', outside)}
      </Figure>
    </Stats>
  );
}

function Figure({ label, note, children }: { label: string; note: string; children: ReactNode }) {
  return (
    <div className={figure.stat}>
      <dt className={figure.label}>{label}</dt>
      <dd className={figure.value}>{children}</dd>
      <dd className={figure.note}>{note}</dd>
    </div>
  );
}
