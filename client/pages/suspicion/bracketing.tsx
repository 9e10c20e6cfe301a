import type { Filter } from '../../../server/contract/filter.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import { suspicionBracketing } from '../../../server/questions/suspicion/contract.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import classes from './suspicion.module.css';
import { outcomes, texts } from './texts.ts';

type Bracket = RowOf<typeof suspicionBracketing>;
type Outcome = Bracket['outcome'];

const order = Object.keys(outcomes) as Outcome[];

/** Orders of several sizes, by what was kept of them: counted apart, suspected of nothing. */
export function Bracketing({ filter }: { filter: Filter }) {
  const say = useWords();
  return (
    <Panel
      title={say(texts.bracketing)}
      query={suspicionBracketing}
      params={filter}
      emptyText={say(texts.bracketingNone)}
      height={200}
      hasTable
    >
      {({ rows, currency }) => (
        <>
          <p className={classes.about}>{say(texts.bracketingAbout)}</p>
          <ul className={classes.legend}>
            {order.map((outcome) => (
              <li key={outcome}>
                <i data-outcome={outcome} aria-hidden />
                {say(outcomes[outcome])}
              </li>
            ))}
          </ul>
          <ul className={classes.brackets}>
            {byCategory(rows).map((own) => (
              <CategoryBar key={own[0]!.category} rows={own} currency={currency} />
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

/** One category's orders by outcome; the bar shows shares, the text says the numbers. */
function CategoryBar({ rows, currency }: { rows: readonly Bracket[]; currency: string | null }) {
  const say = useWords();
  const format = useFormat();
  const orders = ordersOf(rows);
  const cost = rows.reduce((all, row) => all + row.return_cost_minor, 0);
  const part = (outcome: Outcome) => ordersOf(rows.filter((row) => row.outcome === outcome)) / orders;
  const spoken = order.map((outcome) => `${say(outcomes[outcome])} ${format.wholePercent(part(outcome))}`).join(', ');
  return (
    <li>
      <span>{rows[0]?.category ?? say(texts.noCategory)}</span>
      <span className={classes.bar} role="img" aria-label={spoken} title={spoken}>
        {order.map((outcome) => (
          <span key={outcome} data-outcome={outcome} style={{ width: `${part(outcome) * 100}%` }}>
            {part(outcome) >= 0.12 && format.wholePercent(part(outcome))}
          </span>
        ))}
      </span>
      <span className={classes.quiet}>
        {say(texts.orders(format.value('count', orders), format.value('money', cost, currency)))}
      </span>
    </li>
  );
}

function ordersOf(rows: readonly Bracket[]): number {
  return rows.reduce((all, row) => all + row.bracketed_orders, 0);
}

/** The rows of each category, most orders first. */
function byCategory(rows: readonly Bracket[]): Bracket[][] {
  const groups = [...new Set(rows.map((row) => row.category))].map((category) =>
    rows.filter((row) => row.category === category),
  );
  return groups.sort((a, b) => ordersOf(b) - ordersOf(a));
}
