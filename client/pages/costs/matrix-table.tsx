import type { ReactNode } from 'react';
import type { GroupCode } from '../../../pipelines/domain/reasons.ts';
import { minorExponent } from '../../../pipelines/domain/units.ts';
import type { Filter } from '../../../server/contract/filter.ts';
import { costBreakdown } from '../../../server/questions/costs/contract.ts';
import { useWords } from '../../shared/language.tsx';
import { ReasonMark } from '../../shared/ui/reason-mark.tsx';
import { useSetParams } from '../../shared/use-filter.ts';
import classes from './costs.module.css';
import type { Matrix, MatrixRow, Measure } from './matrix.ts';
import { texts } from './texts.ts';
import { useBareMoney } from './whole-money.ts';

type Write = (minor: number | null | undefined) => string;

interface MatrixTableProps {
  readonly matrix: Matrix;
  readonly measure: Measure;
  readonly currency: string | null;
}

/** Categories by reasons; sums by reason exist for the cost only, since each category divides by its own units. */
export function MatrixTable({ matrix, measure, currency }: MatrixTableProps) {
  const say = useWords();
  const money: Write = useBareMoney(currency, measure === 'total_minor' ? 0 : minorExponent(currency ?? ''));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it by keys
    <div className={`${classes.scroller} sideways`} tabIndex={0}>
      <table className={classes.matrix} aria-label={say(texts.matrix)}>
        <thead>
          <tr>
            <th scope="col">{say(costBreakdown.columns.category.label)}</th>
            {matrix.groups.map((group) => (
              <th key={group} scope="col" className={classes.group}>
                <Narrow to={{ reason: [group] }}>
                  <ReasonMark code={group} />
                </Narrow>
              </th>
            ))}
            <th scope="col">{[say(texts.total), currency].filter(Boolean).join(', ')}</th>
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map((row) => (
            <tr key={row.category}>
              <th scope="row">
                {row.category === null ? (
                  say(texts.noCategory)
                ) : (
                  <Narrow to={{ category: [row.category] }}>{row.category}</Narrow>
                )}
              </th>
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

/** Narrows the page to a category or a reason. */
function Narrow({ to, children }: { to: Pick<Filter, 'category' | 'reason'>; children: ReactNode }) {
  const setParams = useSetParams();
  return (
    <button type="button" className={classes.narrow} onClick={() => setParams(to)}>
      {children}
    </button>
  );
}
