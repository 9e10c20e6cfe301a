import { instantOn, lastDay, orderHours, shopDay } from './calendar.ts';
import type { Shelf } from './goods.ts';
import { follow, type ReturnRow } from './journey.ts';
import { drawBasket, drawOccasion, type OrderLine, priceLines } from './order-lines.ts';
import { type Shopper, shopper } from './people.ts';
import { ordersPerWardrober, wardrobingOrderShare } from './plants.ts';
import { newsletterCodes, promotionOn, welcomeCode } from './promotions.ts';
import { type Random, Weighted } from './random.ts';
import { drawRequest, type Request } from './requests.ts';
import { drawWarehouse, type Parcel, sendParcel } from './shipping.ts';

/** An order of the shop with all that became of it; money in euro cents, tax included. */
export interface ShopOrder {
  readonly number: number;
  readonly shopper: Shopper;
  readonly createdAt: number;
  readonly lines: readonly (OrderLine & { readonly parcel: Parcel })[];
  readonly isSplit: boolean;
  readonly discountCode: string;
  readonly discountMinor: number;
  readonly shippingMinor: number;
  readonly totalMinor: number;
  /** Null when it went out; a cancelled order has neither parcels in the files nor requests. */
  readonly cancelledAt: number | null;
  readonly isVoided: boolean;
  readonly payment: string;
  readonly requests: readonly Request[];
  /** What the returns file knows of the requests by the last day. */
  readonly returns: readonly ReturnRow[];
}

/** Hands out shoppers: new ones as the shop grows, faithful ones, and the few who wear and return. */
export class Clientele {
  readonly wardroberNumbers: readonly number[];
  private readonly seed: number;
  private newest = 0;

  /** @param orders how many orders the shop will take in all */
  constructor(seed: number, orders: number) {
    this.seed = seed;
    const wardrobers = Math.max(3, Math.round(orders / ordersPerWardrober));
    this.wardroberNumbers = Array.from({ length: wardrobers }, (_, index) => 37 + 409 * index);
  }

  wardrober(random: Random): Shopper {
    return shopper(this.seed, random.pick(this.wardroberNumbers));
  }

  someone(random: Random): { shopper: Shopper; isNew: boolean } {
    const isNew = this.newest < 20 || random.chance(0.5);
    if (isNew) this.newest++;
    const number = isNew ? this.newest : this.returning(random);
    return { shopper: shopper(this.seed, number), isNew };
  }

  /** One in three repeat orders comes from the faithful tenth; the others favour recent shoppers. */
  private returning(random: Random): number {
    if (random.chance(0.33)) return 10 * (1 + random.below(Math.floor(this.newest / 10)));
    return 1 + Math.floor(this.newest * Math.sqrt(random.next()));
  }
}

const lineCounts = new Weighted([1, 2, 3, 4, 5], (_, index) => [57, 25, 11, 5, 2][index]!);

/** The shop's next order on a day. */
export function takeShopOrder(
  number: number,
  day: number,
  clientele: Clientele,
  shelf: Shelf,
  random: Random,
): ShopOrder {
  const { shopper, choices, isNew } = drawChoice(day, clientele, shelf, random);
  const createdAt = instantOn(day, orderHours.draw(random) * 3600 + random.below(3600));
  const discountCode = drawCode(isNew, day, random);
  const priced = priceLines(choices, day, discountCode !== '', 1);
  const isSplit = priced.length > 1 && random.chance(0.05);
  const lines = pack(priced, shopper, isSplit, day, random);
  const money = addUp(lines, shopper);
  const cancelledAt = drawCancellation(createdAt, random);
  const requests = cancelledAt === null ? drawRequests(lines, shopper, day, random) : [];
  return {
    number,
    shopper,
    createdAt,
    lines,
    isSplit,
    discountCode,
    ...money,
    cancelledAt,
    isVoided: random.chance(0.15),
    payment: drawPayment(shopper, random),
    requests,
    returns: requests
      .filter(({ requestedDay }) => requestedDay <= lastDay)
      .map((request) => follow(request, shopper, lines.length === 1 ? money.shippingMinor : 0, random)),
  };
}

/** Who orders and what: now and then somebody dresses up for one evening. */
function drawChoice(day: number, clientele: Clientele, shelf: Shelf, random: Random) {
  if (random.chance(wardrobingOrderShare)) {
    const shopper = clientele.wardrober(random);
    return { shopper, choices: drawOccasion(shelf, shopper, random), isNew: false };
  }
  const { shopper, isNew } = clientele.someone(random);
  return { shopper, choices: drawBasket(shelf, shopper, day, lineCounts.draw(random), random), isNew };
}

/** When the order was cancelled before it left, or null; what happens after the last day has not happened. */
function drawCancellation(createdAt: number, random: Random): number | null {
  if (!random.chance(0.024)) return null;
  const cancelledAt = createdAt + random.between(900, 100_000);
  return shopDay(cancelledAt) <= lastDay ? cancelledAt : null;
}

function drawRequests(lines: ShopOrder['lines'], { readiness }: Shopper, day: number, random: Random): Request[] {
  return lines.flatMap((line) => drawRequest(line, line.parcel, readiness, day, random) ?? []);
}

function drawCode(isNew: boolean, day: number, random: Random): string {
  if (promotionOn(day, 'clothing')) return '';
  if (isNew && random.chance(0.22)) return welcomeCode;
  return random.chance(0.05) ? random.pick(newsletterCodes) : '';
}

/** Puts all lines into one parcel, or the last one into a second from the other warehouse. */
function pack(lines: readonly OrderLine[], { country }: Shopper, isSplit: boolean, day: number, random: Random) {
  const warehouse = drawWarehouse(country.code, random);
  const send = (from: string, packed: readonly OrderLine[]) =>
    sendParcel(
      country.code,
      country.outboundMinor,
      from,
      packed.map(({ sku }) => sku.style.category.setting),
      day,
      random,
    );
  if (!isSplit) {
    const parcel = send(warehouse, lines);
    return lines.map((line) => ({ ...line, parcel }));
  }
  const first = send(warehouse, lines.slice(0, -1));
  const second = send(warehouse === 'Cluj' ? 'Lille' : 'Cluj', lines.slice(-1));
  return lines.map((line, index) => ({ ...line, parcel: index < lines.length - 1 ? first : second }));
}

const freeShippingFrom = 6_000;

function addUp(lines: readonly OrderLine[], { country }: Shopper) {
  const paid = lines.reduce((sum, line) => sum + line.paidMinor, 0);
  const asked = lines.reduce((sum, line) => sum + line.priceMinor * line.quantity, 0);
  const shippingMinor = paid >= freeShippingFrom ? 0 : country.code === 'RO' ? 390 : 490;
  return { discountMinor: asked - paid, shippingMinor, totalMinor: paid + shippingMinor };
}

function drawPayment({ country }: Shopper, random: Random): string {
  if (country.code === 'RO' && random.chance(0.35)) return 'Cash on Delivery (COD)';
  if (country.language === 'de' && random.chance(0.3)) return 'Klarna';
  return random.chance(0.7) ? 'Shopify Payments' : 'PayPal Express Checkout';
}
