import type { Filter } from '../../../server/contract/filter.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import { dossierWeeks } from '../../../server/questions/dossier/contract.ts';
import { TrendChart } from '../../shared/charts/charts.tsx';
import { useFixMarks } from '../../shared/fixes/use-fixes.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import classes from './dossier.module.css';
import { texts } from './texts.ts';
import { useWeeksPerBar } from './use-weeks-per-bar.ts';

type Week = RowOf<typeof dossierWeeks>;

/** The rate by week of shipping, what is still to come hatched, and the week since which it is another. */
export function ShipWeeks({ filter }: { filter: Filter }) {
  const say = useWords();
  const format = useFormat();
  const weeks = useWeeksPerBar(filter);
  const fixes = useFixMarks(filter);
  const percent = (value: number | null | undefined) => format.value('ratio', value ?? null);
  return (
    <Panel
      title={say(weeks ? texts.fourWeeks : texts.weeks)}
      query={dossierWeeks}
      params={{ ...filter, weeks }}
      height={330}
      hasTable
    >
      {({ rows, complete_through }) => {
        const begun = rows.filter((week) => !(week.ship_week > Date.parse(complete_through ?? '')));
        const change = begun.find((week) => week.change !== null);
        return (
          <>
            <ChangeNote week={change} />
            <TrendChart
              height={250}
              points={begun.map((week) => ({
                at: week.ship_week,
                soFar: week.return_rate,
                expected: week.projected_rate,
                low: week.projected_rate === null ? null : week.rate_low,
                high: week.projected_rate === null ? null : week.rate_high,
                isMature: week.is_mature,
              }))}
              marks={[...(change ? [{ at: change.ship_week, label: say(texts.changeMark) }] : []), ...fixes]}
              summary={say(
                texts.weeksSummary(
                  begun.length,
                  percent(begun[0]?.projected_rate),
                  percent(begun.at(-1)?.projected_rate),
                ),
              )}
            />
          </>
        );
      }}
    </Panel>
  );
}

/** Since when, by which reason and by how much the rate changed; or that it did not. */
function ChangeNote({ week }: { week: Week | undefined }) {
  const say = useWords();
  const format = useFormat();
  if (!week?.change) return <p className={classes.note}>{say(texts.steady)}</p>;
  const day = (value: number | null) => format.value('date', value);
  const what = week.change === 'all_reasons' ? say(texts.allReasons) : format.value('code', week.change);
  const [before, after] = [format.value('ratio', week.change_before), format.value('ratio', week.change_after)];
  return (
    <p className={classes.warning}>
      {say(texts.changed(what, day(week.change_week), before, after, day(week.change_from), day(week.change_to)))}
    </p>
  );
}
