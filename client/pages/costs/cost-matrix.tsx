import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { Filter } from '../../../server/contract/filter.ts';
import { costBreakdown, costComponents } from '../../../server/questions/costs/contract.ts';
import { useWords } from '../../shared/language.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { useAnswer } from '../../shared/use-answer.ts';
import classes from './costs.module.css';
import { type Measure, matrixOf } from './matrix.ts';
import { MatrixTable } from './matrix-table.tsx';
import { sumOf } from './provenance.ts';
import { texts } from './texts.ts';
import { useWholeMoney } from './whole-money.ts';

/** What each category's returns cost, by reason, with sums that tie out with the page's total. */
export function CostMatrix({ filter }: { filter: Filter }) {
  const say = useWords();
  const [measure, setMeasure] = useState<Measure>('total_minor');
  const switcher = (
    <SegmentedControl
      size="xs"
      aria-label={say(texts.measure)}
      value={measure}
      onChange={(chosen) => setMeasure(chosen)}
      data={[
        { value: 'total_minor', label: say(texts.total) },
        { value: 'cost_per_delivered_minor', label: say(texts.perDelivered) },
      ]}
    />
  );
  return (
    <Panel title={say(texts.matrix)} query={costBreakdown} params={filter} height={360} hasTable actions={switcher}>
      {({ rows, currency }) => (
        <>
          <MatrixTable matrix={matrixOf(rows, measure)} measure={measure} currency={currency} />
          {measure === 'total_minor' && <TieOut sum={sumOf(rows).total_minor} filter={filter} />}
        </>
      )}
    </Panel>
  );
}

/** Says how the table's sum and the page's total belong together. */
function TieOut({ sum, filter }: { sum: number; filter: Filter }) {
  const say = useWords();
  const { data } = useAnswer(costComponents, filter);
  const money = useWholeMoney(data?.currency ?? null);
  if (!data) return null;
  const all = sumOf(data.rows).total_minor;
  return (
    <p className={classes.note}>
      {say(all === sum ? texts.tiesOut(money(all)) : texts.noReason(money(all - sum), money(all)))}
    </p>
  );
}
