import { useEffect, useRef } from 'react';
import type { RowOf } from '../../../server/contract/query.ts';
import { fixesEffects } from '../../../server/questions/fixes/contract.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import button from '../../shared/ui/button.module.css';
import { PageLink } from '../../shared/ui/page-link.tsx';
import { ReasonMark } from '../../shared/ui/reason-mark.tsx';
import classes from './fixes.module.css';
import { texts } from './texts.ts';

export type Fix = RowOf<typeof fixesEffects>;

interface FixRowProps {
  readonly fix: Fix;
  /** Whether a link led here: it is then shown first. */
  readonly isWanted: boolean;
  readonly onUndo: () => void;
}

/** One fix: what, of which products, what came of it, and by whom. */
export function FixRow({ fix, isWanted, onUndo }: FixRowProps) {
  const say = useWords();
  const format = useFormat();
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isWanted) row.current?.focus();
  }, [isWanted]);
  return (
    <li ref={row} tabIndex={-1} aria-current={isWanted || undefined}>
      <div className={classes.what}>
        <p>
          <b>{format.value('code', fix.lever)}</b> · {format.value('date', fix.fixed_date)} ·{' '}
          {fix.reason ? <ReasonMark code={fix.reason} /> : say(texts.allReturns)}
        </p>
        {fix.product_count > 1 ? (
          <p>
            {say(texts.more(fix.product_count))}: {fix.products}
          </p>
        ) : (
          <PageLink to="/products" search={{ level: fix.first_level, product: fix.first_key }} className={classes.link}>
            {fix.products}
          </PageLink>
        )}
        {fix.note && <p>{fix.note}</p>}
        <small>
          {fix.owner && `${say(texts.owner(fix.owner))} · `}
          {say(texts.recordedBy(fix.said_by, format.value('instant', fix.said_at)))}
        </small>
      </div>
      <Result fix={fix} />
      <button type="button" className={button.button} onClick={onUndo}>
        {say(texts.undo)}
      </button>
    </li>
  );
}

/** What came of it: never more than its interval lets it say. */
function Result({ fix }: { fix: Fix }) {
  const say = useWords();
  const format = useFormat();
  const points = (value: number | null) => (value === null ? '–' : format.points(value / 100));
  const share = (value: number | null) => format.value('ratio', value);
  const [effect, low, high] = [points(fix.effect_points), points(fix.low_points), points(fix.high_points)];
  const verdict = {
    too_early: texts.tooEarly(format.wholePercent(fix.maturity)),
    too_little_before: texts.tooLittleBefore,
    nothing_similar: texts.nothingSimilar,
    fell: texts.sure(effect, low, high),
    rose: texts.sure(effect, low, high),
    no_sure_effect: texts.unsure(low, high),
  }[fix.verdict];
  const figures =
    fix.effect_points === null
      ? texts.soFar(share(fix.before_rate), format.value('count', fix.after_units))
      : texts.compared(
          share(fix.before_rate),
          share(fix.after_rate),
          points(fix.own_points),
          points(fix.control_points),
          fix.similar_products ?? 0,
        );
  return (
    <div className={classes.result}>
      <p className={classes.chip} data-verdict={fix.verdict}>
        {say(verdict)}
      </p>
      <p>{say(figures)}</p>
      {fix.similar_names && (
        <details>
          <summary>{say(fixesEffects.columns.similar_names.label)}</summary>
          <p>{fix.similar_names}</p>
        </details>
      )}
      {fix.other_fixes > 0 && <p>{say(texts.overlaps(fix.other_fixes))}</p>}
    </div>
  );
}
