import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { GroupCode } from '../../../pipelines/domain/reasons.ts';
import type { Filter } from '../../../server/contract/filter.ts';
import { costBreakdown, costComponents } from '../../../server/questions/costs/contract.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { ReasonMark } from '../../shared/ui/reason-mark.tsx';
import { useAnswer } from '../../shared/use-answer.ts';
import classes from './costs.module.css';
import { type Matrix, type MatrixRow, type Measure, matrixOf } from './matrix.ts';
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

type Write = (minor: number | null | undefined) => string;

interface MatrixTableProps {
  readonly matrix: Matrix;
  readonly measure: Measure;
  readonly currency: string | null;
}

/** Sums by reason exist for the cost only: per delivered unit, each category divides by its own units. */
function MatrixTable({ matrix, measure, currency }: MatrixTableProps) {
  const say = useWords();
  const format = useFormat();
  const whole = useWholeMoney(currency);
  const money: Write = measure === 'total_minor' ? whole : (minor) => format.value('money', minor, currency);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it by keys
    <div className={classes.scroller} tabIndex={0}>
      <table className={classes.matrix} aria-label={say(texts.matrix)}>
        <thead>
          <tr>
            <th scope="col">{say(costBreakdown.columns.category.label)}</th>
            {matrix.groups.map((group) => (
              <th key={group} scope="col" className={classes.group}>
                <ReasonMark code={group} />
              </th>
            ))}
            <th scope="col">{say(texts.total)}</th>
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map((row) => (
            <tr key={row.category}>
              <th scope="row">{row.category ?? say(texts.noCategory)}</th>
              {matrix.groups.map((group) => (
                <MatrixCell key={group} matrix={matrix} row={row} group={group} measure={measure} write={money} />
              ))}
              <td>
                <b>{money(row.sum)}</b>
              </td>
            </tr>
          ))}
        </tbody>
        {measure === 'total_minor' && (
          <tfoot>
            <tr>
              <th scope="row">{say(texts.total)}</th>
              {matrix.groups.map((group) => (
                <td key={group}>{money(matrix.groupSums[group])}</td>
              ))}
              <td>
                <b>{money(matrix.sum)}</b>
              </td>
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

interface MatrixCellProps {
  readonly matrix: Matrix;
  readonly row: MatrixRow;
  readonly group: GroupCode;
  readonly measure: Measure;
  readonly write: Write;
}

function MatrixCell({ matrix, row, group, measure, write }: MatrixCellProps) {
  const value = row.cells[group]?.[measure];
  const heat = value && matrix.most > 0 ? Math.max(value / matrix.most, 0) : 0;
  return (
    <td data-heat style={{ '--heat': heat.toFixed(3) } as object}>
      {write(value)}
    </td>
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
