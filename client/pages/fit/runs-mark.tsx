import type { RowOf } from '../../../server/contract/query.ts';
import type { fitStyles } from '../../../server/questions/fit/contract.ts';
import { useWords } from '../../shared/language.tsx';
import classes from './fit.module.css';
import { runs, texts } from './texts.ts';

/** How a style runs, and whether to act on it now. */
export function RunsMark({ style }: { style: Pick<RowOf<typeof fitStyles>, 'runs' | 'is_to_act_on'> }) {
  const say = useWords();
  return (
    <span className={classes.runs} data-runs={style.runs}>
      {say(runs[style.runs])}
      {style.is_to_act_on && <b>{say(texts.actNow)}</b>}
    </span>
  );
}
