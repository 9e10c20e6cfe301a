import type { Filter } from '../../../server/contract/filter.ts';
import { reasonsByCategory } from '../../../server/questions/reasons/contract.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { heatOf } from './heat.ts';
import { HeatTable } from './heat-table.tsx';
import classes from './reasons.module.css';
import { texts } from './texts.ts';

/** Which reasons are peculiar to which category. It shows all reasons, whichever are chosen. */
export function Heatmap({ filter }: { filter: Filter }) {
  const say = useWords();
  const format = useFormat();
  return (
    <Panel
      title={say(texts.heat)}
      query={reasonsByCategory}
      params={{ ...filter, reason: undefined }}
      height={480}
      hasTable
    >
      {({ rows }) => {
        const heat = heatOf(rows);
        return (
          <>
            <p className={classes.lead}>{say(texts.heatHint)}</p>
            <HeatTable heat={heat} />
            <p className={classes.scale}>
              {say(texts.scale)} <span>{format.wholePercent(0)}</span>
              <i aria-hidden />
              <span>{format.wholePercent(heat.most)}</span>
            </p>
          </>
        );
      }}
    </Panel>
  );
}
