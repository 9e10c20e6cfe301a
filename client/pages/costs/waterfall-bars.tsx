import { costParts } from '../../../pipelines/domain/cost-parts.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import type { costComponents } from '../../../server/questions/costs/contract.ts';
import { useWords } from '../../shared/language.tsx';
import { Help } from '../../shared/ui/help.tsx';
import classes from './costs.module.css';
import { provenances } from './provenance.ts';
import { texts } from './texts.ts';
import type { Step, Waterfall } from './waterfall.ts';
import { useWholeMoney } from './whole-money.ts';

type Part = RowOf<typeof costComponents>;

interface WaterfallBarsProps {
  readonly fall: Waterfall<Part>;
  readonly currency: string | null;
}

/** The parts of the cost as bars, each starting where the one before ends; solid what is known, patterned what is not. */
export function WaterfallBars({ fall, currency }: WaterfallBarsProps) {
  const say = useWords();
  const money = useWholeMoney(currency);
  const at = (value: number) => ((value - fall.low) / (fall.high - fall.low || 1)) * 100;
  return (
    <ol className={classes.waterfall} aria-label={say(texts.partsSummary)}>
      {fall.steps.map((step) => (
        <StepRow key={step.row.component} step={step} at={at} currency={currency} />
      ))}
      <li className={classes.step} data-total>
        <span>{say(texts.allReturns)}</span>
        <span className={classes.track} aria-hidden>
          <span className={classes.whole} style={{ left: `${at(0)}%`, width: `${at(fall.total) - at(0)}%` }} />
        </span>
        <b>{money(fall.total)}</b>
      </li>
    </ol>
  );
}

interface StepRowProps {
  readonly step: Step<Part>;
  readonly at: (value: number) => number;
  readonly currency: string | null;
}

function StepRow({ step: { row, start, end }, at, currency }: StepRowProps) {
  const say = useWords();
  const money = useWholeMoney(currency);
  const { label, about } = costParts[row.component];
  const name = say(label);
  const hasRange = row.low_minor !== null && row.high_minor !== null && row.low_minor !== row.high_minor;
  const range = hasRange ? say(texts.partRange(money(row.low_minor), money(row.high_minor))) : undefined;
  const left = at(Math.min(start, end));
  return (
    <li className={classes.step} title={range}>
      <span className={classes.part}>
        {name}
        <Help of={name} text={[say(about), range].filter(Boolean).join(' ')} />
      </span>
      <span className={classes.track} aria-hidden>
        <span className={classes.bar} style={{ left: `${left}%`, width: `${at(Math.max(start, end)) - left}%` }}>
          {provenances.map((provenance) => (
            <span
              key={provenance}
              data-provenance={end < start ? 'back' : provenance}
              style={{ width: `${Math.abs(row[`${provenance}_minor`] / row.total_minor) * 100}%` }}
            />
          ))}
        </span>
        {hasRange && (
          <span
            className={classes.whisker}
            style={{
              left: `${at(start + row.low_minor!)}%`,
              width: `${at(row.high_minor!) - at(row.low_minor!)}%`,
            }}
          />
        )}
      </span>
      <b>{money(row.total_minor)}</b>
    </li>
  );
}
