import type { Filter } from '../../../server/contract/filter.ts';
import { costDuty } from '../../../server/questions/costs/contract.ts';
import { overviewSummary } from '../../../server/questions/overview/contract.ts';
import { useFormat, useText, useWords } from '../../shared/language.tsx';
import { useAnswer } from '../../shared/use-answer.ts';
import classes from './costs.module.css';
import { texts } from './texts.ts';

/** How complete the money is: of how many returned units the exports tell it, and which are not in its currency. */
export function Completeness({ filter, currency }: { filter: Filter; currency: string | null }) {
  const t = useText();
  const say = useWords();
  const format = useFormat();
  const [duty, overview] = [useAnswer(costDuty, filter), useAnswer(overviewSummary, filter)];
  const rows = duty.data?.rows;
  const summary = overview.data?.rows.find((row) => row.period === 'current');
  if (!rows || duty.isPlaceholderData !== overview.isPlaceholderData) return null;
  const sum = (name: 'returned_units' | 'exchanged_units' | 'refund_told_units' | 'label_told_units') =>
    rows.reduce((all, row) => all + row[name], 0);
  const count = (value: number) => format.value('count', value);
  const share = (part: number, whole: number) => format.value('ratio', part / whole);
  const units = sum('returned_units');
  const refundable = units - sum('exchanged_units');
  const all = summary?.returned_units ?? units;
  return (
    <ul className={classes.completeness} aria-label={say(texts.completeness)}>
      {refundable > 0 && (
        <li>
          {say(texts.refundTold(share(sum('refund_told_units'), refundable), count(refundable), refundable < units))}
          {sum('refund_told_units') < refundable && ` ${say(texts.refundNotTold)}`}
        </li>
      )}
      {units > 0 && <li>{say(texts.labelTold(share(sum('label_told_units'), units), count(units)))}</li>}
      {currency && units < all && <li>{t('money.covers', { covered: count(units), all: count(all), currency })}</li>}
    </ul>
  );
}
