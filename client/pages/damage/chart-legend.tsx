import type { Words } from '../../../pipelines/domain/words.ts';
import { damageWeekly } from '../../../server/questions/damage/contract.ts';
import { useWords } from '../../shared/language.tsx';
import classes from './damage.module.css';
import { texts } from './texts.ts';
import { type MarkKind, WeekMark } from './week-mark.tsx';

const marks: readonly { kind: MarkKind; name: Words }[] = [
  { kind: 'complete', name: texts.complete },
  { kind: 'incomplete', name: texts.incomplete },
  { kind: 'outside', name: texts.outsideMark },
];

/** What dots, hollow dots, diamonds, line and band mean. */
export function ChartLegend() {
  const say = useWords();
  return (
    <ul className={classes.legend}>
      {marks.map(({ kind, name }) => (
        <li key={kind}>
          <svg width={14} height={14} aria-hidden="true">
            <WeekMark kind={kind} cx={7} cy={7} />
          </svg>
          {say(name)}
        </li>
      ))}
      <li>
        <i className={classes.mean} aria-hidden />
        {say(damageWeekly.columns.mean_rate.label)}
      </li>
      <li>
        <i className={classes.band} aria-hidden />
        {say(texts.limits)}
      </li>
    </ul>
  );
}
