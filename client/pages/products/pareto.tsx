import { type KeyboardEvent, useMemo, useState } from 'react';
import { useFormat, useWords } from '../../shared/language.tsx';
import { texts } from './texts.ts';
import classes from './triage.module.css';
import { type ParetoBar, pareto, type TriageProduct } from './triage.ts';

const mostBars = 40;
/** Most pixels a bar takes. */
const barWidth = 44;

interface ParetoProps {
  readonly rows: readonly TriageProduct[];
  readonly currency: string | null;
  readonly onOpen: (key: string) => void;
}

/** What each product costs beyond its category, largest first, and how few of them make half of it. One stop of the Tab key; arrows move. */
export function Pareto({ rows, currency, onOpen }: ParetoProps) {
  const say = useWords();
  const format = useFormat();
  const bars = useMemo(() => pareto(rows), [rows]);
  const [wanted, setWanted] = useState(0);
  const [first] = bars;
  if (!first || bars.length < 2) return null;
  const total = bars.reduce((sum, bar) => sum + bar.excess_cost_minor, 0);
  const half = bars.findIndex((bar) => bar.cumulated_share >= 0.5) + 1;
  const shown = bars.slice(0, mostBars);
  const reached = Math.min(wanted, shown.length - 1);
  const onKey = (event: KeyboardEvent<HTMLElement>) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = by && event.currentTarget.querySelectorAll('button')[reached + by];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  const textOf = (bar: ParetoBar) =>
    say(
      texts.paretoBar(
        bar.name,
        format.value('money', bar.excess_cost_minor, currency),
        format.wholePercent(bar.cumulated_share),
      ),
    );
  return (
    <figure className={classes.pareto}>
      <figcaption>{say(texts.paretoHalf(half, format.shortMoney(total, currency)))}</figcaption>
      <ol aria-label={say(texts.pareto)} style={{ maxWidth: shown.length * barWidth }} onKeyDown={onKey}>
        {shown.map((bar, index) => (
          <li key={bar.key}>
            <button
              type="button"
              title={textOf(bar)}
              aria-label={textOf(bar)}
              tabIndex={index === reached ? 0 : -1}
              onFocus={() => setWanted(index)}
              onClick={() => onOpen(bar.key)}
            >
              <i
                data-half={index < half || undefined}
                style={{ height: `${(bar.excess_cost_minor / first.excess_cost_minor) * 100}%` }}
              />
              <b style={{ bottom: `${bar.cumulated_share * 100}%` }} />
            </button>
          </li>
        ))}
      </ol>
    </figure>
  );
}
