import type { GroupCode } from '../../../pipelines/domain/reasons.ts';
import { compareSizes } from '../../../pipelines/domain/sizes.ts';
import type { UiLanguage, Words } from '../../../pipelines/domain/words.ts';
import type { Column } from '../../../server/contract/columns.ts';
import { dimensions, filterDimensions } from '../../../server/contract/dimensions.ts';
import { bases, type Filter } from '../../../server/contract/filter.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import {
  dossierCauses,
  dossierHead,
  type dossierPlaces,
  dossierVariants,
  type dossierWeeks,
} from '../../../server/questions/dossier/contract.ts';
import { productRates } from '../../../server/questions/products/contract.ts';
import type { reasonQuotes } from '../../../server/questions/reasons/contract.ts';
import type { Format } from '../../shared/format.ts';
import { placeName } from '../../shared/place-name.ts';
import { typeset } from '../../shared/typeset.ts';
import { byFault, byGroup, type CauseSum } from './cause-tree.ts';
import { packTexts } from './pack-texts.ts';
import { faultNames, texts } from './texts.ts';
import { worstFirst } from './worst-first.ts';

/** Who a pack is for: each gets what it can act on. */
export const recipients = ['supplier', 'photo', 'size_guide'] as const;
export type Recipient = (typeof recipients)[number];

/** The causes that each of them answers for. */
export const causesFor: Readonly<Record<Recipient, readonly GroupCode[]>> = {
  supplier: ['defective', 'size_fit', 'not_as_described'],
  photo: ['not_as_described'],
  size_guide: ['size_fit'],
};

/** What is known of the product, as the questions answered it. */
export interface PackFacts {
  /** Its key: a style or a SKU. */
  readonly product: string;
  readonly rates: RowOf<typeof productRates> | undefined;
  readonly head: RowOf<typeof dossierHead>;
  readonly causes: readonly RowOf<typeof dossierCauses>[];
  readonly weeks: readonly RowOf<typeof dossierWeeks>[];
  readonly variants: readonly RowOf<typeof dossierVariants>[];
  readonly places: readonly RowOf<typeof dossierPlaces>[];
  /** Its lots, and what of it has none. */
  readonly lots: readonly RowOf<typeof productRates>[];
  /** Of the causes that the recipient answers for. */
  readonly quotes: readonly RowOf<typeof reasonQuotes>[];
  /** What all of it was cut to, the product itself included. */
  readonly filter: Filter;
  /** `YYYY-MM-DD`: the last day that the data cover. */
  readonly completeThrough: string | null;
}

/** A customer's words, the stretches that prove a reason, and what stands beside them. */
export interface PackQuote {
  readonly text: string;
  readonly language: string;
  readonly spans: readonly (readonly [number, number])[];
  readonly about: string;
}

/** A pack is a list of these, whatever it is drawn as. */
export type PackBlock =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'picture'; readonly address: string; readonly name: string }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'quotes'; readonly quotes: readonly PackQuote[] };

/** What one recipient should know of a product to mend it, in the language of `format`. */
export function packOf(facts: PackFacts, recipient: Recipient, language: UiLanguage, format: Format): PackBlock[] {
  const say = (words: Words) => typeset(words[language], language);
  const part = { facts, recipient, language, say, format };
  const name = facts.head.name ?? facts.product;
  const address = facts.head.image_url;
  return [
    { kind: 'title', text: say(texts.barOf(say(packTexts.titles[recipient]), name)) },
    { kind: 'text', text: say(packTexts.asks[recipient]) },
    ...(address ? [{ kind: 'picture', address, name } as const] : []),
    ...coverage(part),
    ...figures(part),
    ...causes(part),
    ...(recipient === 'supplier' ? [...change(part), ...lots(part)] : []),
    ...(recipient === 'photo' ? gaps(part) : sizes(part)),
    ...quotes(part),
  ];
}

interface Part {
  readonly facts: PackFacts;
  readonly recipient: Recipient;
  readonly language: UiLanguage;
  readonly say: (words: Words) => string;
  readonly format: Format;
}

/** Which days and which part of the sales all figures below are of. */
function coverage({ facts: { product, filter, completeThrough }, language, say, format }: Part): PackBlock[] {
  const day = (text: string | undefined) => (text ? format.value('date', Date.parse(text)) : '…');
  const period = filter.from || filter.to ? `${day(filter.from)} – ${day(filter.to)}` : say(packTexts.allTime);
  const nameOf = (dimension: (typeof filterDimensions)[number], value: string) => {
    if (dimension === 'country') return placeName(language, 'country', value);
    return dimension === 'reason' ? format.value('code', value) : value;
  };
  const cuts = filterDimensions.flatMap((dimension) => {
    const values = filter[dimension] ?? [];
    if (values.length === 0 || (values.length === 1 && values[0] === product)) return [];
    return [[say(dimensions[dimension].label), values.map((value) => nameOf(dimension, value)).join(', ')]];
  });
  return [
    {
      kind: 'table',
      head: [say(packTexts.covers), ''],
      rows: [
        [say(packTexts.period), period],
        [say(packTexts.counted), format.value('code', filter.basis ?? bases[0])],
        ...(completeThrough ? [[say(packTexts.through), day(completeThrough)]] : []),
        ...(cuts.length > 0 ? cuts : [[say(packTexts.part), say(packTexts.allSales)]]),
      ],
    },
  ];
}

/** Counts and rates; of money nothing, which is nobody's but the shop's. */
function figures({ facts: { product, rates, head }, say, format }: Part): PackBlock[] {
  const { columns } = dossierHead;
  const names = ['category', 'supplier', 'delivered_units', 'returned_units', 'return_rate', 'completeness'] as const;
  const rateRows = (['fair_rate', 'rate_low', 'rate_high', 'category_rate'] as const).map((name) => [
    say(productRates.columns[name].label),
    format.value('ratio', rates?.[name] ?? null),
  ]);
  return [
    {
      kind: 'table',
      head: [say(packTexts.figure), say(packTexts.value)],
      rows: [
        [say(texts.product), product],
        ...names.map((name) => [say(columns[name].label), format.value(columns[name].kind, head[name])]),
        ...(rates ? rateRows : []),
      ],
    },
  ];
}

/** Who answers for how much of it, then the reasons that the recipient can act on; the most frequent first. */
function causes({ facts, recipient, say, format }: Part): PackBlock[] {
  const { columns } = dossierCauses;
  const own = facts.causes.filter((cause) => causesFor[recipient].includes(cause.reason_group));
  const percent = (value: number | null) => format.value('ratio', value);
  const points = (value: number | null) => (value === null ? '–' : format.points(value / 100));
  const all = byFault(facts.causes).flatMap(({ fault, causes }) =>
    byGroup(causes).map((group) => ({ ...group, fault: say(faultNames[fault]) })),
  );
  const figuresOf = (sum: CauseSum) => [
    format.value('count', sum.returned_units),
    percent(sum.rate),
    percent(sum.rest_rate),
    points(sum.difference_points),
  ];
  const figureNames = [columns.returned_units, columns.rate, columns.rest_rate, columns.difference_points];
  const headOf = (...named: readonly Column[]) => [...named, ...figureNames].map((column) => say(column.label));
  return [
    { kind: 'heading', text: say(texts.causes) },
    {
      kind: 'table',
      head: headOf(columns.fault, columns.reason_group),
      rows: mostReturned(all).map((group) => [group.fault, format.value('code', group.group), ...figuresOf(group)]),
    },
    {
      kind: 'table',
      head: headOf(columns.reason),
      rows: mostReturned(own).map((cause) => [format.value('code', cause.reason), ...figuresOf(cause)]),
    },
  ];
}

/** Those of which most came back first; those of which nothing did left out. */
function mostReturned<T extends { readonly returned_units: number }>(sums: readonly T[]): T[] {
  return sums.filter((sum) => sum.returned_units > 0).sort((one, other) => other.returned_units - one.returned_units);
}

/** Since which week of shipping a rate is another; or that none is. */
function change({ facts, say, format }: Part): PackBlock[] {
  const week = facts.weeks.find((one) => one.change !== null);
  const day = (value: number | null) => format.value('date', value);
  const percent = (value: number | null) => format.value('ratio', value);
  const told = () => {
    if (!week?.change) return say(texts.steady);
    const what = week.change === 'all_reasons' ? say(texts.allReasons) : format.value('code', week.change);
    const [before, after] = [percent(week.change_before), percent(week.change_after)];
    return say(texts.changed(what, day(week.change_week), before, after, day(week.change_from), day(week.change_to)));
  };
  return [
    { kind: 'heading', text: say(texts.weeks) },
    { kind: 'text', text: told() },
  ];
}

/** How often each lot comes back, where lots are known. */
function lots({ facts, say, format }: Part): PackBlock[] {
  if (!facts.lots.some((lot) => lot.name !== null)) return [];
  const { sold_units, returned_units, fair_rate, is_clearly_high } = productRates.columns;
  const percent = (value: number | null) => format.value('ratio', value);
  return [
    { kind: 'heading', text: say(texts.byLot) },
    {
      kind: 'table',
      head: [dimensions.lot, sold_units, returned_units, fair_rate, { label: packTexts.interval }, is_clearly_high].map(
        ({ label }) => say(label),
      ),
      rows: worstFirst(facts.lots).map((lot) => [
        lot.name ?? say(texts.unknownPart),
        format.value('count', lot.sold_units),
        format.value('count', lot.returned_units),
        percent(lot.fair_rate),
        `${percent(lot.rate_low)} – ${percent(lot.rate_high)}`,
        format.value(is_clearly_high.kind, lot.is_clearly_high),
      ]),
    },
  ];
}

function sizes({ facts, say, format }: Part): PackBlock[] {
  const { columns } = dossierVariants;
  const known = facts.variants.filter((variant) => variant.size !== null || variant.colour !== null);
  if (known.length === 0) return [];
  const ordered = [...known].sort((a, b) => compareSizes(a.colour, b.colour) || compareSizes(a.size, b.size));
  const names = [
    ...(['colour', 'size', 'delivered_units', 'returned_units', 'too_small_units', 'too_large_units'] as const),
    ...(['fair_rate', 'rate_low', 'rate_high'] as const),
  ];
  return [
    { kind: 'heading', text: say(texts.variants) },
    {
      kind: 'table',
      head: names.map((name) => say(columns[name].label)),
      rows: ordered.map((variant) => names.map((name) => format.value(columns[name].kind, variant[name]))),
    },
  ];
}

/** Countries and languages in which one of the recipient's causes stands out. */
function gaps({ facts, recipient, language, say, format }: Part): PackBlock[] {
  const own = facts.places.filter((place) => place.is_gap && causesFor[recipient].includes(place.reason_group));
  const lines = own.map((gap) =>
    say(
      texts.gap(
        placeName(language, gap.place_kind, gap.place),
        format.value('code', gap.reason_group),
        format.wholePercent(gap.share),
        format.wholePercent(gap.others_share ?? 0),
      ),
    ),
  );
  return [
    { kind: 'heading', text: say(texts.places) },
    ...(lines.length > 0 ? lines : [say(texts.noGap)]).map((text): PackBlock => ({ kind: 'text', text })),
  ];
}

/** What customers wrote of the recipient's causes, the most frequent cause first. */
function quotes({ facts, recipient, say, format }: Part): PackBlock[] {
  const unitsBy = new Map(byGroup(facts.causes).map((sum) => [sum.group, sum.returned_units]));
  const unitsOf = (group: GroupCode) => unitsBy.get(group) ?? 0;
  const quoted = causesFor[recipient]
    .filter((group) => facts.quotes.some((quote) => quote.reason_group === group))
    .sort((one, other) => unitsOf(other) - unitsOf(one));
  const blocks = quoted.flatMap((group): PackBlock[] => [
    { kind: 'heading', text: format.value('code', group) },
    {
      kind: 'quotes',
      quotes: facts.quotes.filter((quote) => quote.reason_group === group).map((quote) => packQuote(quote, format)),
    },
  ]);
  return [
    { kind: 'heading', text: say(packTexts.words) },
    { kind: 'text', text: say(blocks.length > 0 ? packTexts.wordsHint : texts.noWords) },
    ...blocks,
  ];
}

function packQuote(quote: RowOf<typeof reasonQuotes>, format: Format): PackQuote {
  const found = JSON.parse(quote.found || '[]') as { readonly spans: readonly [number, number][] }[];
  return {
    text: quote.reason_text,
    language: quote.language,
    spans: found.flatMap((one) => one.spans),
    about: [format.value('code', quote.reason), quote.sku, format.value('date', quote.requested_date)]
      .filter(Boolean)
      .join(' · '),
  };
}
