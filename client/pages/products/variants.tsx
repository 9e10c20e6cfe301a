import { compareSizes } from '../../../pipelines/domain/sizes.ts';
import type { Filter } from '../../../server/contract/filter.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import { dossierVariants } from '../../../server/questions/dossier/contract.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { Empty } from '../../shared/ui/states.tsx';
import classes from './dossier.module.css';

import { texts } from './texts.ts';

type Variant = RowOf<typeof dossierVariants>;

/** Size × colour: the darker a cell, the higher its rate; pale where too little was delivered to tell. */
export function Variants({ filter }: { filter: Filter }) {
  const say = useWords();
  return (
    <Panel title={say(texts.variants)} query={dossierVariants} params={filter} height={180} hasTable>
      {({ rows }) =>
        rows.every((row) => row.size === null && row.colour === null) ? (
          <Empty text={say(texts.noVariants)} />
        ) : (
          <VariantGrid variants={rows} />
        )
      }
    </Panel>
  );
}

function VariantGrid({ variants }: { variants: readonly Variant[] }) {
  const say = useWords();
  const sizes = [...new Set(variants.map((variant) => variant.size))].sort(compareSizes);
  const colours = [...new Set(variants.map((variant) => variant.colour))].sort(compareSizes);
  const max = Math.max(...variants.map((variant) => variant.fair_rate ?? 0)) || 1;
  const find = (size: string | null, colour: string | null) =>
    variants.find((variant) => variant.size === size && variant.colour === colour);
  return (
    <>
      <p className={classes.note}>{say(texts.variantsHint)}</p>
      <div className={`${classes.scroll} sideways`}>
        <table className={classes.grid} aria-label={say(texts.variants)}>
          <thead>
            <tr>
              <td />
              {sizes.map((size) => (
                <Heading key={size} scope="col" text={size ?? (sizes.length > 1 ? say(texts.noSize) : null)} />
              ))}
            </tr>
          </thead>
          <tbody>
            {colours.map((colour) => (
              <tr key={colour}>
                <Heading scope="row" text={colour ?? (colours.length > 1 ? say(texts.noColour) : null)} />
                {sizes.map((size) => (
                  <VariantCell key={size} variant={find(size, colour)} max={max} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** A heading; where the product has one kind only and no name for it, there is nothing to head. */
function Heading({ scope, text }: { scope: 'col' | 'row'; text: string | null }) {
  return text === null ? <td /> : <th scope={scope}>{text}</th>;
}

function VariantCell({ variant, max }: { variant: Variant | undefined; max: number }) {
  const say = useWords();
  const format = useFormat();
  if (!variant) return <td />;
  const percent = (value: number | null) => format.value('ratio', value);
  const count = (value: number) => format.value('count', value);
  const units = say(texts.ofUnits(count(variant.returned_units), count(variant.delivered_units)));
  const name = [variant.size, variant.colour].filter(Boolean).join(' · ');
  const { fair_rate, rate_low, rate_high, too_small_units, too_large_units } = variant;
  const about = [
    say(texts.variantCell(name, percent(fair_rate), percent(rate_low), percent(rate_high), units)),
    ...(too_small_units + too_large_units > 0
      ? [say(texts.smallLarge(count(too_small_units), count(too_large_units)))]
      : []),
    ...(variant.is_uncertain ? [say(texts.uncertain)] : []),
  ].join('; ');
  return (
    <td data-uncertain={variant.is_uncertain || undefined} title={about}>
      <span className={classes.variant} style={{ '--heat': `${Math.round(((fair_rate ?? 0) / max) * 70)}%` } as object}>
        <b>{format.wholePercent(fair_rate ?? 0)}</b>
        <small>{units}</small>
        <span className="visually-hidden">{about}</span>
      </span>
    </td>
  );
}
