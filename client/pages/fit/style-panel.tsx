import type { Filter } from '../../../server/contract/filter.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import type { fitStyles } from '../../../server/questions/fit/contract.ts';
import { RecordFix } from '../../shared/fixes/record-fix.tsx';
import { useFormat, useWords } from '../../shared/language.tsx';
import button from '../../shared/ui/button.module.css';
import { PageLink } from '../../shared/ui/page-link.tsx';
import { SidePanel } from '../../shared/ui/side-panel.tsx';
import { Direction } from './direction.tsx';
import classes from './fit.module.css';
import { Guide } from './guide.tsx';
import { Moves } from './moves.tsx';
import { RunsMark } from './runs-mark.tsx';
import { Sizes } from './sizes.tsx';
import { texts } from './texts.ts';

type Style = RowOf<typeof fitStyles>;

interface StylePanelProps {
  readonly model: string;
  /** Undefined where the filter leaves nothing of it. */
  readonly style: Style | undefined;
  readonly currency: string | null;
  readonly filter: Filter;
  readonly onClose: () => void;
}

/** One style: how it runs, what to tell customers, each size, and what they keep instead. */
export function StylePanel({ model, style, currency, filter, onClose }: StylePanelProps) {
  const say = useWords();
  const own: Filter = { ...filter, style: [model] };
  const subtitle = [model, style?.category].filter(Boolean).join(' · ');
  return (
    <SidePanel title={style?.name ?? model} subtitle={subtitle} isWide onClose={onClose}>
      {style && <Verdict style={style} currency={currency} />}
      {style && <Guide style={style} />}
      <div className={classes.tools}>
        <RecordFix key={model} products={[{ level: 'style', level_key: model, name: style?.name ?? model }]} />
        <PageLink to="/products" search={{ ...filter, level: 'style', product: model }} className={button.button}>
          {say(texts.dossier)}
        </PageLink>
      </div>
      <Sizes filter={own} />
      <Moves filter={own} />
    </SidePanel>
  );
}

function Verdict({ style, currency }: { style: Style; currency: string | null }) {
  const say = useWords();
  const format = useFormat();
  const number = (value: number | null) => format.value('number', value);
  const count = (value: number) => format.value('count', value);
  const { offset_sizes, offset_low, offset_high, moved_units, larger_kept, smaller_kept, bracketed_units } = style;
  return (
    <section className={classes.verdict}>
      <p className={classes.headline}>
        <RunsMark style={style} />
        <Direction fit={style} />
      </p>
      <ul>
        {offset_sizes !== null && (
          <li>
            {say(
              texts.off(
                `${offset_sizes > 0 ? '+' : ''}${number(offset_sizes)}`,
                number(offset_low),
                number(offset_high),
                count(moved_units),
              ),
            )}
          </li>
        )}
        {larger_kept + smaller_kept > 0 && <li>{say(texts.pairs(count(larger_kept), count(smaller_kept)))}</li>}
        {bracketed_units > 0 && (
          <li>
            {say(texts.brackets(count(bracketed_units), format.value('money', style.bracket_cost_minor, currency)))}
          </li>
        )}
      </ul>
    </section>
  );
}
