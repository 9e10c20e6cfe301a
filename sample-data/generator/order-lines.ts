import type { ReasonCode } from '../../pipelines/domain/reasons.ts';
import type { Sku } from './catalogue.ts';
import { type Shelf, sizeAway, skuFor } from './goods.ts';
import { codePercent, promotionOn } from './promotions.ts';
import type { Random } from './random.ts';

/** A line of an order; money in minor units of the order's currency, tax included. */
export interface OrderLine {
  readonly sku: Sku;
  readonly quantity: number;
  /** Unit price asked; `compareAtMinor` is the struck-out one, 0 when there is none. */
  readonly priceMinor: number;
  readonly compareAtMinor: number;
  readonly lineDiscountMinor: number;
  /** What was paid for all units after every discount. */
  readonly paidMinor: number;
  /** `occasion`: bought to be worn once; a reason: ordered to choose from, and not the one kept. */
  readonly fate: 'open' | 'kept' | 'occasion' | ReasonCode;
}

/** Who buys: what of a person decides about baskets and returns. */
export interface Buyer {
  readonly size: number;
  readonly readiness: number;
  readonly isBracketer: boolean;
}

/** What lies in the basket before prices: SKU, units and fate. */
type Choice = Pick<OrderLine, 'sku' | 'quantity' | 'fate'>;

/** Goods a buyer orders on a day; no SKU twice. */
export function drawBasket(shelf: Shelf, buyer: Buyer, day: number, count: number, random: Random): readonly Choice[] {
  const choices: Choice[] = [];
  for (let index = 0; index < count; index++) {
    const sku = skuFor(shelf.drawStyle(day, random), buyer.size, random);
    const several = buyer.isBracketer && sku.size !== '' && random.chance(0.7) ? drawSizes(sku, random) : null;
    choices.push(...(several ?? [{ sku, quantity: drawQuantity(sku, random), fate: 'open' as const }]));
  }
  return choices.filter((choice, index) => choices.findIndex(({ sku }) => sku === choice.sku) === index);
}

/** One dear thing to be worn once. */
export function drawOccasion(shelf: Shelf, buyer: Buyer, random: Random): readonly Choice[] {
  return [{ sku: skuFor(shelf.drawOccasionStyle(random), buyer.size, random), quantity: 1, fate: 'occasion' }];
}

function drawQuantity(sku: Sku, random: Random): number {
  const { setting } = sku.style.category;
  const isStocked = setting === 'home' || setting === 'beauty';
  if (random.chance(isStocked ? 0.84 : 0.965)) return 1;
  return random.chance(0.75) ? 2 : random.between(3, 4);
}

/** Two or three sizes of an article of which the fitting one is kept, and sometimes none. */
function drawSizes(sku: Sku, random: Random): readonly Choice[] | null {
  const steps = random.chance(0.3) ? [-1, 0, 1] : random.chance(0.5) ? [0, 1] : [-1, 0];
  const skus = steps.flatMap((step) => sizeAway(sku, step) ?? []);
  if (skus.length < 2) return null;
  const fitting = sku.sizeIndex + drawTrueStep(sku, random);
  const keepsNone = random.chance(0.12);
  return skus.map((choice) => ({
    sku: choice,
    quantity: 1,
    fate: choice.sizeIndex === fitting && !keepsNone ? 'kept' : spareReason(choice.sizeIndex - fitting, random),
  }));
}

/** How many sizes away the fitting one is: up where the style runs small, down where it runs large. */
function drawTrueStep(sku: Sku, random: Random): number {
  const mark = random.next();
  if (sku.style.plant?.kind === 'runs_small') return mark < 0.65 ? 1 : 0;
  if (sku.style.plant?.kind === 'runs_large') return mark < 0.65 ? -1 : 0;
  return mark < 0.6 ? 0 : mark < 0.82 ? 1 : -1;
}

/** Why a size is not the one kept; the fitting one goes back only when it does not please. */
function spareReason(step: number, random: Random): ReasonCode {
  if (step === 0) return 'not_to_taste';
  if (random.chance(0.65)) return 'extra_size_ordered';
  return step < 0 ? 'too_small' : 'too_large';
}

/**
 * Prices a basket on a day, promotions and a typed-in code included.
 * @param rate units of the order's currency for one euro
 */
export function priceLines(
  choices: readonly Choice[],
  day: number,
  hasCode: boolean,
  rate: number,
): readonly OrderLine[] {
  return choices.map(({ sku, quantity, fate }) => {
    const listMinor = Math.round(sku.style.listMinor * rate);
    const promotion = promotionOn(day, sku.style.category.setting);
    const percent = promotion?.percent ?? 0;
    const isMarkedDown = promotion?.shownAs === 'price';
    const priceMinor = isMarkedDown ? Math.round((listMinor * (100 - percent)) / 100) : listMinor;
    const lineDiscountMinor = isMarkedDown ? 0 : Math.round((listMinor * quantity * percent) / 100);
    const asked = priceMinor * quantity - lineDiscountMinor;
    return {
      sku,
      quantity,
      fate,
      priceMinor,
      compareAtMinor: isMarkedDown ? listMinor : 0,
      lineDiscountMinor,
      paidMinor: asked - (hasCode ? Math.round((asked * codePercent) / 100) : 0),
    };
  });
}
