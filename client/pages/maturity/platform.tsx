import type { Filter } from '../../../server/contract/filter.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import { ratesPlatform } from '../../../server/questions/rates/contract.ts';
import { useFormat, useText, useWords } from '../../shared/language.tsx';
import { Help } from '../../shared/ui/help.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import classes from './maturity.module.css';
import { steps, texts } from './texts.ts';

/** The steps from our return rate to the platform's own figure. */
export function Platform({ filter }: { filter: Filter }) {
  const say = useWords();
  const channel = filter.channel?.length === 1 ? filter.channel[0] : undefined;
  return (
    <Panel
      title={say(texts.platform(channel ?? say(texts.shop)))}
      query={ratesPlatform}
      params={filter}
      height={300}
      hasTable
    >
      {(answer) => (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it by keys
        <div className={`${classes.scroller} sideways`} tabIndex={0}>
          <table className={classes.table} aria-label={say(ratesPlatform.about)}>
            <thead>
              <tr>
                <th scope="col">{say(ratesPlatform.columns.step.label)}</th>
                <th scope="col" data-numeric data-fraction>
                  {say(texts.fraction)}
                </th>
                <th scope="col" data-numeric>
                  {say(texts.difference)}
                </th>
                <th scope="col" data-numeric>
                  {say(ratesPlatform.columns.rate.label)}
                </th>
              </tr>
            </thead>
            <tbody>
              {answer.rows.map((row) => (
                <StepRow key={row.step} row={row} currency={answer.currency} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

function StepRow({ row, currency }: { row: RowOf<typeof ratesPlatform>; currency: string | null }) {
  const t = useText();
  const say = useWords();
  const format = useFormat();
  const { name, about } = steps[row.step];
  const fraction =
    row.part_units !== null
      ? [format.value('count', row.part_units), format.value('count', row.whole_units)]
      : [format.value('money', row.part_minor, currency), format.value('money', row.whole_minor, currency)];
  return (
    <tr>
      <th scope="row">
        {say(name)} <Help of={say(name)} text={say(about)} />
      </th>
      <td data-numeric data-fraction>
        {fraction.join(' / ')}
      </td>
      <td data-numeric>
        {row.difference_points !== null && t('points', { points: format.points(row.difference_points / 100) })}
      </td>
      <td data-numeric>
        <strong>{format.value('ratio', row.rate)}</strong>
      </td>
    </tr>
  );
}
