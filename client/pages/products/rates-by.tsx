import type { Filter } from '../../../server/contract/filter.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import { productRates } from '../../../server/questions/products/contract.ts';
import { discountRange } from '../../shared/discount-range.ts';
import { useFormat, useLanguage, useWords } from '../../shared/language.tsx';
import { placeName } from '../../shared/place-name.ts';
import { Panel } from '../../shared/ui/panel.tsx';
import { RateInterval, scaleEnd } from '../../shared/ui/rate-interval.tsx';
import classes from './dossier.module.css';
import type { ProductLevel } from './table-tools.tsx';
import { texts } from './texts.ts';
import { worstFirst } from './worst-first.ts';

type Part = RowOf<typeof productRates>;

const mostParts = 12;

interface RatesByProps {
  readonly title: string;
  readonly level: ProductLevel;
  readonly filter: Filter;
}

/** The product's rate by the values of a dimension, each with its interval, the whole product's as a mark: the clearly high ones first. */
export function RatesBy({ title, level, filter }: RatesByProps) {
  const say = useWords();
  return (
    <Panel title={title} query={productRates} params={{ ...filter, level }} height={120} hasTable>
      {({ rows }) =>
        rows.length === 1 ? (
          <p className={classes.note}>{say(texts.oneOnly(nameOf(rows[0]!) ?? say(texts.unknownPart)))}</p>
        ) : (
          <Parts parts={rows} level={level} />
        )
      }
    </Panel>
  );
}

/** A lot has a number beside the key that keeps it apart from those of other products. */
function nameOf({ name, level_key }: Part): string | null {
  return name ?? level_key;
}

function byKey(a: Part, b: Part): number {
  return (a.level_key ?? '~').localeCompare(b.level_key ?? '~');
}

function Parts({ parts, level }: { parts: readonly Part[]; level: ProductLevel }) {
  const { language } = useLanguage();
  const say = useWords();
  const format = useFormat();
  const nameIn = (part: Part) => {
    const name = nameOf(part);
    if (name === null) return say(texts.unknownPart);
    if (level === 'discount_depth') return discountRange(name);
    return level === 'country' ? placeName(language, 'country', name) : name;
  };
  const most = worstFirst(parts).slice(0, mostParts);
  const shown = level === 'discount_depth' ? most.sort(byKey) : most;
  const max = scaleEnd(shown.map((part) => part.rate_high));
  return (
    <ul className={classes.parts}>
      {shown.map((part) => (
        <li key={part.level_key}>
          <span>
            {nameIn(part)}{' '}
            <small>
              {say(texts.ofUnits(format.value('count', part.returned_units), format.value('count', part.sold_units)))}
            </small>
          </span>
          <RateInterval
            rate={part.fair_rate}
            low={part.rate_low}
            high={part.rate_high}
            soFar={part.return_rate}
            category={part.category_rate}
            max={max}
            isHigh={part.is_clearly_high}
          />
          <b>{format.value('ratio', part.fair_rate)}</b>
        </li>
      ))}
    </ul>
  );
}
