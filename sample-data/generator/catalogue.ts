import { dayText, firstDay, monthOf } from './calendar.ts';
import { type Category, categories } from './categories.ts';
import {
  type Launch,
  launches,
  lotCategories,
  pickerSwap,
  risingPlants,
  type StylePlant,
  stylePlants,
} from './plants.ts';
import { Random } from './random.ts';

export interface Style {
  readonly id: string;
  readonly name: string;
  readonly category: Category;
  readonly rank: number;
  readonly supplier: string;
  readonly colours: readonly string[];
  readonly sizes: readonly string[];
  readonly listMinor: number;
  readonly costMinor: number;
  readonly plant: StylePlant | null;
  /** What is wrong with it from a day on, beside its plant. */
  readonly late: LateHazard | null;
  /** The day it goes on sale. */
  readonly from: number;
  /** The rank by which it is wanted. */
  readonly wantedLike: number;
  /** Every colour in every size: colour by colour, sizes ascending. */
  readonly skus: readonly Sku[];
}

interface LateHazard {
  readonly kind: 'rising' | 'launch';
  readonly from: number;
  readonly extra: StylePlant['extra'];
}

export interface Sku {
  readonly sku: string;
  readonly style: Style;
  readonly colour: string;
  readonly size: string;
  readonly sizeIndex: number;
  readonly title: string;
  readonly asin: string;
  readonly fnsku: string;
}

const names = [
  'Amara',
  'Bellis',
  'Cosima',
  'Delphi',
  'Estel',
  'Fiora',
  'Galene',
  'Halden',
  'Isolde',
  'Juniper',
  'Kalina',
  'Lumen',
  'Mirela',
  'Nerida',
  'Orsola',
  'Pavona',
  'Quila',
  'Rosalba',
  'Selva',
  'Tindra',
  'Umbria',
  'Verena',
  'Willa',
  'Xenia',
  'Ysolt',
  'Zephyr',
];

const colours: Readonly<Record<Category['setting'], readonly string[]>> = {
  clothing: ['Black', 'Navy', 'Ecru', 'Olive', 'Rust', 'Sky Blue', 'Burgundy', 'Sage'],
  shoes: ['Black', 'White', 'Cognac', 'Taupe', 'Navy'],
  electronics: ['Black', 'White', 'Graphite', 'Mint'],
  home: ['Sand', 'Terracotta', 'Forest', 'Ivory', 'Slate', 'Ochre'],
  beauty: ['Light', 'Medium', 'Rose', 'Amber'],
};

const suppliers: Readonly<Record<Category['setting'], readonly string[]>> = {
  clothing: ['Atelier Corvin', 'Lusitex', 'Anatolia Dokuma', 'Maglificio Serale'],
  shoes: ['Calzaturas Ribera', 'Passo Nuovo'],
  electronics: ['Brightvolt', 'Kestrel Audio', 'Shenmu Devices'],
  home: ['Casa Tihna', 'Verre du Lac', 'Hyggelig Works'],
  beauty: ['Botanica Rila', 'Laboratoire Ondine'],
};

/** SKUs as some shops write them: digits that a spreadsheet would take for numbers. */
const oddSkus: Readonly<Record<string, string>> = { 'SKN-101': '004711', 'SKN-104': '12E5', 'HAI-102': '00123' };

/** Every style of the shop, best sellers of a category first, new ones at the end. */
export function makeCatalogue(seed: number): readonly Style[] {
  const random = new Random(seed, 11);
  const usual = categories.flatMap((category) =>
    Array.from({ length: category.styles }, (_, index) => makeStyle(category, index + 1, random)),
  );
  const launched = launches.map((launch) => {
    const category = categories.find(({ name }) => name === launch.category)!;
    return makeStyle(category, category.styles + 1, random, launch);
  });
  return [...usual, ...launched];
}

/** The styles' demand within their category falls by rank (Zipf's law, flattened). */
export function demandOf(style: Style): number {
  return 1 / (style.wantedLike + 1.5) ** 0.85;
}

function makeStyle(category: Category, rank: number, random: Random, launch?: Launch): Style {
  const [low, high] = category.price;
  const listMinor = (Math.round(low + (high - low) * random.next() ** 1.6) - 1) * 100 + random.pick([0, 90, 95]);
  const needsTwoColours = category.name === pickerSwap.category && rank === pickerSwap.rank;
  const style = {
    id: `${category.code}-${100 + rank}`,
    name: `${names[(rank * 7 + category.code.charCodeAt(0)) % names.length]!} ${random.pick(category.nouns)}`,
    category,
    rank,
    supplier: random.pick(suppliers[category.setting]),
    colours: pickColours(
      category,
      needsTwoColours ? 2 : random.chance(category.sizes.length ? 0.03 : 0.25) ? 2 : 1,
      random,
    ),
    sizes: pickSizes(category.sizes, random),
    listMinor,
    costMinor: Math.round((listMinor / 1.2) * (0.3 + 0.2 * random.next())),
    plant: stylePlants.find((plant) => plant.category === category.name && plant.rank === rank) ?? null,
    late: lateHazard(category, rank, launch),
    from: launch?.from ?? firstDay,
    wantedLike: launch?.wantedLike ?? rank,
    skus: [] as Sku[],
  };
  for (const colour of style.colours)
    for (const size of style.sizes) style.skus.push(makeSku(style, colour, size, random));
  return style;
}

/** The lot that a style is sold from on a day: one a quarter, and a new one on the day that a plant begins; blank for goods without. */
export function lotOn({ category, late }: Style, day: number): string {
  if (!lotCategories.includes(category.name)) return '';
  const isNew = late?.kind === 'rising' && day >= late.from;
  const quarter = `${dayText(day).slice(2, 4)}Q${Math.ceil(monthOf(day) / 3)}`;
  return isNew ? `${quarter}-B` : quarter;
}

function lateHazard(category: Category, rank: number, launch: Launch | undefined): LateHazard | null {
  if (launch) return { ...launch, kind: 'launch' };
  const rise = risingPlants.find((plant) => plant.category === category.name && plant.rank === rank);
  return rise ? { ...rise, kind: 'rising' } : null;
}

function pickColours(category: Category, count: number, random: Random): readonly string[] {
  const list = colours[category.setting];
  const first = random.below(list.length);
  return Array.from({ length: count }, (_, index) => list[(first + index * 2) % list.length]!);
}

/** Four neighbouring sizes of the category's scale, or one without a name. */
function pickSizes(scale: readonly string[], random: Random): readonly string[] {
  if (scale.length === 0) return [''];
  const first = random.below(scale.length - 3);
  return scale.slice(first, first + 4);
}

function makeSku(style: Style, colour: string, size: string, random: Random): Sku {
  const isFirst = colour === style.colours[0] && size === style.sizes[0];
  const tail = String(random.below(1e7)).padStart(7, '0');
  return {
    sku: (isFirst && oddSkus[style.id]) || `${style.id}-${colour.slice(0, 3).toUpperCase()}${size && `-${size}`}`,
    style,
    colour,
    size,
    sizeIndex: style.sizes.indexOf(size),
    title: `${style.name} - ${colour}${size && ` / ${size}`}`,
    asin: `B0${style.category.code}${tail.slice(0, 5)}`,
    fnsku: `X00${tail}`,
  };
}
