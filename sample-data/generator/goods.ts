import { firstDay, monthOf } from './calendar.ts';
import { demandOf, makeCatalogue, type Sku, type Style } from './catalogue.ts';
import { categories, seasonDemand } from './categories.ts';
import { wardrobingCategories } from './plants.ts';
import { type Random, Weighted } from './random.ts';

/** What shoppers choose from. */
export interface Shelf {
  readonly styles: readonly Style[];
  /** A style somebody wants in a month: category by season, style by rank. */
  drawStyle(day: number, random: Random): Style;
  /** A dear style of the categories one dresses up with. */
  drawOccasionStyle(random: Random): Style;
  /** The style of a place in its category. */
  styleAt(category: string, rank: number): Style;
}

/** Fills the shelf for a seed. */
export function fillShelf(seed: number): Shelf {
  const styles = makeCatalogue(seed);
  const byCategory = new Map(
    categories.map(({ name }) => [name, styles.filter((style) => style.category.name === name)]),
  );
  const onSale = new Map([...byCategory].map(([name, list]) => [name, assortments(list)]));
  const months = Array.from(
    { length: 12 },
    (_, index) => new Weighted(categories, ({ demand, season }) => demand * seasonDemand(season, index + 1)),
  );
  const occasions = new Weighted(
    wardrobingCategories.flatMap((name) => dearest(byCategory.get(name)!.filter(({ from }) => from <= firstDay))),
    () => 1,
  );
  return {
    styles,
    drawStyle: (day, random) => {
      const { name } = months[monthOf(day) - 1]!.draw(random);
      return onSale
        .get(name)!
        .find(({ from }) => from <= day)!
        .styles.draw(random);
    },
    drawOccasionStyle: (random) => occasions.draw(random),
    styleAt: (category, rank) => byCategory.get(category)![rank - 1]!,
  };
}

/** What of a category is on sale from each day on that brings something new, the last day first. */
function assortments(list: readonly Style[]): readonly { from: number; styles: Weighted<Style> }[] {
  const days = [...new Set(list.map(({ from }) => from))].sort((one, other) => other - one);
  return days.map((day) => ({
    from: day,
    styles: new Weighted(
      list.filter(({ from }) => from <= day),
      demandOf,
    ),
  }));
}

function dearest(styles: readonly Style[]): readonly Style[] {
  return [...styles].sort((one, other) => other.listMinor - one.listMinor).slice(0, Math.ceil(styles.length / 4));
}

/** The SKU of a style that a body of this size (0 to 1) would order, in any of its colours. */
export function skuFor(style: Style, size: number, random: Random): Sku {
  const sizeIndex = Math.floor(size * style.sizes.length);
  return style.skus[random.below(style.colours.length) * style.sizes.length + sizeIndex]!;
}

/** The same style and colour so many sizes away, or undefined beyond the ends. */
export function sizeAway(sku: Sku, steps: number): Sku | undefined {
  return sku.style.skus.find(({ colour, sizeIndex }) => colour === sku.colour && sizeIndex === sku.sizeIndex + steps);
}
