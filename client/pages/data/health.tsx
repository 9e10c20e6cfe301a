import { dataHealth, type HealthMeasure } from '../../../server/questions/data/contract.ts';
import type { MessageId } from '../../messages/index.ts';
import { useFormat, useText } from '../../shared/language.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import classes from './data.module.css';

const names: Readonly<Record<HealthMeasure, MessageId>> = {
  order_lines: 'health.order_lines',
  lines_with_delivery_date: 'health.delivery_date',
  lines_with_price: 'health.price',
  lines_with_unit_cost: 'health.unit_cost',
  lines_with_carrier: 'health.carrier',
  lines_with_packaging: 'health.packaging',
  lines_with_customer: 'health.customer',
  return_lines: 'health.return_lines',
  returns_matched: 'health.matched',
  returns_with_words: 'health.words',
  returns_with_code: 'health.code',
  returns_with_reason: 'health.reason',
  returns_with_label_cost: 'health.label_cost',
  money_only_lines: 'health.money_only',
  not_returned_lines: 'health.not_returned',
};

/** Counts rather than coverage: how much there is, not how much of it is filled in. */
const totals: ReadonlySet<HealthMeasure> = new Set([
  'order_lines',
  'return_lines',
  'money_only_lines',
  'not_returned_lines',
]);

/** How complete the data is: what figures rest on, and which of them are assumed for lack of it. */
export function Health() {
  const t = useText();
  const format = useFormat();
  return (
    <Panel title={t('data.health')} query={dataHealth} params={{}} height={320} hasTable>
      {({ rows }) => (
        <ul className={classes.health}>
          {rows.map(({ measure, part, whole }) => {
            const share = whole > 0 ? part / whole : 0;
            return totals.has(measure) ? (
              <li key={measure} className={classes.total}>
                <span>{t(names[measure])}</span>
                <b>{format.value('count', part)}</b>
              </li>
            ) : (
              <li key={measure} className={classes.measure}>
                <span>{t(names[measure])}</span>
                <span className={classes.track} aria-hidden>
                  <span style={{ width: `${share * 100}%` }} />
                </span>
                <b>{whole > 0 ? format.wholePercent(share) : '–'}</b>
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}
