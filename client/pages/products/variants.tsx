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

interface VariantsProps {
  readonly filter: Filter;
  /** What cells are held against; the whole product's rate where it is not known. */
  readonly categoryRate: number | null;
}

/** Size × colour: the redder a cell, the further above its category; pale where too little was delivered to tell. */
export function Variants({ filter, categoryRate }: VariantsProps) {
  const say = useWords();
  return (
    <Panel title={say(texts.variants)} query={dossierVariants} params={filter} height={180} hasTable>
      {({ rows }) =>
        rows.every((row) => row.size === null && row.colour === null) ? (
          <Empty text={say(texts.noVariants)} />
        ) : (
          <VariantGrid variants={rows} usual={categoryRate ?? rows[0]?.product_rate ?? null} />
        )
      }
    </Panel>
  );
}

interface VariantGridProps {
  readonly variants: readonly Variant[];
  /** The rate from which on a cell is red. */
  readonly usual: number | null;
}

function VariantGrid({ variants, usual }: VariantGridProps) {
  const say = useWords();
  const format = useFormat();
  const sizes = [...new Set(variants.map((variant) => variant.size))].sort(compareSizes);
  const colours = [...new Set(variants.map((variant) => variant.colour))].sort(compareSizes);
  const find = (size: string | null, colour: string | null) =>
    variants.find((variant) => variant.size === size && variant.colour === colour);
  return (
    <>
      <p className={classes.note}>{say(texts.variantsHint(format.value('ratio', usual)))}</p>
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
                  <VariantCell key={size} variant={find(size, colour)} usual={usual} />
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

/** How red a rate is, in percent: not at all up to the usual one, fully at its double. */
function heatOf(rate: number | null, usual: number | null): number {
  if (rate === null || usual === null || usual <= 0) return 0;
  return Math.round(Math.max(0, Math.min(1, rate / usual - 1)) * 70);
}

function VariantCell({ variant, usual }: { variant: Variant | undefined; usual: number | null }) {
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
      <span className={classes.variant} style={{ '--heat': `${heatOf(fair_rate, usual)}%` } as object}>
        <b>{format.wholePercent(fair_rate ?? 0)}</b>
        <small>{units}</small>
        <span className="visually-hidden">{about}</span>
      </span>
    </td>
  );
}
