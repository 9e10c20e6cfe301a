import type { Filter } from '../../../server/contract/filter.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import { costBreakdown, costComponents } from '../../../server/questions/costs/contract.ts';
import { overviewSummary } from '../../../server/questions/overview/contract.ts';
import { reasonShare } from '../../../server/questions/reasons/contract.ts';
import { useFormat, useText, useWords } from '../../shared/language.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { Empty } from '../../shared/ui/states.tsx';
import { useAnswer } from '../../shared/use-answer.ts';
import { Completeness } from './completeness.tsx';
import classes from './costs.module.css';
import { provenances, sharesOf, sumOf } from './provenance.ts';
import { ProvenanceLegend } from './provenance-legend.tsx';
import { texts } from './texts.ts';
import { waterfall } from './waterfall.ts';
import { WaterfallBars } from './waterfall-bars.tsx';
import { useWholeMoney } from './whole-money.ts';

type Part = RowOf<typeof costComponents>;

/** The whole cost with its range, how well it is known, and the parts it is made of. */
export function CostParts({ filter }: { filter: Filter }) {
  const t = useText();
  const say = useWords();
  return (
    <Panel title={say(texts.parts)} query={costComponents} params={filter} height={420} hasTable>
      {({ rows, currency }) =>
        rows.every((row) => row.total_minor === 0) ? (
          <Empty text={t('empty')} />
        ) : (
          <div className={classes.parts}>
            <Headline rows={rows} currency={currency} filter={filter} />
            <div>
              <WaterfallBars fall={waterfall(rows)} currency={currency} />
              <Nothing rows={rows} />
              <WithoutGoods total={sumOf(rows).total_minor} currency={currency} filter={filter} />
            </div>
          </div>
        )
      }
    </Panel>
  );
}

interface HeadlineProps {
  readonly rows: readonly Part[];
  readonly currency: string | null;
  readonly filter: Filter;
}

/** The sum of all parts. Its ends add up the parts' P10 and P90, so they are wider than independent assumptions give. */
function Headline({ rows, currency, filter }: HeadlineProps) {
  const say = useWords();
  const money = useWholeMoney(currency);
  const sum = (value: (row: Part) => number | null) => rows.reduce((all, row) => all + (value(row) ?? 0), 0);
  const low = sum((row) => row.low_minor ?? row.total_minor);
  const high = sum((row) => row.high_minor ?? row.total_minor);
  const total = sum((row) => row.total_minor);
  return (
    <div className={classes.headline}>
      <p className={classes.total}>{money(total)}</p>
      <p className={classes.note}>{say(texts.range(money(low), money(high)))}</p>
      <Relations total={total} currency={currency} filter={filter} />
      <ProvenanceBar rows={rows} />
      <ProvenanceLegend shares={sharesOf(rows)} />
      <Completeness filter={filter} currency={currency} />
    </div>
  );
}

/** The cost against what was delivered and what came back; its units are those of the cost's own currency. */
function Relations({ total, currency, filter }: { total: number; currency: string | null; filter: Filter }) {
  const say = useWords();
  const format = useFormat();
  const current = useAnswer(overviewSummary, filter).data?.rows.find((row) => row.period === 'current');
  const cells = useAnswer(costBreakdown, filter).data?.rows;
  if (!current || !cells) return null;
  const ratio = (part: number, whole: number) => (whole > 0 ? part / whole : null);
  const share = format.value('ratio', ratio(total, current.delivered_value_minor));
  const units = cells.reduce((all, cell) => all + cell.returned_units, 0);
  const each = format.value('money', ratio(total, units), currency);
  return (
    <ul className={classes.relations}>
      <li>{say(texts.ofDelivered(share))}</li>
      <li>{say(texts.perUnit(each))}</li>
    </ul>
  );
}

/** Why the costs of the reasons add up to less: money given back without goods has no part in them. */
function WithoutGoods({ total, currency, filter }: { total: number; currency: string | null; filter: Filter }) {
  const say = useWords();
  const money = useWholeMoney(currency);
  const reasons = useAnswer(reasonShare, filter).data?.rows;
  if (!reasons) return null;
  const rest = total - reasons.reduce((all, row) => all + row.return_cost_minor, 0);
  return rest === 0 ? null : <p className={classes.note}>{say(texts.withoutGoods(money(rest)))}</p>;
}

function ProvenanceBar({ rows }: { rows: readonly Part[] }) {
  const shares = sharesOf(rows);
  return (
    <div className={classes.wholeBar} aria-hidden>
      {provenances.map((provenance) => (
        <span
          key={provenance}
          data-provenance={provenance}
          style={{ width: `${Math.max(shares[provenance], 0) * 100}%` }}
        />
      ))}
    </div>
  );
}

/** Names the parts of which there was nothing, so that nobody looks for them. */
function Nothing({ rows }: { rows: readonly Part[] }) {
  const say = useWords();
  const format = useFormat();
  const names = rows.filter((row) => row.total_minor === 0).map((row) => format.value('code', row.component));
  return names.length > 0 ? <p className={classes.note}>{say(texts.nothingOf(names.join(', ')))}</p> : null;
}
