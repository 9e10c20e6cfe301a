import { ChevronRight } from 'lucide-react';
import type { GroupCode, ReasonCode } from '../../../pipelines/domain/reasons.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import { ReasonMark, reasonColour } from '../../shared/ui/reason-mark.tsx';
import { Sparkline } from '../../shared/ui/sparkline.tsx';
import classes from './reasons.module.css';
import { texts } from './texts.ts';
import type { Branch } from './tree.ts';
import { useChosen } from './use-chosen.ts';

interface TreeRowProps {
  readonly branch: Branch<GroupCode | ReasonCode>;
  readonly most: number;
  readonly currency: string | null;
  /** Whether lines are counted in parts. */
  readonly isWeighted: boolean;
  /** Of a group only: its finer reasons' door. */
  readonly isOpen?: boolean;
  readonly onOpen?: () => void;
}

/** One line of the tree: its name chooses it, its arrow opens it; the arrow keys go through the lines. */
export function TreeRow({ branch, most, currency, isWeighted, isOpen, onOpen }: TreeRowProps) {
  const say = useWords();
  const format = useFormat();
  const chosen = useChosen();
  const name = format.value('code', branch.code);
  return (
    <tr data-chosen={chosen.has(branch.code) || undefined} data-finer={!onOpen || undefined}>
      <th scope="row">
        <span className={classes.name}>
          {onOpen && (
            <button
              type="button"
              className={classes.opener}
              aria-expanded={isOpen}
              aria-label={say(texts.open(name))}
              onClick={onOpen}
            >
              <ChevronRight size={16} aria-hidden />
            </button>
          )}
          <button
            type="button"
            data-branch
            className={classes.choose}
            aria-pressed={chosen.has(branch.code)}
            onClick={() => chosen.toggle(branch.code)}
          >
            {onOpen ? <ReasonMark code={branch.code} /> : name}
          </button>
        </span>
      </th>
      <td className={classes.share}>
        <span className={classes.bar}>
          <span className={classes.track} aria-hidden>
            <span
              className={classes.fill}
              style={{ width: `${(branch.share / most) * 100}%`, background: reasonColour(branch.code) }}
            />
          </span>
          {format.value('ratio', branch.share)}
        </span>
      </td>
      <td data-numeric>{format.value(isWeighted ? 'number' : 'count', branch.counted_lines)}</td>
      <td className={classes.extra}>
        <Sparkline values={branch.trend} label={say(texts.trendOf(name))} />
      </td>
      <td data-numeric className={classes.extra}>
        {format.shortMoney(branch.return_cost_minor, currency)}
      </td>
      <td data-numeric className={classes.extra}>
        {format.value('ratio', branch.mean_confidence)}
      </td>
      <td data-numeric className={classes.extra}>
        {format.value('count', branch.conflict_lines)}
      </td>
    </tr>
  );
}
